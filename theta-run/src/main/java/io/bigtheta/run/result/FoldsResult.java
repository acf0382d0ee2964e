package io.bigtheta.run.result;

import io.bigtheta.run.recipe.Plan;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import io.bigtheta.train.StopReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a cross-validation.
 *
 * @param plan the plan of each network
 * @param result the scores of the folds
 * @param refit whether a network on all rows was asked for
 * @param interrupted whether the training on all rows was interrupted
 * @param model the file of the network trained on all rows; empty if there is none
 * @param folder the folder with all files; it is removed if no fold was finished
 * @param reported whether the report and the tables could be written
 */
public record FoldsResult(
    Plan plan,
    CrossValidation validation,
    CrossValidated result,
    boolean refit,
    boolean interrupted,
    Optional<Path> model,
    Path folder,
    boolean reported) {
  /** A copy that says that report and tables could not be written. */
  public FoldsResult unreported() {
    return new FoldsResult(plan, validation, result, refit, interrupted, model, folder, false);
  }

  public boolean classes() {
    return plan.classes();
  }

  /** The accuracy for classes, the RMSE for numbers. */
  public Estimate score() {
    return classes() ? result.accuracy() : result.rmse();
  }

  /** The lower end of the score's 95 % interval, which is never below 0. */
  public double low() {
    return Double.isNaN(score().low()) ? Double.NaN : Math.max(0, score().low());
  }

  /** The upper end of the score's 95 % interval; an accuracy is never above 1. */
  public double high() {
    boolean over = classes() && score().high() > 1;
    return over ? 1 : score().high();
  }

  /** The names of the classes; empty if the targets are numbers. */
  public List<String> labels() {
    return classes() ? plan.rows().train().targets().labels() : List.of();
  }

  /** Whether the training of a fold diverged. */
  public boolean diverged() {
    return result.folds().stream().anyMatch(FoldsResult::diverged);
  }

  public static boolean diverged(Fold fold) {
    return fold.reason() instanceof StopReason.Diverged;
  }

  /** A warning about equal rows in different folds, if there are any. */
  public Optional<String> duplicates() {
    if (result.duplicates() == 0) {
      return Optional.empty();
    }
    String meaning = classes()
        ? String.format(
            Locale.ROOT,
            "the accuracy may be too high by up to %.1f points",
            100.0 * result.duplicates() / result.rows())
        : "the scores may be too good";
    return Optional.of(String.format(
        Locale.ROOT,
        "%,d of %,d rows are held out while an equal row is used for training, so %s; remove repeated rows from the data, or let --group name a column that equal rows share",
        result.duplicates(),
        result.rows(),
        meaning));
  }

  public Outcome outcome() {
    if (!reported) {
      return Outcome.BROKEN;
    }
    if (!result.complete() || interrupted) {
      return Outcome.INTERRUPTED;
    }
    return diverged() || (refit && model.isEmpty()) ? Outcome.BROKEN : Outcome.DONE;
  }
}
