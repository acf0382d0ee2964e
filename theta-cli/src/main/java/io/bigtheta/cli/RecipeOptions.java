package io.bigtheta.cli;

import io.bigtheta.train.Monitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is trained; what is not given is said here once, or left to {@link Plan} where it depends on the data. */
final class RecipeOptions {
  @Option(
      names = "--activation",
      defaultValue = "relu",
      paramLabel = "RECIPE",
      description = "Activation of the hidden units: ${DEFAULT-VALUE} unless given.")
  String activation;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Share of the hidden units left out at random in each step. If not given: 0.2 for images, else 0.")
  @Nullable
  Float dropout;

  @Option(
      names = "--loss",
      defaultValue = "",
      paramLabel = "RECIPE",
      description = "If not given: cross-entropy for classes, squared-error for numbers.")
  String loss;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      paramLabel = "RECIPE",
      description = "As \"adam(beta1=0.8)\": ${DEFAULT-VALUE} unless given.")
  String optimizer;

  @Option(
      names = "--rate",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "The learning rate, as 0.01 or \"cosine(peak=0.003)\". If not given: from the optimizer's own rate down along a cosine.")
  String rate;

  @Option(
      names = "--batch",
      paramLabel = "ROWS",
      description = "Rows of a step; 0 for all. If not given: 64, or 16 for few rows.")
  @Nullable
  Integer batch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "At most. If not given: 20, or for few rows as many as make 2,000 steps, up to 500.")
  @Nullable
  Integer epochs;

  @Option(
      names = "--patience",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Stops after N epochs in a row without a new best one; 0, as if not given: never.")
  int patience;

  @Option(
      names = "--stopping",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "Another rule to stop by, as \"time-limit(60)\"; with --patience, whichever comes first.")
  String stopping;

  @Option(
      names = "--penalty",
      defaultValue = "none",
      paramLabel = "RECIPE",
      description = "On large weights, as \"l2(1e-4)\": ${DEFAULT-VALUE} unless given.")
  String penalty;

  @Option(
      names = "--clipping",
      defaultValue = "none",
      paramLabel = "RECIPE",
      description = "Of large gradients, as \"by-norm(1)\": ${DEFAULT-VALUE} unless given.")
  String clipping;

  @Option(
      names = "--average",
      defaultValue = "0",
      paramLabel = "SHARE",
      description =
          "Keeps a moving average of the weights, as 0.999: ${DEFAULT-VALUE}, none, unless given.")
  float average;

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      description =
          "Changes every image each time it is seen, as \"shift(2) rotate(10) elastic\": nothing, unless given.")
  String augment = "";

  @Option(
      names = "--standardize",
      description =
          "Gives each channel of the images mean 0 and standard deviation 1, as on the training rows; columns of a table always are.")
  boolean standardize;

  @Option(
      names = "--criterion",
      defaultValue = "loss",
      paramLabel = "WHAT",
      description =
          "loss or accuracy: what makes an epoch the best one: ${DEFAULT-VALUE} unless given.")
  Monitor criterion;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "N",
      description = "Of all randomness: ${DEFAULT-VALUE} unless given.")
  long seed;
}
