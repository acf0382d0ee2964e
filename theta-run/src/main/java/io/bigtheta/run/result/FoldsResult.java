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
 * What came of a cross-validation.
 *
 * @param plan of each network
 * @param result what the folds say
 * @param refit whether a network was to be trained on all rows
 * @param interrupted whether somebody wanted an end while it was
 * @param model the file of the network trained on all rows; empty if there is none
 * @param folder with all files; it is gone where no fold ended
 * @param reported whether report and tables could be written
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
  /** The same where report and tables could not be written. */
  public FoldsResult unreported() {
    return new FoldsResult(plan, validation, result, refit, interrupted, model, folder, false);
  }

  public boolean classes() {
    return plan.classes();
  }

  /** Accuracy of classes, RMSE of numbers. */
  public Estimate score() {
    return classes() ? result.accuracy() : result.rmse();
  }

  /** The lower end of the score's 95 % interval: shares and RMSE end at 0. */
  public double low() {
    return Double.isNaN(score().low()) ? Double.NaN : Math.max(0, score().low());
  }

  /** The upper end of the score's 95 % interval: shares end at 1. */
  public double high() {
    boolean over = classes() && score().high() > 1;
    return over ? 1 : score().high();
  }

  /** Names of the classes; none where targets are numbers. */
  public List<String> labels() {
    return classes() ? plan.rows().train().targets().labels() : List.of();
  }

  /** Whether the training of a fold ran away. */
  public boolean diverged() {
    return result.folds().stream().anyMatch(FoldsResult::diverged);
  }

  public static boolean diverged(Fold fold) {
    return fold.reason() instanceof StopReason.Diverged;
  }

  /** What equal rows in different folds mean, where there are any. */
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
        "%,d of %,d rows are held out while an equal row is learnt from, so %s; remove repeated rows from the data, or name with --group a column that equal rows share",
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
