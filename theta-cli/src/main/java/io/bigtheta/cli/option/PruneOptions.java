package io.bigtheta.cli.option;

import io.bigtheta.prune.Pruner;
import io.bigtheta.prune.UnitSaliency;
import io.bigtheta.prune.Units;
import io.bigtheta.prune.WeightSaliency;
import io.bigtheta.prune.Weights;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.schedule.Schedule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is pruned, how far and on which rows. */
public final class PruneOptions {
  /** What is taken away. */
  enum Method {
    UNITS,
    WEIGHTS
  }

  @Option(
      names = "--method",
      defaultValue = "units",
      paramLabel = "WHAT",
      description =
          "units: hidden units are removed, so that the network is smaller and faster; weights: single weights become 0, and the file keeps its size: ${DEFAULT-VALUE} unless given.")
  private Method method;

  @Option(
      names = "--saliency",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "What is least important: taylor, norm or optimal-brain-damage for units, magnitude or optimal-brain-damage for weights; the first of these if not given.")
  private String saliency;

  @Option(
      names = "--tolerance",
      defaultValue = "0.5%",
      paramLabel = "SHARE",
      description =
          "How much validation accuracy may be lost, as 0.5%% (half a point) or 0.005; for numbers, by what share the RMSE may grow: 0.5%% unless given.")
  private String tolerance;

  @Option(
      names = "--step",
      defaultValue = "0.3",
      paramLabel = "SHARE",
      description =
          "Share of the units or weights that the first rounds take away; where that is too much, half of it, and so on: ${DEFAULT-VALUE} unless given.")
  private double step;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Of fine-tuning in each round. If not given: 6, or for few rows as many as make 600 steps, up to 50.")
  private @Nullable Integer epochs;

  @Option(
      names = "--rate",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "The learning rate of each round. If not given: from the optimizer's own rate down along a cosine.")
  private String rate;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the training rows that judge each round. If not given: as in the run, else 0.1 as for theta train.")
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description =
          "Share of the rows that have no say. If not given: as in the run, else 0.2 as for theta train.")
  private double test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Of all randomness, the choice of the validation rows included. If not given: as in the run, else 42.")
  private long seed;

  /**
   * What was typed, over what the run says that the model is of.
   *
   * @param train rows and optimizer of the model's own training
   */
  public PruneRecipe recipe(String model, TrainRecipe train) {
    return new PruneRecipe(
        model,
        train,
        pruner(),
        tolerance(),
        step,
        Optional.ofNullable(epochs),
        rate.isEmpty()
            ? Optional.empty()
            : Optional.of(Typed.recipe(Schedule.class, "rate", rate)));
  }

  private Pruner pruner() {
    if (method == Method.UNITS) {
      return saliency.isEmpty()
          ? new Units()
          : new Units(Typed.recipe(UnitSaliency.class, "saliency", saliency));
    }
    return saliency.isEmpty()
        ? new Weights()
        : new Weights(Typed.recipe(WeightSaliency.class, "saliency", saliency));
  }

  private double tolerance() {
    boolean percent = tolerance.strip().endsWith("%");
    String number = percent ? tolerance.strip().replaceFirst("%$", "") : tolerance;
    double value;
    try {
      value = new java.math.BigDecimal(number.strip())
          .scaleByPowerOfTen(percent ? -2 : 0)
          .doubleValue();
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of("tolerance", "a share in [0, 1), as 0.5% or 0.005", "\"" + tolerance + "\"")
          .setting("tolerance");
    }
    return value;
  }
}
