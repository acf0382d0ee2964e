package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Table;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which data is read, and how.
 *
 * @param source the name of a known data set, a table, a folder of images {@code label/*.png}, or a pair of IDX files
 *     {@code IMAGES,LABELS}
 * @param target the column of a CSV file to predict; empty for the last column
 * @param task what the target column holds
 * @param images how images of a folder become inputs
 * @param resize the size to which images of a folder are scaled and cropped; only with {@code images=raw}
 * @param dataDir a folder that is searched first for named data sets; empty for none
 * @param group a column of a CSV file, in which equal values mark rows that belong together; it is not an input. Empty for none
 */
public record DataRecipe(
    String source,
    String target,
    Task task,
    ImageStyle images,
    Optional<ImageSize> resize,
    String dataDir,
    String group) {
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
    this(source, "", Task.AUTO, ImageStyle.INK, Optional.empty(), "", "");
  }

  public DataRecipe source(String value) {
    return new DataRecipe(value, target, task, images, resize, dataDir, group);
  }

  public DataRecipe target(String value) {
    return new DataRecipe(source, value, task, images, resize, dataDir, group);
  }

  public DataRecipe task(Task value) {
    return new DataRecipe(source, target, value, images, resize, dataDir, group);
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
        group);
  }

  public DataRecipe resize(Optional<ImageSize> value) {
    return new DataRecipe(source, target, task, images, value, dataDir, group);
  }

  public DataRecipe dataDir(String value) {
    return new DataRecipe(source, target, task, images, resize, value, group);
  }

  public DataRecipe group(String value) {
    return new DataRecipe(source, target, task, images, resize, dataDir, value);
  }

  /**
   * A copy with absolute paths, so that the data is found from every folder.
   *
   * @throws Refusal if the source is of no known kind, or a file is missing
   */
  public DataRecipe found() {
    DataSource kind = DataSource.of(source);
    if (kind instanceof DataSource.CsvFile csv) {
      return source(absolute(csv.file()));
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
      return LabelledData.of(table(csv.read()));
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
