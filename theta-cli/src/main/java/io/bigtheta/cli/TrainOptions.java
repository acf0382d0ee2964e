package io.bigtheta.cli;

import io.bigtheta.io.ImageStyle;
import io.bigtheta.train.Criterion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a training; what is not given is said here once, or left to {@link Plan} where it depends on the data. */
final class TrainOptions {
  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "The column of a CSV file to predict; the last one, if not given.")
  private String target;

  @Option(
      names = "--task",
      defaultValue = "auto",
      paramLabel = "TASK",
      description = "classes or numbers: what the target column holds, where that is not plain.")
  private Task task;

  @Option(
      names = "--images",
      defaultValue = "ink",
      paramLabel = "STYLE",
      description =
          "ink: images of a folder are fitted and centred as MNIST's digits; raw: they are taken as they are: ${DEFAULT-VALUE} unless given.")
  private ImageStyle images;

  @Option(
      names = "--hidden",
      defaultValue = "",
      paramLabel = "UNITS",
      description =
          "Units of each hidden layer, as 128,64; 0 for none. If not given: one layer with the mean of inputs and outputs.")
  private String hidden;

  @Option(
      names = "--activation",
      defaultValue = "relu",
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
      names = "--layers",
      defaultValue = "",
      paramLabel = "RECIPES",
      description =
          "All layers, as \"dense(64, activation=tanh) dropout(0.1) dense(10)\", instead of --hidden, --activation and --dropout.")
  private String layers;

  @Option(
      names = "--loss",
      defaultValue = "",
      paramLabel = "RECIPE",
      description = "If not given: cross-entropy for classes, squared-error for numbers.")
  private String loss;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      paramLabel = "RECIPE",
      description = "As \"adam(beta1=0.8)\": ${DEFAULT-VALUE} unless given.")
  private String optimizer;

  @Option(
      names = "--rate",
      defaultValue = "",
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
      names = "--validation",
      defaultValue = "0.1",
      paramLabel = "SHARE",
      description =
          "Share of the training rows that choose the best epoch: ${DEFAULT-VALUE} unless given; 0 for none.")
  private double validation;

  @Option(
      names = "--test",
      defaultValue = "0.2",
      paramLabel = "SHARE",
      description =
          "Share of the rows, always the same ones, for the final judgement: ${DEFAULT-VALUE} unless given; 0 for none. Data with a test set of their own keep it.")
  private double test;

  @Option(
      names = "--patience",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Stops after N epochs in a row without a new best one; 0, as if not given: never.")
  private int patience;

  @Option(
      names = "--stopping",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "Another rule to stop by, as \"time-limit(60)\"; with --patience, whichever comes first.")
  private String stopping;

  @Option(
      names = "--penalty",
      defaultValue = "none",
      paramLabel = "RECIPE",
      description = "On large weights, as \"l2(1e-4)\": ${DEFAULT-VALUE} unless given.")
  private String penalty;

  @Option(
      names = "--clipping",
      defaultValue = "none",
      paramLabel = "RECIPE",
      description = "Of large gradients, as \"by-norm(1)\": ${DEFAULT-VALUE} unless given.")
  private String clipping;

  @Option(
      names = "--average",
      defaultValue = "0",
      paramLabel = "SHARE",
      description =
          "Keeps a moving average of the weights, as 0.999: ${DEFAULT-VALUE}, none, unless given.")
  private float average;

  @Option(
      names = "--criterion",
      defaultValue = "loss",
      paramLabel = "WHAT",
      description =
          "loss or accuracy: what makes an epoch the best one: ${DEFAULT-VALUE} unless given.")
  private Criterion criterion;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "N",
      description = "Of all randomness: ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(
      names = "--data-dir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where to look first for data with a name.")
  private String dataDir;

  /** What a target column holds. */
  enum Task {
    AUTO,
    CLASSES,
    NUMBERS
  }

  /** @param command as it was typed, for the report */
  Settings settings(String data, String command) {
    if (epochs != null && epochs < 1) {
      throw Failure.refuse("--epochs", "at least 1", epochs.toString(), "");
    }
    if (dropout != null && !(dropout >= 0 && dropout < 1)) {
      throw Failure.refuse("--dropout", "a share in [0, 1)", dropout.toString(), "");
    }
    if (batch != null && batch < 0) {
      throw Failure.refuse("--batch", "a number of rows, or 0 for all", batch.toString(), "");
    }
    return new Settings(
        data,
        target,
        task,
        images,
        hidden,
        activation,
        dropout == null ? Settings.OPEN : dropout,
        layers,
        loss,
        optimizer,
        rate,
        batch == null ? Settings.OPEN : batch,
        epochs == null ? Settings.OPEN : epochs,
        validation,
        test,
        patience,
        stopping,
        penalty,
        clipping,
        average,
        criterion,
        seed,
        dataDir,
        command);
  }
}
