package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Table;
import io.bigtheta.io.Csv;
import io.bigtheta.io.Idx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where rows come from. */
final class Sources {
  private Sources() {}

  static String found(String data) {
    Path path = Path.of(data);
    return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : data;
  }

  static Rows rows(Settings settings, PrintStream people) throws IOException {
    Path path = Path.of(settings.data());
    if (Files.isDirectory(path)) {
      Dataset train = Idx.read(
          path.resolve("train-images-idx3-ubyte"), path.resolve("train-labels-idx1-ubyte"));
      Dataset test =
          Idx.read(path.resolve("t10k-images-idx3-ubyte"), path.resolve("t10k-labels-idx1-ubyte"));
      return Rows.of(train, Optional.of(test), settings);
    }
    Table table = Csv.read(path);
    String target = settings.target().isEmpty()
        ? table.columns().fields().get(table.columns().cols() - 1).name()
        : settings.target();
    Dataset data = switch (settings.task()) {
      case AUTO -> table.target(target);
      case CLASSES -> table.classes(target);
      case NUMBERS -> table.numbers(target);
    };
    return Rows.of(data, Optional.empty(), settings);
  }
}
