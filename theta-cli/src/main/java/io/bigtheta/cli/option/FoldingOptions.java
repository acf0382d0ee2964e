package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FoldsRecipe;
import io.bigtheta.select.Folding;
import io.bigtheta.select.Grouped;
import io.bigtheta.select.HoldOut;
import io.bigtheta.select.KFold;
import io.bigtheta.select.LeaveOneOut;
import io.bigtheta.select.Repeated;
import io.bigtheta.select.Scored;
import io.bigtheta.spec.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rows are held out, time and again. */
public final class FoldingOptions {
  private static final int FOLDS = 5;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "Each row is held out once, in one of K parts in which classes keep their shares: "
              + FOLDS + " unless given.")
  private @Nullable Integer folds;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "All of it N times, each time with other luck: ${DEFAULT-VALUE} unless given.")
  private int repeat;

  @Option(names = "--leave-one-out", description = "As many folds as rows.")
  private boolean leaveOneOut;

  @Option(
      names = "--hold-out",
      paramLabel = "SHARE",
      description = "One fold only, which holds out this share of the rows.")
  private @Nullable Double holdOut;

  @Option(
      names = "--group",
      paramLabel = "COL",
      defaultValue = "",
      description =
          "A column of a CSV file, such as a person: its rows are held out together, and it is no input.")
  private String group;

  @Option(
      names = "--folding",
      paramLabel = "RECIPE",
      defaultValue = "",
      description = "The same as a recipe, as \"repeated(k-fold(5), times=3)\".")
  private String recipe;

  @Option(
      names = "--scored",
      paramLabel = "WHEN",
      defaultValue = "last",
      description =
          "last: folds are judged after the last epoch; best: at their best epoch, which the judging rows choose: ${DEFAULT-VALUE} unless given.")
  private Scored scored;

  /** How rows are held out, as typed. */
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
    return recipe.isEmpty() ? repeated(once()) : Typed.recipe(Folding.class, "folding", recipe);
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
    return told("folds", () -> group.isEmpty() ? new KFold(parts) : new Grouped(parts));
  }

  /** What a recipe says of its component, told of the option. */
  private static Folding told(String option, Supplier<Folding> folding) {
    try {
      return folding.get();
    } catch (Refusal e) {
      throw e.setting(option);
    }
  }
}
