package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How DATA is read: options of every command that takes labelled rows. {@link Given} reads what was typed. */
public final class DataOptions {
  @Option(
      names = "--target",
      paramLabel = "COL",
      description =
          "Column of a CSV file to predict. Default: one named target, class, label or the like, else the last that is used.")
  private String target;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "What the target column holds: classes, numbers or auto. auto takes words and small sets of whole numbers as classes, all else as numbers. Default: ${DEFAULT-VALUE}.")
  private Task task;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "How images of a folder become inputs. ink: made grey, scaled to 28x28 and centred as MNIST's digits are; raw: used unchanged. A size such as 28x28: each row of a CSV file is an image. Default: what the images, their labels and the columns suggest.")
  private String images;

  @Option(
      names = "--resize",
      paramLabel = "HxW",
      description =
          "Scales the images of a folder to this height and width, such as 32x32, and crops them to their centre so that nothing is distorted. Not with --images ink. Default: no resizing.")
  private String resize;

  @Option(
      names = "--skip-bad",
      description =
          "Leaves out files of a folder of images that cannot be read, and lists them. Default: they are refused together.")
  private boolean skipBad;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Directory in which to look for a named data set first. Default: the cache directory that theta doctor shows.")
  private String dataDir;

  @Option(
      names = "--columns",
      paramLabel = "KINDS",
      description =
          "What columns of a CSV file hold, such as \"id=drop, zip=category, day=dmy\": number, category, date, ymd, dmy, mdy or drop; * means all others. Default: found out from the cells, see theta data info.")
  private String columns;

  @Mixin
  private TableOptions table;
}
