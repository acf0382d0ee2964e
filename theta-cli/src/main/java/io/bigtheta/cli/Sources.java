package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** From the argument DATA to rows. */
final class Sources {
  private Sources() {}

  /** DATA as a run keeps it: files by paths that lead there from everywhere. What cannot be is refused. */
  static String found(String data) {
    DataSource source = DataSource.of(data);
    if (source instanceof DataSource.CsvFile csv) {
      return absolute(csv.file());
    } else if (source instanceof DataSource.ImageFiles images) {
      return absolute(images.folder());
    } else if (source instanceof DataSource.IdxFiles idx) {
      return absolute(idx.images()) + "," + absolute(idx.labels());
    }
    return data;
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /** The rows to train, validate and test on. */
  static Rows rows(Settings settings, Shell shell, PrintStream people) throws IOException {
    LabelledData data = data(settings, "", shell, people);
    return Rows.of(data.train(), data.test(), settings);
  }

  /**
   * All rows, and the test set that comes with them.
   *
   * @param group column that says which rows belong together, and is no input; empty for none
   */
  static LabelledData data(Settings settings, String group, Shell shell, PrintStream people)
      throws IOException {
    DataSource source = DataSource.of(settings.data());
    ImageSize.check(settings);
    if (!settings.resize().isEmpty() && !(source instanceof DataSource.ImageFiles)) {
      throw Failure.refuse(
          "--resize", "a folder of images", settings.data(), "other images stay as they are");
    }
    if (source instanceof DataSource.CsvFile csv) {
      Table table = csv.read();
      return LabelledData.of(
          group.isEmpty() ? chosen(table, settings) : grouped(table, group, settings));
    }
    if (!group.isEmpty()) {
      throw Failure.refuse(
          "--group", "a CSV file, of which it names a column", settings.data(), "");
    }
    if (source instanceof DataSource.Named named) {
      return named.read(sets(settings.dataDir(), shell, people));
    }
    return LabelledData.of(
        source instanceof DataSource.ImageFiles images
            ? folder(images, settings)
            : ((DataSource.IdxFiles) source).read());
  }

  private static Dataset folder(DataSource.ImageFiles images, Settings settings)
      throws IOException {
    if (settings.resize().isEmpty()) {
      return images.read(settings.images());
    }
    ImageSize size = ImageSize.of(settings.resize());
    return images.read(size.height(), size.width());
  }

  private static Dataset grouped(Table table, String group, Settings settings) {
    int[] groups = table.groups(group);
    return chosen(new Table(table.name(), table.without(group)), settings).grouped(groups);
  }

  private static Dataset chosen(Table table, Settings settings) {
    String target = target(table, settings.target());
    return switch (settings.task()) {
      case AUTO -> table.target(target);
      case CLASSES -> table.classes(target);
      case NUMBERS -> table.numbers(target);
    };
  }

  private static String target(Table table, String given) {
    return given.isEmpty()
        ? table.columns().fields().get(table.columns().cols() - 1).name()
        : given;
  }

  /** Labelled rows to judge a model on; of data with a test set of their own, that. */
  static Dataset labelled(
      String data, String target, Preparation preparation, ImageStyle style, DataSets sets)
      throws IOException {
    DataSource source = DataSource.of(data);
    String column = source instanceof DataSource.CsvFile csv && target.isEmpty()
        ? target(csv.read(), target)
        : target;
    return source.read(sets, preparation, column, style);
  }

  /** The rows of DATA that are there to train on. */
  static Dataset labelled(String data, DataOptions rows, Shell shell) throws IOException {
    Settings settings = Settings.of(
        found(data), "", rows, new ShapeOptions(), new RecipeOptions(), HeldOptions.none());
    return data(settings, "", shell, shell.err()).train();
  }

  /** How images become inputs: as given, else as suits the model. */
  static ImageStyle style(@Nullable ImageStyle given, Inputs inputs) {
    boolean colour = inputs.kind() != Features.Kind.TABLE && inputs.shape().channels() > 1;
    return given != null ? given : colour ? ImageStyle.RAW : ImageStyle.INK;
  }

  /** The data sets by name, looked for in {@code dataDir} first if it is given. */
  static DataSets sets(String dataDir, Shell shell, PrintStream people) {
    DataSets sets =
        DataSets.standard().progress(new Fetching(people, shell.terminal().getAsBoolean()));
    return dataDir.isEmpty() ? sets : sets.folder(Path.of(dataDir));
  }
}
