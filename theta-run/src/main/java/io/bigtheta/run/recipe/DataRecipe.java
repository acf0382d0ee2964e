package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Table;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.FolderStyle;
import io.bigtheta.io.ImageReading;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.PixelForm;
import io.bigtheta.io.PixelTable;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which data is read, and how.
 *
 * @param source the name of a known data set, a CSV file, a folder of images {@code label/*.png}, or a pair of IDX files
 *     {@code IMAGES,LABELS}
 * @param target the column of a CSV file to predict; empty for the last column
 * @param task what the target column holds
 * @param images how images of a folder become inputs; if absent, {@link #found} decides by the images
 * @param resize the size to which images of a folder are scaled and cropped; not with {@code images=ink}
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param group a column of a CSV file, in which equal values mark rows that belong together; it is not an input. Empty for none
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

  /** A source with the last column as its target. */
  public DataRecipe(String source) {
    this(
        source, "", Task.AUTO, Optional.empty(), Optional.empty(), "", "", Optional.empty(), false);
  }

  public DataRecipe source(String value) {
    return new DataRecipe(value, target, task, images, resize, dataDir, group, pixels, skipBad);
  }

  public DataRecipe target(String value) {
    return new DataRecipe(source, value, task, images, resize, dataDir, group, pixels, skipBad);
  }

  public DataRecipe task(Task value) {
    return new DataRecipe(source, target, value, images, resize, dataDir, group, pixels, skipBad);
  }

  /** A copy with another image style. Ink has a fixed size, so {@code resize} is dropped for it. */
  public DataRecipe images(ImageStyle value) {
    return images(Optional.of(value));
  }

  public DataRecipe images(Optional<ImageStyle> value) {
    boolean ink = value.equals(Optional.of(ImageStyle.INK));
    return new DataRecipe(
        source,
        target,
        task,
        value,
        ink ? Optional.empty() : resize,
        dataDir,
        group,
        pixels,
        skipBad);
  }

  public DataRecipe resize(Optional<ImageSize> value) {
    return new DataRecipe(source, target, task, images, value, dataDir, group, pixels, skipBad);
  }

  public DataRecipe dataDir(String value) {
    return new DataRecipe(source, target, task, images, resize, value, group, pixels, skipBad);
  }

  public DataRecipe group(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, value, pixels, skipBad);
  }

  public DataRecipe pixels(Optional<ImageSize> value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, group, value, skipBad);
  }

  public DataRecipe skipBad(boolean value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, group, pixels, value);
  }

  /** The style or the size that {@code --images} names; empty if both are left open. */
  String imagesText() {
    return pixels
        .map(ImageSize::toString)
        .orElseGet(
            () -> images.map(style -> style.name().toLowerCase(Locale.ROOT)).orElse(""));
  }

  /** A copy with what {@code --images} names: {@code ink}, {@code raw}, or a size such as {@code 28x28}. */
  DataRecipe imagesText(String text) {
    if (text.isBlank()) {
      return images(Optional.empty()).pixels(Optional.empty());
    }
    if (text.strip().matches("\\d+x\\d+")) {
      return pixels(Optional.of(ImageSize.parse(text.strip())));
    }
    for (ImageStyle style : ImageStyle.values()) {
      if (style.name().equalsIgnoreCase(text.strip())) {
        return images(style).pixels(Optional.empty());
      }
    }
    throw Refusal.of(
        "images", "ink, raw, or for a CSV file of pixels their size, as 28x28", "\"" + text + "\"");
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
      return source(absolute(csv.file()));
    } else if (kind instanceof DataSource.ImageFiles folder) {
      return source(absolute(folder.folder())).decided(folder.folder());
    } else if (kind instanceof DataSource.IdxFiles idx) {
      return source(absolute(idx.images()) + "," + absolute(idx.labels()));
    }
    if (kind instanceof DataSource.IdxFolder idx) {
      return source(absolute(idx.folder()));
    }
    return kind instanceof DataSource.PixelRows rows ? source(absolute(rows.file())) : this;
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
    if (kind instanceof DataSource.PixelRows || pixels.isPresent()) {
      return LabelledData.of(rows(kind));
    }
    if (kind instanceof DataSource.CsvFile csv) {
      return LabelledData.of(table(csv.read()));
    }
    if (!group.isEmpty()) {
      throw Field.GROUP.refuse("a CSV file, of which it names a column", source, "");
    }
    if (kind instanceof DataSource.Named named) {
      return named.read(sets(standard));
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

  /** The rows of a CSV file of pixels: as images, or as a table if somebody names the target and no size. */
  private Dataset rows(DataSource kind) throws IOException {
    Path file =
        kind instanceof DataSource.CsvFile csv ? csv.file() : ((DataSource.PixelRows) kind).file();
    if (pixels.isEmpty() && (!target.isEmpty() || !group.isEmpty())) {
      return table(new DataSource.CsvFile(file).read());
    }
    return pixels.isEmpty()
        ? ((DataSource.PixelRows) kind).read()
        : PixelTable.read(
            file, PixelForm.of(file, pixels.get().height(), pixels.get().width(), target));
  }

  private Dataset table(Table table) {
    if (group.isEmpty()) {
      return chosen(table);
    }
    int[] groups = table.groups(group);
    return chosen(new Table(table.name(), table.without(group))).grouped(groups);
  }

  private Dataset chosen(Table table) {
    String column = column(table, target);
    return switch (task) {
      case AUTO -> table.target(column);
      case CLASSES -> table.classes(column);
      case NUMBERS -> table.numbers(column);
    };
  }

  /** The column to predict: {@code given}, or the last column if that is empty. */
  public static String column(Table table, String given) {
    return given.isEmpty()
        ? table.columns().fields().get(table.columns().cols() - 1).name()
        : given;
  }
}
