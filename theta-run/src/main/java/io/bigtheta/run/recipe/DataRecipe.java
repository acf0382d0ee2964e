package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.io.Csv;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which data is read, and how.
 *
 * @param source the name of a known data set, a table, a folder of images {@code label/*.png}, or a pair of IDX files
 *     {@code IMAGES,LABELS}
 * @param target the column of a CSV file to predict, or several of numbers with commas between them; empty for the last column
 * @param task what the target column holds
 * @param images how images of a folder become inputs
 * @param resize the size to which images of a folder are scaled and cropped; only with {@code images=raw}
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param group a column of a CSV file, in which equal values mark rows that belong together; it is not an input. Empty for none
 * @param time a column of a CSV file with dates or numbers, by which rows are divided into earlier and newer ones; empty for
 *     none
 * @param testFile another CSV file with the same columns, all of whose rows are the test set; empty for none
 */
public record DataRecipe(
    String source,
    String target,
    Task task,
    ImageStyle images,
    Optional<ImageSize> resize,
    String dataDir,
    String group,
    String time,
    String testFile) {
  public DataRecipe {
    if (resize.isPresent() && images != ImageStyle.RAW) {
      throw Refusal.of(
          "resize",
          "--images raw beside it",
          "--images ink, which fits images to 28x28",
          "add --images raw for photographs");
    }
  }

  /** A source with the last column as its target, and images as ink. */
  public DataRecipe(String source) {
    this(source, "", Task.AUTO, ImageStyle.INK, Optional.empty(), "", "", "", "");
  }

  public DataRecipe source(String value) {
    return new DataRecipe(value, target, task, images, resize, dataDir, group, time, testFile);
  }

  public DataRecipe target(String value) {
    return new DataRecipe(source, value, task, images, resize, dataDir, group, time, testFile);
  }

  public DataRecipe task(Task value) {
    return new DataRecipe(source, target, value, images, resize, dataDir, group, time, testFile);
  }

  /** A copy with another image style. Ink has a fixed size, so {@code resize} is dropped for it. */
  public DataRecipe images(ImageStyle value) {
    return new DataRecipe(
        source,
        target,
        task,
        value,
        value == ImageStyle.RAW ? resize : Optional.empty(),
        dataDir,
        group,
        time,
        testFile);
  }

  public DataRecipe resize(Optional<ImageSize> value) {
    return new DataRecipe(source, target, task, images, value, dataDir, group, time, testFile);
  }

  public DataRecipe dataDir(String value) {
    return new DataRecipe(source, target, task, images, resize, value, group, time, testFile);
  }

  public DataRecipe group(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, value, time, testFile);
  }

  public DataRecipe time(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, group, value, testFile);
  }

  public DataRecipe testFile(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, group, time, value);
  }

  /**
   * A copy with absolute paths, so that the data is found from every folder.
   *
   * @throws Refusal if the source is of no known kind, or a file is missing
   */
  public DataRecipe found() {
    DataSource kind = DataSource.of(source);
    if (kind instanceof DataSource.CsvFile csv) {
      return source(absolute(csv.file()))
          .testFile(testFile.isEmpty() ? "" : absolute(Path.of(testFile)));
    } else if (kind instanceof DataSource.ImageFiles folder) {
      return source(absolute(folder.folder()));
    } else if (kind instanceof DataSource.IdxFiles idx) {
      return source(absolute(idx.images()) + "," + absolute(idx.labels()));
    }
    return this;
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /** The named data sets, which are looked for in {@link #dataDir} first if it is given. */
  public DataSets sets(DataSets standard) {
    return dataDir.isEmpty() ? standard : standard.folder(Path.of(dataDir));
  }

  /** Reads all rows, and the test set that comes with them, if there is one. */
  public LabelledData read(DataSets standard) throws IOException {
    DataSource kind = DataSource.of(source);
    if (resize.isPresent() && !(kind instanceof DataSource.ImageFiles)) {
      throw Field.RESIZE.refuse("a folder of images", source, "other images stay as they are");
    }
    if (kind instanceof DataSource.CsvFile csv) {
      standard.note(csv.file());
      return tested(csv.read());
    }
    if (!time.isEmpty()) {
      throw Field.TIME.refuse("a CSV file, of which it names a column", source, "");
    }
    if (!testFile.isEmpty()) {
      throw Field.TEST_FILE.refuse("a CSV file to train on, too", source, "");
    }
    if (!group.isEmpty()) {
      throw Field.GROUP.refuse("a CSV file, of which it names a column", source, "");
    }
    if (kind instanceof DataSource.Named named) {
      return named.read(sets(standard));
    }
    return LabelledData.of(
        kind instanceof DataSource.ImageFiles folder
            ? folder(folder)
            : ((DataSource.IdxFiles) kind).read());
  }

  private Dataset folder(DataSource.ImageFiles folder) throws IOException {
    return resize.isEmpty()
        ? folder.read(images)
        : folder.read(resize.get().height(), resize.get().width());
  }

  /** The rows with those of the test file, if there is one: the same columns, and the same classes if the target has any. */
  private LabelledData tested(Table table) throws IOException {
    Dataset train = table(table);
    if (testFile.isEmpty()) {
      return LabelledData.of(train);
    }
    Table given = group.isEmpty() ? table : new Table(table.name(), table.without(group));
    return new LabelledData(
        train,
        Optional.of(Csv.read(Path.of(testFile), Preparation.fit(train), targets(given, target))));
  }

  private Dataset table(Table table) {
    if (!time.isEmpty() && !group.isEmpty()) {
      throw Field.TIME.refuse("no --group beside it", "both", "take one");
    }
    Dataset rows = grouped(table);
    return time.isEmpty() ? rows : rows.timed(table.times(time));
  }

  private Dataset grouped(Table table) {
    if (group.isEmpty()) {
      return chosen(table);
    }
    int[] groups = table.groups(group);
    return chosen(new Table(table.name(), table.without(group))).grouped(groups);
  }

  private Dataset chosen(Table table) {
    List<String> columns = targets(table, target);
    if (columns.size() > 1) {
      if (task == Task.CLASSES) {
        throw Field.TARGET.refuse("one column of classes", target, "take --task numbers");
      }
      return table.numbers(columns.toArray(String[]::new));
    }
    String column = columns.get(0);
    return switch (task) {
      case AUTO -> table.target(column);
      case CLASSES -> table.classes(column);
      case NUMBERS -> table.numbers(column);
    };
  }

  /** The columns to predict: {@code given} with commas between several numbers, or the last column if that is empty. */
  public static List<String> targets(Table table, String given) {
    boolean one = given.indexOf(',') < 0
        || table.columns().fields().stream().anyMatch(field -> field.name().equals(given));
    return one
        ? List.of(column(table, given))
        : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
  }

  /** The column to predict: {@code given}, or the last column if that is empty. */
  public static String column(Table table, String given) {
    return given.isEmpty()
        ? table.columns().fields().get(table.columns().cols() - 1).name()
        : given;
  }
}
