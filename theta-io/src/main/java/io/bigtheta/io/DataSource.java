package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The source of data that one word on a command line names: the name of a data set, a CSV file, a folder of images, or
 * a pair of IDX files. If a file has the name of a data set, the name means the data set and {@code ./name} means the
 * file.
 */
public sealed interface DataSource {
  /** A data set that {@link DataSets} knows. */
  record Named(String name) implements DataSource {
    /** Opens the data set and fetches it first if necessary. */
    public LabelledData read(DataSets sets) throws IOException {
      return sets.open(name);
    }
  }

  /** A file of a table, see {@link Tables}. */
  record CsvFile(Path file) implements DataSource {
    /** Reads all columns; the target is chosen later. */
    public Table read() throws IOException {
      return Csv.read(file);
    }

    /** Reads a file in this style; the target is chosen later. */
    public Table read(CsvStyle style, CsvAsked asked) throws IOException {
      return Csv.read(file, style, asked);
    }
  }

  /** A folder of images {@code label/*.png|jpg|jpeg}. */
  record ImageFiles(Path folder) implements DataSource {
    /** Reads the images. */
    public Dataset read(ImageStyle style) throws IOException {
      return Images.folder(folder, style);
    }

    /** Reads the images unchanged except for their size, which becomes the same for all. */
    public Dataset read(int height, int width) throws IOException {
      return Images.folder(folder, height, width);
    }
  }

  /** Images and labels in the format of MNIST, raw or packed as {@code .gz}. */
  record IdxFiles(Path images, Path labels) implements DataSource {
    /** Reads the images with their labels. */
    public Dataset read() throws IOException {
      return Idx.read(images, labels);
    }
  }

  /**
   * Decides what {@code text} means from the names alone; a file of another name is a table if its first bytes say so.
   * Files are read later.
   */
  static DataSource of(String text) {
    if (DataSets.names().contains(text)) {
      return new Named(text);
    }
    try {
      int comma = text.indexOf(',');
      if (comma >= 0 && !Files.exists(Path.of(text))) {
        return new IdxFiles(
            file(Path.of(text.substring(0, comma).strip())),
            file(Path.of(text.substring(comma + 1).strip())));
      }
      if (text.isBlank()) {
        throw unknown(text); // as a path, a blank text would mean the current folder
      }
      Path path = Path.of(text);
      if (Files.isDirectory(path)) {
        return new ImageFiles(path);
      }
      String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
      if (Tables.named(name)) {
        return new CsvFile(file(path));
      }
      if (name.matches(".*-images[-.]idx3-ubyte(\\.gz)?")) {
        return new IdxFiles(file(path), labels(path));
      }
      if (Files.isRegularFile(path) && Tables.table(path)) {
        return new CsvFile(path);
      }
    } catch (InvalidPathException e) {
      throw unknown(text);
    }
    throw unknown(text);
  }

  /**
   * Reads rows to evaluate a model on, with the labels and sizes of the model. If a data set has a test set, the test
   * set is read.
   *
   * @param target name of the table's column with the true values; a model of several outputs has a column for each, with
   *     commas between them
   */
  default Dataset read(DataSets sets, Preparation fitted, String target, ImageStyle style)
      throws IOException {
    if (this instanceof CsvFile csv) {
      sets.note(csv.file());
      boolean several =
          fitted.outputs().kind() != Targets.Kind.CLASSES && fitted.outputs().size() > 1;
      return Csv.read(
          csv.file(),
          fitted,
          several
              ? Arrays.stream(target.split(",", -1)).map(String::strip).toList()
              : List.of(target));
    }
    if (this instanceof ImageFiles images) {
      return Images.folder(images.folder(), fitted, style);
    }
    if (this instanceof IdxFiles idx) {
      return fitted.outputs().kind() == Targets.Kind.CLASSES
          ? Idx.read(idx.images(), idx.labels(), fitted.outputs().labels())
          : idx.read();
    }
    LabelledData data = sets.open(((Named) this).name());
    return data.test().orElse(data.train());
  }

  private static Path labels(Path images) {
    String name = images.getFileName().toString();
    String base = name.replaceFirst("(?i)images([-.])idx3-ubyte(\\.gz)?$", "labels$1idx1-ubyte");
    Path labels = images.resolveSibling(base);
    Path packed = images.resolveSibling(base + ".gz");
    if (!Files.exists(labels) && !Files.exists(packed)) {
      throw FormatException.of(
          images, "its labels in " + labels, "no such file", "name both files, as IMAGES,LABELS");
    }
    return Files.exists(labels) ? labels : packed;
  }

  private static Path file(Path file) {
    if (!Files.exists(Tables.real(file))) {
      throw FormatException.of(file, "a file", "nothing there", "check the name");
    }
    return file;
  }

  private static FormatException unknown(String text) {
    return FormatException.of(
        "data",
        "one of the names " + String.join(", ", DataSets.names())
            + ", a table (.csv, .parquet, .xlsx, .arff …), a folder of images label/*.png|jpg, or IDX files"
            + " IMAGES,LABELS",
        FormatException.quoted(text),
        "check the name");
  }
}
