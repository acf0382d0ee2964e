package io.bigtheta.run.recipe;

import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Table;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.FolderStyle;
import io.bigtheta.io.ImageReading;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.PixelForm;
import io.bigtheta.io.PixelTable;
import io.bigtheta.io.Tables;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which data is read, and how.
 *
 * @param source the name of a known data set, a table, a folder of images {@code label/*.png} or of recordings {@code
 *     label/*.wav}, or a pair of IDX files {@code IMAGES,LABELS}
 * @param target the column of a CSV file to predict, or several of numbers with commas between them; empty for the one that
 *     {@link TableTarget} guesses
 * @param task what the target column holds
 * @param images how images of a folder become inputs; if absent, {@link #found} decides by the images
 * @param resize the size to which images of a folder are scaled and cropped; not with {@code images=ink}
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param group a column of a CSV file, in which equal values mark rows that belong together; it is not an input. {@value
 *     BesideTables#GROUP} for recordings; empty for none
 * @param time a column of a CSV file with dates or numbers, by which rows are divided into earlier and newer ones; empty for
 *     none
 * @param testFile another CSV file with the same columns, all of whose rows are the test set; empty for none
 * @param table how a CSV file is written, and what its columns hold, where that is not to be found out
 * @param pixels the size of the images in the rows of a CSV file; if absent, the file is a table, unless its columns say otherwise
 * @param skipBad whether files of a folder that cannot be read are left out
 */
public record DataRecipe(
    String source,
    String target,
    Task task,
    Optional<ImageStyle> images,
    Optional<ImageSize> resize,
    String dataDir,
    String group,
    String time,
    String testFile,
    CsvStyle table,
    Optional<ImageSize> pixels,
    boolean skipBad) {
  public DataRecipe {
    if (resize.isPresent() && images.equals(Optional.of(ImageStyle.INK))) {
      throw Refusal.of(
          "resize",
          "--images raw beside it",
          "--images ink, which fits images to 28x28",
          "add --images raw for photographs");
    }
  }

  /** A source whose target, style and columns are found out. */
  public DataRecipe(String source) {
    this(
        source,
        "",
        Task.AUTO,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        "",
        new CsvStyle(),
        Optional.empty(),
        false);
  }

  public DataRecipe source(String value) {
    return with(draft -> draft.source = value);
  }

  public DataRecipe target(String value) {
    return with(draft -> draft.target = value);
  }

  public DataRecipe task(Task value) {
    return with(draft -> draft.task = value);
  }

  public DataRecipe images(ImageStyle value) {
    return images(Optional.of(value));
  }

  /** A copy with another image style. Ink has a fixed size, so {@code resize} is dropped for it. */
  public DataRecipe images(Optional<ImageStyle> value) {
    boolean ink = value.equals(Optional.of(ImageStyle.INK));
    return with(draft -> {
      draft.images = value;
      draft.resize = ink ? Optional.empty() : draft.resize;
    });
  }

  public DataRecipe resize(Optional<ImageSize> value) {
    return with(draft -> draft.resize = value);
  }

  public DataRecipe dataDir(String value) {
    return with(draft -> draft.dataDir = value);
  }

  public DataRecipe group(String value) {
    return with(draft -> draft.group = value);
  }

  public DataRecipe time(String value) {
    return with(draft -> draft.time = value);
  }

  public DataRecipe testFile(String value) {
    return with(draft -> draft.testFile = value);
  }

  public DataRecipe table(CsvStyle value) {
    return with(draft -> draft.table = value);
  }

  public DataRecipe pixels(Optional<ImageSize> value) {
    return with(draft -> draft.pixels = value);
  }

  public DataRecipe skipBad(boolean value) {
    return with(draft -> draft.skipBad = value);
  }

  private DataRecipe with(Consumer<DataDraft> change) {
    DataDraft draft = new DataDraft(this);
    change.accept(draft);
    return draft.recipe();
  }

  /** How images of a folder become inputs: ink, unless something else was chosen or found. */
  public ImageStyle style() {
    return images.orElse(resize.isPresent() ? ImageStyle.RAW : ImageStyle.INK);
  }

  /**
   * A copy with absolute paths, so that the data is found from every folder. If nobody chose how images of a folder become
   * inputs, the images decide, see {@link FolderStyle}.
   *
   * @throws Refusal if the source is of no known kind, or a file is missing
   */
  public DataRecipe found() {
    DataSource kind = DataSource.of(source);
    if (kind instanceof DataSource.CsvFile csv) {
      return source(absolute(csv.file()))
          .testFile(testFile.isEmpty() ? "" : absolute(Path.of(testFile)));
    } else if (kind instanceof DataSource.ImageFiles folder) {
      return source(absolute(folder.folder())).decided(folder.folder());
    } else if (kind instanceof DataSource.IdxFiles idx) {
      return source(absolute(idx.images()) + "," + absolute(idx.labels()));
    }
    if (kind instanceof DataSource.IdxFolder idx) {
      return source(absolute(idx.folder()));
    }
    if (kind instanceof DataSource.SoundFiles sounds) {
      return source(absolute(sounds.folder()));
    }
    return kind instanceof DataSource.PixelRows rows
        ? source(absolute(rows.file()))
        : dataDir.isEmpty() ? this : dataDir(absolute(Path.of(dataDir)));
  }

  private DataRecipe decided(Path folder) {
    if (images.isPresent() || resize.isPresent()) {
      return images(style());
    }
    FolderStyle style;
    try {
      style = FolderStyle.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return style.style() == ImageStyle.INK
        ? images(ImageStyle.INK)
        : images(ImageStyle.RAW).resize(Optional.of(new ImageSize(style.height(), style.width())));
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
    if (pixels.isPresent()
        && !(kind instanceof DataSource.CsvFile || kind instanceof DataSource.PixelRows)) {
      throw Field.IMAGES.refuse(
          "a CSV file of pixels", source, "the size of images of a folder is set by --resize");
    }
    if (kind instanceof DataSource.PixelRows table
        && pixels.isEmpty()
        && (!target.isEmpty() || !group.isEmpty())) {
      kind = new DataSource.CsvFile(table.file()); // whoever names the target wants a table
    }
    if (kind instanceof DataSource.PixelRows || pixels.isPresent()) {
      return rows(kind);
    }
    if (kind instanceof DataSource.CsvFile csv) {
      standard.note(csv.file());
      return new TableTarget(this, csv).labelled();
    }
    BesideTables.check(this, kind);
    return BesideTables.checked(this, others(kind, standard));
  }

  private LabelledData others(DataSource kind, DataSets standard) throws IOException {
    if (kind instanceof DataSource.Named named) {
      return named.read(sets(standard));
    }
    if (kind instanceof DataSource.SoundFiles sounds) {
      return sounds.read(skipBad);
    }
    if (kind instanceof DataSource.IdxFolder idx) {
      return idx.read();
    }
    if (kind instanceof DataSource.ImageFiles folder) {
      return folder.read(new ImageReading(
          style(),
          resize.map(ImageSize::height).orElse(0),
          resize.map(ImageSize::width).orElse(0),
          skipBad));
    }
    return LabelledData.of(((DataSource.IdxFiles) kind).read());
  }

  /** The rows of a CSV file of pixels, as images. */
  private LabelledData rows(DataSource kind) throws IOException {
    Path file =
        kind instanceof DataSource.CsvFile csv ? csv.file() : ((DataSource.PixelRows) kind).file();
    return pixels.isEmpty()
        ? ((DataSource.PixelRows) kind).read()
        : LabelledData.of(PixelTable.read(
            file, PixelForm.of(file, pixels.get().height(), pixels.get().width(), target)));
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
      Described told = new TableTarget(this, csv).described();
      List<Note> notes = new ArrayList<>(told.notes());
      int second = Math.min(1, notes.size()); // the first note is about the target
      notes.addAll(
          second,
          Tables.notes(csv.file()).stream()
              .map(words -> new Note("file", words))
              .toList());
      return new Described(told.table(), notes);
    }
    throw Refusal.of("data", "a CSV file or a named data set", source).setting("data");
  }
}
