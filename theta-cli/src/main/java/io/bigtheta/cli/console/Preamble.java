package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Rows;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.math.Kernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.run.recipe.Plan;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** The lines that commands print before their work begins. */
final class Preamble {
  private final PrintStream people;

  Preamble(PrintStream people) {
    this.people = people;
  }

  /** The data, divided into training, validation and test rows. */
  void rows(Rows rows) {
    target(rows.train());
    people.println(text(
        "data         %s: %,d rows to train on, %,d to validate, %,d to test",
        rows.train().name(),
        rows.train().rows(),
        rows.validation().rows(),
        rows.test().rows()));
    rows.train().times().ifPresent(times -> {
      String validation = times.range(rows.validation());
      String test = rows.test().times().map(own -> own.range(rows.test())).orElse("");
      people.println(text(
          "             divided by %s: %s%s%s",
          times.column(),
          times.range(rows.train()),
          validation.isEmpty() ? "" : ", then " + validation,
          test.isEmpty() ? "" : ", then " + test));
    });
    notes(rows.train());
  }

  /** The column to predict, and how it was chosen. */
  private void target(Dataset data) {
    data.notes().stream()
        .filter(note -> note.about().equals("target"))
        .forEach(note -> people.println(new Note(note.about(), Failure.oneLine(note.words()))));
  }

  /** How the data was read: what was guessed, filled or left out. */
  private void notes(Dataset data) {
    String before = "";
    for (Note note : data.notes()) {
      if (!note.about().equals("target")) {
        String about = note.about().equals(before) ? "" : note.about();
        people.println(new Note(about, Failure.oneLine(note.words())));
        before = note.about();
      }
    }
  }

  /** The data that is divided into folds. */
  void rows(Dataset all) {
    target(all);
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

  /** Columns that may give away the target, which are better left out before the training than after it. */
  void leaks(List<Finding> leaks) {
    String about = "suspected    ";
    for (Finding leak : leaks) {
      people.println(about + Failure.oneLine(leak.words()));
      about = "             ";
    }
  }

  /** @param each what each of several threads does, such as {@code ", one fold on each"}; may be empty */
  void calculates(int threads, String each) {
    people.println("calculates   " + Kernels.why() + ", on " + threads
        + (threads == 1 ? " thread" : " threads" + each));
  }
}
