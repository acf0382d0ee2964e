package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Prints a {@link FoldsResult} as text. */
public final class FoldsText {
  private FoldsText() {}

  public static void print(FoldsResult folds, PrintStream out) {
    CrossValidated result = folds.result();
    out.println();
    int count = result.folds().size();
    if (!result.complete()) {
      out.println(text("interrupted  %d of %d folds are finished", count, result.asked())
          + (count == 0 ? "" : ", with these scores"));
    }
    if (count > 0) {
      scores(folds, out);
    }
    folds.duplicates().ifPresent(line -> out.println("duplicates   " + line));
    List<String> files = Stream.of(
            folds.model().isEmpty() ? "" : "model.safetensors",
            folds.reported() ? "folds.csv, out-of-fold.csv, report.html, pictures" : "")
        .filter(name -> !name.isEmpty())
        .toList();
    if (!files.isEmpty()) {
      out.println("files        " + folds.folder() + ": " + String.join(", ", files));
    }
    if (!result.complete()) {
      out.println();
      out.println("interrupted: every finished fold is kept");
      out.println("to continue: theta resume " + folds.folder());
    }
  }

  private static void scores(FoldsResult folds, PrintStream out) {
    CrossValidated result = folds.result();
    if (folds.classes()) {
      out.println("accuracy     " + text("%.2f %%", 100 * folds.score().mean())
          + spread(folds.score().standardError(), folds.low(), folds.high(), 100, "%.2f"));
    } else {
      out.println("RMSE         " + text("%.4g", folds.score().mean())
          + spread(folds.score().standardError(), folds.low(), folds.high(), 1, "%.4g"));
      Estimate r2 = result.r2();
      if (!Double.isNaN(r2.mean())) {
        out.println("R²           " + text("%.4f", r2.mean())
            + spread(r2.standardError(), r2.low(), Math.min(1, r2.high()), 1, "%.4f"));
      }
    }
    Estimate loss = result.loss();
    out.println("loss         " + text("%.4f", loss.mean())
        + spread(loss.standardError(), loss.low(), loss.high(), 1, "%.4f"));
    out.println("             "
        + (result.folds().size() == 1
            ? "from a single fold: only more folds can tell how far off it may be"
            : "mean ± standard error over " + result.folds().size() + " folds"));
    result.outOfFold().evaluation().ifPresent(all -> {
      out.println("together     " + all);
      Confusions.of(all, folds.labels()).forEach(line -> out.println("             " + line));
    });
    bestEpochs(folds, out);
  }

  private static void bestEpochs(FoldsResult folds, PrintStream out) {
    CrossValidated result = folds.result();
    int[] best = result.folds().stream()
        .mapToInt(Fold::bestEpoch)
        .filter(epoch -> epoch > 0)
        .sorted()
        .toArray();
    if (best.length > 0) {
      out.println(text(
          "best epoch   %d of %d (median of the folds, which range from %d to %d)",
          result.medianBestEpoch(),
          folds.plan().trainer().epochs(),
          best[0],
          best[best.length - 1]));
    }
  }

  private static String spread(double error, double low, double high, double scale, String number) {
    return Double.isNaN(error)
        ? ""
        : text(
            " ± " + number + " (95 %% interval " + number + " … " + number + ")",
            scale * error,
            scale * low,
            scale * high);
  }
}
