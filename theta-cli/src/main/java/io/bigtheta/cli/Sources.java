package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.io.Csv;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.LabelledData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** From the argument DATA to rows. */
final class Sources {
  private Sources() {}

  /** DATA as a run keeps it: a path that leads there from everywhere. */
  static String found(String data) {
    boolean known = DataSets.names().contains(data);
    return known || !Files.exists(Path.of(data))
        ? data
        : Path.of(data).toAbsolutePath().normalize().toString();
  }

  static Rows rows(Settings settings, Shell shell, PrintStream people) throws IOException {
    LabelledData data = data(settings, sets(settings.dataDir(), shell, people));
    return Rows.of(data.train(), data.test(), settings);
  }

  private static LabelledData data(Settings settings, DataSets sets) throws IOException {
    String data = settings.data();
    if (DataSets.names().contains(data)) {
      return sets.open(data);
    }
    Table table = Csv.read(Path.of(data));
    String target = target(table, settings.target());
    return LabelledData.of(
        switch (settings.task()) {
          case AUTO -> table.target(target);
          case CLASSES -> table.classes(target);
          case NUMBERS -> table.numbers(target);
        });
  }

  private static String target(Table table, String given) {
    return given.isEmpty()
        ? table.columns().fields().get(table.columns().cols() - 1).name()
        : given;
  }

  /**
   * Labelled rows to judge a model on.
   *
   * @param share of the rows, those that training with {@code --test} holds out; 0 for all
   */
  static Dataset labelled(
      String data, String target, Preparation preparation, double share, DataSets sets)
      throws IOException {
    if (DataSets.names().contains(data)) {
      LabelledData all = sets.open(data);
      return all.test().orElseGet(() -> Rows.tested(all.train(), share));
    }
    Path file = Path.of(data);
    return Rows.tested(Csv.read(file, preparation, target(Csv.read(file), target)), share);
  }

  /** The data sets by name, looked for in {@code dataDir} first if it is given. */
  static DataSets sets(String dataDir, Shell shell, PrintStream people) {
    DataSets sets = DataSets.standard()
        .progress(new Fetching(people, shell.terminal().getAsBoolean()));
    return dataDir.isEmpty() ? sets : sets.folder(Path.of(dataDir));
  }
}
