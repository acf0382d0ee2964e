package io.bigtheta.cli.option;

import io.bigtheta.train.history.Monitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is trained. {@link Given} reads what was typed. */
public final class RecipeOptions {
  @Option(
      names = "--activation",
      paramLabel = "RECIPE",
      description = "Activation function of the hidden units. Default: ${DEFAULT-VALUE}.")
  private String activation;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description =
          "Dropout rate: the share of the hidden units that each training step leaves out at random. Default: 0.2 for images, 0 for tables.")
  private @Nullable Float dropout;

  @Option(
      names = "--loss",
      paramLabel = "RECIPE",
      description =
          "Loss function that training minimizes. Default: cross-entropy for classes, squared-error for numbers.")
  private String loss;

  @Option(
      names = "--optimizer",
      paramLabel = "RECIPE",
      description = "Optimizer, such as \"adam(beta1=0.8)\". Default: ${DEFAULT-VALUE}.")
  private String optimizer;

  @Option(
      names = "--rate",
      paramLabel = "RECIPE",
      description =
          "Learning rate, such as 0.01 or \"cosine(peak=0.003)\". Default: falls along a cosine from three times the optimizer's own rate (adam: from 0.003); rprop keeps its own.")
  private String rate;

  @Option(
      names = "--batch",
      paramLabel = "ROWS",
      description =
          "Batch size: the number of rows per training step; 0 for all rows at once. Default: 64, or 16 for fewer than 1,000 training rows; rprop takes all rows.")
  private @Nullable Integer batch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Largest number of epochs (passes over the training rows). Default: 20, or more for few rows: as many as make 2,000 steps, but at most 500.")
  private @Nullable Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops early after N epochs in a row without a new best one; 0 for never. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--stopping",
      paramLabel = "RECIPE",
      description =
          "Another rule for stopping early, such as \"time-limit(60)\" in seconds. With --patience, whichever comes first counts. Default: ${DEFAULT-VALUE}.")
  private String stopping;

  @Option(
      names = "--penalty",
      paramLabel = "RECIPE",
      description =
          "Penalty on large weights (weight decay), such as \"l2(1e-4)\". Default: ${DEFAULT-VALUE}.")
  private String penalty;

  @Option(
      names = "--clipping",
      paramLabel = "RECIPE",
      description = "Limits large gradients, such as \"by-norm(1)\". Default: ${DEFAULT-VALUE}.")
  private String clipping;

  @Option(
      names = "--average",
      paramLabel = "SHARE",
      description =
          "Uses a moving average of the weights, of which each step keeps this share, such as 0.999; 0 for no averaging. Default: ${DEFAULT-VALUE}.")
  private float average;

  @Option(
      names = "--augment",
      paramLabel = "RECIPES",
      description =
          "Augmentation: changes every training image at random each time it is used, such as \"shift(2) rotate(10) elastic\". Default: no changes.")
  private String augment;

  @Option(
      names = "--standardize",
      description =
          "Standardizes each channel of the images to mean 0 and standard deviation 1 over the training rows. The columns of a table are always standardized.")
  private boolean standardize;

  @Option(
      names = {"--monitor", "--criterion"},
      paramLabel = "WHAT",
      description =
          "Measure on the validation set by which the best epoch is chosen: loss or accuracy. Default: ${DEFAULT-VALUE}.")
  private Monitor monitor;

  @Option(
      names = "--target-scale",
      paramLabel = "SCALE",
      description =
          "Scale on which numbers are learnt: linear, or log for targets from 0 on that spread over powers of ten, such as prices; predictions keep the unit of the target. Default: linear.")
  private String targetScale;

  @Option(
      names = "--class-weights",
      paramLabel = "WEIGHTS",
      description =
          "How much a row counts in the loss by its class: balanced lets all classes count the same, \"yes=5,no=1\" names weights. Default: all rows count the same.")
  private String classWeights;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all random numbers; the same seed gives the same network. Default: ${DEFAULT-VALUE}.")
  private long seed;
}
