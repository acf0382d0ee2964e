package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.ClassScores;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.History;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints a {@link TrainResult} as text. */
public final class TrainText {
  private TrainText() {}

  /** @param resumed the folder for theta resume: that of the training, or of its ensemble */
  public static void print(TrainResult result, Path resumed, PrintStream out) {
    Training training = result.training();
    History history = training.history();
    Plan plan = result.plan();
    out.println();
    result.best().ifPresent(best -> {
      String held = Double.isNaN(best.validationLoss())
          ? ""
          : text(", validation loss %.4f", best.validationLoss());
      String right = Double.isNaN(best.validationAccuracy())
          ? ""
          : text(", validation accuracy %.2f %%", 100 * best.validationAccuracy());
      boolean newest = plan.rows().validation().rows() == 0;
      if (plan.members() > 1) {
        return;
      }
      out.println((newest ? "kept epoch   " : "best epoch   ")
          + text("%d of %d: training loss %.4f", best.number(), history.epochs(), best.trainLoss())
          + held
          + right);
    });
    if (plan.members() > 1) {
      out.println("averaged     " + plan.members() + " networks, each at its best epoch");
    }
    out.println("stopped      " + training.reason());
    result.others().ifPresent(judged -> {
      out.println("left out     " + judged);
      out.println(
          "             each row by the network that has not learnt from it; the average does a little better");
      if (result.test().isEmpty()) {
        ScoreLines.of(judged, ClassScores.ofClasses(plan.rows().train(), judged.answers()))
            .forEach(line -> out.println("             " + line));
        Confusions.of(judged, training.model().labels())
            .forEach(line -> out.println("             " + line));
      }
    });
    result.test().ifPresent(judged -> {
      out.println("test         " + judged);
      ScoreLines.of(judged, result.testClasses())
          .forEach(line -> out.println("             " + line));
      Confusions.of(judged, training.model().labels())
          .forEach(line -> out.println("             " + line));
    });
    result
        .comparison()
        .ifPresent(beside -> out.println(
            "compared     " + (plan.members() > 1 ? "network 1: " : "") + beside.text()));
    result
        .diagnosis()
        .ifPresent(all -> all.findings()
            .forEach(finding -> out.println(
                all.findings().indexOf(finding) == 0
                    ? "diagnosis    " + (plan.members() > 1 ? "of network 1: " : "") + finding
                    : "             " + finding)));
    if (result.kept() > 0) {
      out.println("θ digest     " + training.model().network().digest());
    }
    out.println(text(
            "seconds      %.1f in %d epoch%s",
            history.seconds(), history.epochs(), history.epochs() == 1 ? "" : "s")
        + (plan.members() > 1 ? " of each network, summed over the networks" : ""));
    result.snapshots().ifPresent(scores -> {
      out.println();
      JointText.print(scores, "snapshot", "epoch", out);
      out.println();
    });
    if (result.snapshots().isEmpty() && !result.interrupted()) {
      plan.snapshots()
          .ifPresent(wanted -> out.println("snapshots    none: the training ended before epoch "
              + wanted.epochs().get(0)));
    }
    if (result.model().isPresent()) {
      out.println("files        " + result.folder()
          + ": model.safetensors"
          + (result.snapshots().isPresent() ? ", a model for each snapshot, ensemble.json" : "")
          + (result.reported() ? ", report.html, history.csv, pictures" : ""));
    }
    if (result.interrupted()) {
      out.println();
      out.println(
          result.model().isEmpty()
              ? "interrupted before the first epoch ended, so there is no model yet"
              : "interrupted: the best model so far is saved");
      out.println("to continue: theta resume " + resumed);
    }
  }
}
