package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.math.Kernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.run.recipe.Plan;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** The lines that commands print before their work begins. */
final class Preamble {
  private final PrintStream people;

  Preamble(PrintStream people) {
    this.people = people;
  }

  /** The data, divided into training, validation and test rows. */
  void rows(Rows rows) {
    people.println(text(
        "data         %s: %,d rows to train on, %,d to validate, %,d to test",
        rows.train().name(),
        rows.train().rows(),
        rows.validation().rows(),
        rows.test().rows()));
    notes(rows.train());
  }

  /** What people should know about how the rows were read. */
  private void notes(Dataset read) {
    read.notes()
        .forEach(
            note -> people.println(Failure.oneLine(text("%-12s %s", note.about(), note.words()))));
  }

  /** The data that is divided into folds. */
  void rows(Dataset all) {
    people.println(text("data         %s: %,d rows", all.name(), all.rows()));
    notes(all);
  }

  /** The test set that comes with the data, if there is one. No fold uses it. */
  void leftAlone(LabelledData given) {
    given
        .test()
        .ifPresent(test ->
            people.println(text("             its test set of %,d rows is not used", test.rows())));
  }

  void network(Blueprint blueprint) {
    people.println(text("network      %s: %,d parameters", blueprint, blueprint.size()));
  }

  /** The network, the choices that were made by default, and the recipe. */
  void plan(Plan plan) {
    network(plan.blueprint());
    plan.hints().forEach(hint -> people.println("             " + hint));
    people.println("recipe       " + plan.trainer());
    plan.snapshots()
        .ifPresent(snapshots -> people.println("snapshots    after epochs "
            + snapshots.epochs().stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  /** @param each what each of several threads does, such as {@code ", one fold on each"}; may be empty */
  void calculates(int threads, String each) {
    people.println("calculates   " + Kernels.why() + ", on " + threads
        + (threads == 1 ? " thread" : " threads" + each));
  }
}
