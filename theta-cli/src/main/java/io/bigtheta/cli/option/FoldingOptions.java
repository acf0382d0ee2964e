package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import io.bigtheta.run.recipe.FoldsRecipe;
import io.bigtheta.select.Folding;
import io.bigtheta.select.Grouped;
import io.bigtheta.select.HoldOut;
import io.bigtheta.select.KFold;
import io.bigtheta.select.LeaveOneOut;
import io.bigtheta.select.Repeated;
import io.bigtheta.select.Scored;
import io.bigtheta.select.WalkForward;
import io.bigtheta.spec.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows each fold of a cross-validation holds out. */
public final class FoldingOptions {
  private static final int FOLDS = 5;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "Divides the rows into K folds with the same mix of classes; each fold is held out once. Default: "
              + FOLDS + ".")
  private @Nullable Integer folds;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Repeats the whole cross-validation N times, each time with other random folds. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(
      names = "--leave-one-out",
      description = "Makes as many folds as there are rows: each holds out one row.")
  private boolean leaveOneOut;

  @Option(
      names = "--hold-out",
      paramLabel = "SHARE",
      description =
          "Makes a single fold that holds out this share of the rows. Default: the folds of --folds.")
  private @Nullable Double holdOut;

  @Option(names = "--group", paramLabel = "COL", defaultValue = "", description = FieldHelp.GROUP)
  private String group;

  @Option(
      names = "--time",
      paramLabel = "COL",
      defaultValue = "",
      description =
          "Column of dates or numbers in a CSV file. The folds then walk forward: each holds out rows that are newer than all it learns from. Default: rows are held out at random.")
  private String time;

  @Option(
      names = "--folding",
      paramLabel = "RECIPE",
      defaultValue = "",
      description =
          "How rows are held out, as one recipe, such as \"repeated(k-fold(5), times=3)\". Replaces --folds, --repeat, --leave-one-out and --hold-out. Default: the folds of --folds.")
  private String recipe;

  @Option(
      names = "--scored",
      paramLabel = "WHEN",
      defaultValue = "last",
      description =
          "Which epoch of a fold is scored. last: the last one, and stopping rules are ignored; best: the one that is best on the held-out rows, which makes scores a little too good. Default: ${DEFAULT-VALUE}.")
  private Scored scored;

  /** The folds that were asked for. */
  public FoldsRecipe folds() {
    return new FoldsRecipe(folding(), scored);
  }

  private Folding folding() {
    int ways = (folds == null ? 0 : 1) + (leaveOneOut ? 1 : 0) + (holdOut == null ? 0 : 1);
    if (ways > 1) {
      throw refused(
          "folds", "one of --folds, --leave-one-out and --hold-out", "more of them", "take one");
    }
    if (!recipe.isEmpty() && (ways > 0 || repeat != 1)) {
      throw refused(
          "folding",
          "no --folds, --leave-one-out, --hold-out or --repeat beside it",
          "both",
          "write the folds in one of the two ways");
    }
    if (!group.isEmpty() && (leaveOneOut || holdOut != null)) {
      throw refused(
          "group",
          "--folds beside it, which keep groups together",
          leaveOneOut ? "--leave-one-out" : "--hold-out",
          "");
    }
    if (!time.isEmpty()) {
      forward();
    }
    return recipe.isEmpty() ? repeated(once()) : Typed.recipe(Folding.class, "folding", recipe);
  }

  private void forward() {
    String other = !group.isEmpty()
        ? "--group"
        : leaveOneOut
            ? "--leave-one-out"
            : holdOut != null ? "--hold-out" : repeat != 1 ? "--repeat" : "";
    if (!other.isEmpty() || !(recipe.isEmpty() || recipe.strip().startsWith("walk-forward"))) {
      throw refused(
          "time",
          "--folds beside it, which walk forward",
          other.isEmpty() ? "--folding" : other,
          "take one");
    }
  }

  private static Refusal refused(String option, String expected, String got, String remedy) {
    return Refusal.of(option, expected, got, remedy).setting(option);
  }

  private Folding repeated(Folding once) {
    return repeat == 1 ? once : told("repeat", () -> new Repeated(once, repeat));
  }

  private Folding once() {
    if (leaveOneOut) {
      return new LeaveOneOut();
    }
    Double share = holdOut;
    if (share != null) {
      return told("hold-out", () -> new HoldOut(share));
    }
    int parts = folds == null ? FOLDS : folds;
    return told(
        "folds",
        () -> !time.isEmpty()
            ? new WalkForward(parts)
            : group.isEmpty() ? new KFold(parts) : new Grouped(parts));
  }

  /** Makes a folding; a refusal of its component names the option instead. */
  private static Folding told(String option, Supplier<Folding> folding) {
    try {
      return folding.get();
    } catch (Refusal e) {
      throw e.setting(option);
    }
  }
}
