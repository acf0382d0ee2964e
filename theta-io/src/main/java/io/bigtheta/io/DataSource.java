package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.PixelInputs;
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
import java.util.Optional;

/**
 * The source of data that one word on a command line names: the name of a data set, a CSV file, a folder of images or
 * recordings, or a pair of IDX files. If a file has the name of a data set, the name means the data set and {@code ./name} means the
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

  /**
   * A folder of images {@code label/…}, or one with folders {@code train} and {@code test} of that kind, or a list of
   * images and labels.
   */
  record ImageFiles(Path folder) implements DataSource {
    /** Reads the images, and the test set that the folder sets apart. */
    public LabelledData read(ImageReading how) throws IOException {
      return Images.read(folder, how);
    }

    /** Reads the images. */
    public Dataset read(ImageStyle style) throws IOException {
      return Images.folder(folder, style);
    }

    /** Reads the images unchanged except for their size, which becomes the same for all. */
    public Dataset read(int height, int width) throws IOException {
      return Images.folder(folder, height, width);
    }
  }

  /** A folder of recordings, see {@link Recordings}. */
  record SoundFiles(Path folder) implements DataSource {
    /** Reads the recordings, and the test set that the folder sets apart. */
    public LabelledData read(boolean skipBad) throws IOException {
      return Recordings.read(folder, skipBad);
    }
  }

  /** Images and labels in the format of MNIST, raw or packed as {@code .gz}. Files of EMNIST are known by name. */
  record IdxFiles(Path images, Path labels) implements DataSource {
    /** Reads the images with their labels. */
    public Dataset read() throws IOException {
      return IdxFamily.read(images, labels);
    }
  }

  /** A folder with the files of MNIST, or of a data set like it, in which the files to test are known by name. */
  record IdxFolder(Path folder) implements DataSource {
    /** Reads the images to train on and to test. */
    public LabelledData read() throws IOException {
      return IdxFamily.read(folder);
    }
  }

  /** A table whose rows are images, see {@link PixelTable}, or arrays of images, see {@link PixelArrays}. */
  record PixelRows(Path file) implements DataSource {
    /** Reads the images with their labels, and the test set that the file sets apart. */
    public LabelledData read() throws IOException {
      if (PixelArrays.is(file)) {
        return PixelArrays.read(file);
      }
      Optional<PixelForm> form = PixelForm.find(file);
      return LabelledData.of(PixelTable.read(
          file,
          form.orElseThrow(() -> FormatException.of(
              file, "rows of pixels, as before", "another table", "check the file"))));
    }
  }

  /**
   * Decides what {@code text} means, from the names of files, and from the first rows of a table; a file of another name is
   * a table if its first bytes say so. Files are read later.
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
        return Lookup.folder(path);
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw FormatException.of(
            path,
            "a file, as data are read more than once",
            "a pipe or a device",
            "write a file first");
      }
      String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
      if (name.matches(".*\\.(csv|tsv|txt)(\\.gz)?|.*\\.npz")) {
        return Lookup.table(file(path));
      }
      if (Tables.named(name)) {
        return new CsvFile(file(path));
      }
      if (name.matches(".*-images[-.]idx3-ubyte(\\.gz)?")) {
        return new IdxFiles(file(path), IdxFamily.labels(path));
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
    List<String> labels = fitted.outputs().labels();
    boolean classes = fitted.outputs().kind() == Targets.Kind.CLASSES;
    if (this instanceof CsvFile || this instanceof PixelRows) {
      Path file = this instanceof CsvFile csv ? csv.file() : ((PixelRows) this).file();
      return fitted.inputs() instanceof PixelInputs pixels && classes
          ? KnownLabels.of(file, Lookup.pixels(file, pixels, target), labels)
          : rows(file, fitted, target, sets);
    }
    if (this instanceof ImageFiles images) {
      return Images.folder(images.folder(), fitted, style);
    }
    if (this instanceof SoundFiles sounds) {
      return Recordings.folder(sounds.folder(), fitted, false);
    }
    if (this instanceof IdxFiles idx) {
      return classes && IdxFamily.signs(idx.images()).isEmpty()
          ? Idx.read(idx.images(), idx.labels(), labels)
          : classes ? KnownLabels.of(idx.labels(), idx.read(), labels) : idx.read();
    }
    if (this instanceof IdxFolder idx) {
      LabelledData data = idx.read();
      return KnownLabels.of(idx.folder(), data.test().orElse(data.train()), labels);
    }
    LabelledData data = sets.open(((Named) this).name());
    return data.test().orElse(data.train());
  }

  private static Dataset rows(Path file, Preparation fitted, String target, DataSets sets)
      throws IOException {
    sets.note(file);
    boolean several =
        fitted.outputs().kind() != Targets.Kind.CLASSES && fitted.outputs().size() > 1;
    return Csv.read(
        file,
        fitted,
        several
            ? Arrays.stream(target.split(",", -1)).map(String::strip).toList()
            : List.of(target));
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
            + ", a table (.csv, .parquet, .xlsx, .arff …), a folder of images label/*.png|jpg or of recordings label/*.wav, or IDX files"
            + " IMAGES,LABELS",
        FormatException.quoted(text),
        "check the name");
  }
}
