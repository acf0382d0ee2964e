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

/** What a command says before its work begins: lines that are the same in all of them. */
final class Preamble {
  private final PrintStream people;

  Preamble(PrintStream people) {
    this.people = people;
  }

  /** In its three parts. */
  void rows(Rows rows) {
    people.println(text(
        "data         %s: %,d rows to train on, %,d to validate, %,d to test",
        rows.train().name(),
        rows.train().rows(),
        rows.validation().rows(),
        rows.test().rows()));
  }

  /** All rows that folds are made of. */
  void rows(Dataset all) {
    people.println(text("data         %s: %,d rows", all.name(), all.rows()));
  }

  /** The test set that comes with the data, if there is one: folds are made without it. */
  void leftAlone(LabelledData given) {
    given
        .test()
        .ifPresent(test -> people.println(
            text("             its test set of %,d rows is left alone", test.rows())));
  }

  void network(Blueprint blueprint) {
    people.println(text("network      %s: %,d parameters", blueprint, blueprint.size()));
  }

  /** Network, what was chosen for it, and recipe. */
  void plan(Plan plan) {
    network(plan.blueprint());
    plan.hints().forEach(hint -> people.println("             " + hint));
    people.println("recipe       " + plan.trainer());
    plan.snapshots()
        .ifPresent(snapshots -> people.println("snapshots    after epochs "
            + snapshots.epochs().stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  /** @param each what of several threads each does, as {@code ", a fold on each"}; may be empty */
  void calculates(int threads, String each) {
    people.println("calculates   " + Kernels.why() + ", on " + threads
        + (threads == 1 ? " thread" : " threads" + each));
  }
}
