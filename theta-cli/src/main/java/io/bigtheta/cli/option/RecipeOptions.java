package io.bigtheta.cli.option;

import io.bigtheta.train.history.Monitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is trained. What was typed is read by {@link Given}. */
public final class RecipeOptions {
  @Option(
      names = "--activation",
      paramLabel = "RECIPE",
      description = "Activation of the hidden units: ${DEFAULT-VALUE} unless given.")
  private String activation;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Share of the hidden units left out at random in each step. If not given: 0.2 for images, else 0.")
  private @Nullable Float dropout;

  @Option(
      names = "--loss",
      paramLabel = "RECIPE",
      description = "If not given: cross-entropy for classes, squared-error for numbers.")
  private String loss;

  @Option(
      names = "--optimizer",
      paramLabel = "RECIPE",
      description = "As \"adam(beta1=0.8)\": ${DEFAULT-VALUE} unless given.")
  private String optimizer;

  @Option(
      names = "--rate",
      paramLabel = "RECIPE",
      description =
          "The learning rate, as 0.01 or \"cosine(peak=0.003)\". If not given: from the optimizer's own rate down along a cosine.")
  private String rate;

  @Option(
      names = "--batch",
      paramLabel = "ROWS",
      description = "Rows of a step; 0 for all. If not given: 64, or 16 for few rows.")
  private @Nullable Integer batch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "At most. If not given: 20, or for few rows as many as make 2,000 steps, up to 500.")
  private @Nullable Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops after N epochs in a row without a new best one; 0, as if not given: never.")
  private int patience;

  @Option(
      names = "--stopping",
      paramLabel = "RECIPE",
      description =
          "Another rule to stop by, as \"time-limit(60)\"; with --patience, whichever comes first.")
  private String stopping;

  @Option(
      names = "--penalty",
      paramLabel = "RECIPE",
      description = "On large weights, as \"l2(1e-4)\": ${DEFAULT-VALUE} unless given.")
  private String penalty;

  @Option(
      names = "--clipping",
      paramLabel = "RECIPE",
      description = "Of large gradients, as \"by-norm(1)\": ${DEFAULT-VALUE} unless given.")
  private String clipping;

  @Option(
      names = "--average",
      paramLabel = "SHARE",
      description =
          "Keeps a moving average of the weights, as 0.999: ${DEFAULT-VALUE}, none, unless given.")
  private float average;

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      description =
          "Changes every image each time it is seen, as \"shift(2) rotate(10) elastic\": nothing, unless given.")
  private String augment;

  @Option(
      names = "--standardize",
      description =
          "Gives each channel of the images mean 0 and standard deviation 1, as on the training rows; columns of a table always are.")
  private boolean standardize;

  @Option(
      names = {"--monitor", "--criterion"},
      paramLabel = "WHAT",
      description =
          "loss or accuracy: what makes an epoch the best one: ${DEFAULT-VALUE} unless given.")
  private Monitor monitor;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all randomness: ${DEFAULT-VALUE} unless given.")
  private long seed;
}
