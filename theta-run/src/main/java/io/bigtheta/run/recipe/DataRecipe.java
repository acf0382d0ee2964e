package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Table;
import io.bigtheta.io.CsvStyle;
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
 * @param target the column of a CSV file to predict, or several of numbers with commas between them; empty for the one that
 *     {@link TableTarget} guesses
 * @param task what the target column holds
 * @param images how images of a folder become inputs
 * @param resize the size to which images of a folder are scaled and cropped; only with {@code images=raw}
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param group a column of a CSV file, in which equal values mark rows that belong together; it is not an input. Empty for none
 * @param time a column of a CSV file with dates or numbers, by which rows are divided into earlier and newer ones; empty for
 *     none
 * @param testFile another CSV file with the same columns, all of whose rows are the test set; empty for none
 * @param table how a CSV file is written, and what its columns hold, where that is not to be found out
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
    String testFile,
    CsvStyle table) {
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
    this(source, "", Task.AUTO, ImageStyle.INK, Optional.empty(), "", "", "", "", new CsvStyle());
  }

  public DataRecipe source(String value) {
    return new DataRecipe(
        value, target, task, images, resize, dataDir, group, time, testFile, table);
  }

  public DataRecipe target(String value) {
    return new DataRecipe(
        source, value, task, images, resize, dataDir, group, time, testFile, table);
  }

  public DataRecipe task(Task value) {
    return new DataRecipe(
        source, target, value, images, resize, dataDir, group, time, testFile, table);
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
        testFile,
        table);
  }

  public DataRecipe resize(Optional<ImageSize> value) {
    return new DataRecipe(
        source, target, task, images, value, dataDir, group, time, testFile, table);
  }

  public DataRecipe dataDir(String value) {
    return new DataRecipe(
        source, target, task, images, resize, value, group, time, testFile, table);
  }

  public DataRecipe group(String value) {
    return new DataRecipe(
        source, target, task, images, resize, dataDir, value, time, testFile, table);
  }

  public DataRecipe time(String value) {
    return new DataRecipe(
        source, target, task, images, resize, dataDir, group, value, testFile, table);
  }

  public DataRecipe testFile(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, group, time, value, table);
  }

  public DataRecipe table(CsvStyle value) {
    return new DataRecipe(
        source, target, task, images, resize, dataDir, group, time, testFile, value);
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
      return new TableTarget(this, csv).labelled();
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

  /** The columns to predict: {@code given}, or the parts between its commas if no column has this name. */
  static List<String> several(List<String> columns, String given) {
    return given.indexOf(',') < 0 || columns.contains(given)
        ? List.of(given)
        : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
  }

  /** The column to predict among these: the one with a usual name, such as target or class, else the last. */
  public static String usual(List<String> columns) {
    return TableTarget.guess(columns);
  }

  /**
   * A table that was looked at.
   *
   * @param table with a survey of every column
   * @param notes first about the target, then what was guessed, filled or left out
   */
  public record Described(Table table, List<Note> notes) {}

  /**
   * Looks at a table without training on it.
   *
   * @throws Refusal if the source is no table
   */
  public Described described() throws IOException {
    if (DataSource.of(source) instanceof DataSource.CsvFile csv) {
      return new TableTarget(this, csv).described();
    }
    throw Refusal.of("data", "a CSV file or a named data set", source).setting("data");
  }
}
