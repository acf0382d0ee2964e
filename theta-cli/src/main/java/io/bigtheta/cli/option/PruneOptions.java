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

/** What is pruned, how far, and which rows validate it. */
public final class PruneOptions {
  /** What is removed. */
  enum Method {
    UNITS,
    WEIGHTS
  }

  @Option(
      names = "--method",
      defaultValue = "units",
      paramLabel = "WHAT",
      description =
          "What to remove. units: hidden units, which makes the network smaller and faster; weights: single weights are set to 0, and the file keeps its size. Default: ${DEFAULT-VALUE}.")
  private Method method;

  @Option(
      names = "--saliency",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "How importance is measured; the least important parts are removed first. Default: taylor for units, magnitude for weights.")
  private String saliency;

  @Option(
      names = "--tolerance",
      defaultValue = "0.5%",
      paramLabel = "SHARE",
      description =
          "How much validation accuracy may be lost, such as 0.5%% (half a percentage point) or 0.005. If the targets are numbers: by what share the validation RMSE may grow. Default: 0.5%%.")
  private String tolerance;

  @Option(
      names = "--step",
      defaultValue = "0.3",
      paramLabel = "SHARE",
      description =
          "Share of the units or weights that a round removes. A round that loses too much is undone, and half the share is tried, until that is below 3 %% or one part. Default: ${DEFAULT-VALUE}.")
  private double step;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Number of epochs of fine-tuning in each round. Default: 6, or more for few rows: as many as make 600 steps, but at most 50.")
  private @Nullable Integer epochs;

  @Option(
      names = "--rate",
      defaultValue = "",
      paramLabel = "RECIPE",
      description =
          "Learning rate of the fine-tuning. Default: falls along a cosine in each round, from the own rate of the optimizer that trained the model (adam: 0.001); rprop keeps its own.")
  private String rate;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the rows held out as the validation set, which decides how far to prune. No effect if DATA is what the model was trained on: its own validation set is used then. Default: as in the model's run, else ${DEFAULT-VALUE}.")
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description =
          "Share of the rows held out as the test set. No effect if DATA is what the model was trained on: its own test set is used then. Default: as in the model's run, else ${DEFAULT-VALUE}.")
  private double test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all random numbers in fine-tuning, and of the choice of validation rows if they are not the model's own. Default: as in the model's run, else ${DEFAULT-VALUE}.")
  private long seed;

  /**
   * The recipe of the pruning that was asked for.
   *
   * @param train the recipe of the model's own training, with the fields that were typed
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
