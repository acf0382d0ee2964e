package io.bigtheta.cli;

import io.bigtheta.io.ImageStyle;
import picocli.CommandLine.Option;

/** Which rows: the options of every command that reads DATA with labels. */
final class DataOptions {
  @Option(
      names = "--target",
      paramLabel = "COL",
      defaultValue = "",
      description = "The column of a CSV file to predict; the last one, if not given.")
  String target;

  @Option(
      names = "--task",
      defaultValue = "auto",
      paramLabel = "TASK",
      description = "classes or numbers: what the target column holds, where that is not plain.")
  Task task;

  @Option(
      names = "--images",
      defaultValue = "ink",
      paramLabel = "STYLE",
      description =
          "ink: images of a folder are fitted and centred as MNIST's digits; raw: they are taken as they are: ${DEFAULT-VALUE} unless given.")
  ImageStyle images;

  @Option(
      names = "--resize",
      defaultValue = "",
      paramLabel = "HxW",
      description =
          "With --images raw: brings the images of a folder, of any sizes, to this height and width, as 32x32; their middle part is cut out, so that proportions are kept.")
  String resize;

  @Option(
      names = "--data-dir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where to look first for data with a name.")
  String dataDir;

  /** What a target column holds. */
  enum Task {
    AUTO,
    CLASSES,
    NUMBERS
  }
}
