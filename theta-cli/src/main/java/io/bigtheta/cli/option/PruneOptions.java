package io.bigtheta.cli;

import io.bigtheta.model.Model;
import io.bigtheta.prune.Pruner;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.UnitSaliency;
import io.bigtheta.prune.Units;
import io.bigtheta.prune.WeightSaliency;
import io.bigtheta.prune.Weights;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Cosine;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Never;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is pruned, how far and on which rows. */
final class PruneOptions {
  /** Where no epochs are given: so many a round, but for few rows more, until there are so many steps. */
  private static final int EPOCHS = 6;

  private static final int STEPS = 600;
  private static final int MOST_EPOCHS = 50;

  /** Options that may overrule what a run says, and the components of its settings. */
  private static final Map<String, String> OVERRULING = Map.of(
      "--target", "target",
      "--task", "task",
      "--images", "images",
      "--resize", "resize",
      "--data-dir", "dataDir",
      "--validation", "validation",
      "--test", "test",
      "--seed", "seed");

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

  /** Refuses what cannot be, before anything is read. */
  void check() {
    pruner();
    tolerance();
    if (!(step > 0 && step < 1)) {
      throw Failure.refuse("--step", "a share in (0, 1)", Double.toString(step), "");
    }
    if (epochs != null && epochs < 1) {
      throw Failure.refuse("--epochs", "at least 1", epochs.toString(), "");
    }
    if (!rate.isEmpty()) {
      Settings.recipe(Schedule.class, "--rate", rate);
    }
  }

  private Pruner pruner() {
    if (method == Method.UNITS) {
      return saliency.isEmpty()
          ? new Units()
          : new Units(Settings.recipe(UnitSaliency.class, "--saliency", saliency));
    }
    return saliency.isEmpty()
        ? new Weights()
        : new Weights(Settings.recipe(WeightSaliency.class, "--saliency", saliency));
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
      throw Failure.refuse(
          "--tolerance", "a share in [0, 1), as 0.5% or 0.005", "\"" + tolerance + "\"", "");
    }
    return value;
  }

  /** The settings of the run that the model is of, or those of theta train; what was typed overrules both. */
  Settings settings(Path model, String data, String command, ParseResult typed) throws IOException {
    Settings settings = RunFolder.kept(model).with("data", data).with("command", command);
    for (Map.Entry<String, String> option : OVERRULING.entrySet()) {
      if (typed.hasMatchedOption(option.getKey())) {
        String text =
            typed.matchedOption(option.getKey()).originalStringValues().get(0);
        settings = settings.with(option.getValue(), text);
      }
    }
    return settings;
  }

  /** What theta train would do with no option given. */
  static Settings usual() {
    return Settings.of(
        "",
        "",
        untouched(new DataOptions()),
        new ShapeOptions(),
        untouched(new RecipeOptions()),
        new HeldOptions());
  }

  /** Options of which none was given. */
  private static <T> T untouched(T options) {
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
    return options;
  }

  /** The recipe: optimizer, batch, penalty and all else as in the run; loss as the model's. */
  Pruning pruning(Model model, Settings settings, Rows rows) {
    Trainer trainer =
        Plan.of(settings.with("loss", Spec.text(model.loss())), rows).trainer();
    int batch = trainer.batch() == 0 ? rows.train().rows() : trainer.batch();
    int steps = (rows.train().rows() + batch - 1) / batch;
    int usual = Math.max(EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps));
    float own = trainer.optimizer().rate();
    Schedule falling = trainer.optimizer().fullBatch() ? new Constant(own) : new Cosine(own);
    return Pruning.of(
            pruner(),
            trainer
                .epochs(epochs == null ? usual : epochs)
                .rate(rate.isEmpty() ? falling : Spec.parse(Schedule.class, rate))
                .stopping(new Never()))
        .tolerance(tolerance())
        .step(step);
  }
}
