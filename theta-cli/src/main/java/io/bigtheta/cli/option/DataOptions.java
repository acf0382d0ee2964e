package io.bigtheta.cli.option;

import io.bigtheta.io.ImageStyle;
import io.bigtheta.run.recipe.Task;
import picocli.CommandLine.Option;

/** Which rows: the options of every command that reads DATA with labels. What was typed is read by {@link Given}. */
public final class DataOptions {
  @Option(
      names = "--target",
      paramLabel = "COL",
      description = "The column of a CSV file to predict; the last one, if not given.")
  private String target;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "classes or numbers: what the target column holds, where that is not plain.")
  private Task task;

  @Option(
      names = "--images",
      paramLabel = "STYLE",
      description =
          "ink: images of a folder are fitted and centred as MNIST's digits; raw: they are taken as they are: ${DEFAULT-VALUE} unless given.")
  private ImageStyle images;

  @Option(
      names = "--resize",
      paramLabel = "HxW",
      description =
          "With --images raw: brings the images of a folder, of any sizes, to this height and width, as 32x32; their middle part is cut out, so that proportions are kept.")
  private String resize;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where to look first for data with a name.")
  private String dataDir;
}
