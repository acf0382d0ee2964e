package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import io.bigtheta.train.history.Monitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is trained. {@link Given} reads what was typed. */
public final class RecipeOptions {
  @Option(names = "--activation", paramLabel = "RECIPE", description = FieldHelp.ACTIVATION)
  private String activation;

  @Option(names = "--dropout", paramLabel = "SHARE", description = FieldHelp.DROPOUT)
  private @Nullable Float dropout;

  @Option(names = "--loss", paramLabel = "RECIPE", description = FieldHelp.LOSS)
  private String loss;

  @Option(names = "--optimizer", paramLabel = "RECIPE", description = FieldHelp.OPTIMIZER)
  private String optimizer;

  @Option(names = "--rate", paramLabel = "RECIPE", description = FieldHelp.RATE)
  private String rate;

  @Option(names = "--batch", paramLabel = "ROWS", description = FieldHelp.BATCH)
  private @Nullable Integer batch;

  @Option(names = "--epochs", paramLabel = "N", description = FieldHelp.EPOCHS)
  private @Nullable Integer epochs;

  @Option(names = "--patience", paramLabel = "N", description = FieldHelp.PATIENCE)
  private int patience;

  @Option(names = "--stopping", paramLabel = "RECIPE", description = FieldHelp.STOPPING)
  private String stopping;

  @Option(names = "--penalty", paramLabel = "RECIPE", description = FieldHelp.PENALTY)
  private String penalty;

  @Option(names = "--clipping", paramLabel = "RECIPE", description = FieldHelp.CLIPPING)
  private String clipping;

  @Option(names = "--average", paramLabel = "SHARE", description = FieldHelp.AVERAGE)
  private float average;

  @Option(names = "--augment", paramLabel = "RECIPES", description = FieldHelp.AUGMENT)
  private String augment;

  @Option(names = "--standardize", description = FieldHelp.STANDARDIZE)
  private boolean standardize;

  @Option(
      names = {"--monitor", "--criterion"},
      paramLabel = "WHAT",
      description = FieldHelp.MONITOR)
  private Monitor monitor;

  @Option(names = "--target-scale", paramLabel = "SCALE", description = FieldHelp.TARGET_SCALE)
  private String targetScale;

  @Option(names = "--class-weights", paramLabel = "WEIGHTS", description = FieldHelp.CLASS_WEIGHTS)
  private String classWeights;

  @Option(names = "--seed", paramLabel = "N", description = FieldHelp.SEED)
  private long seed;
}
