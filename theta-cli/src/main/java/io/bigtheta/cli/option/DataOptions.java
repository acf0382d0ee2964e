package io.bigtheta.cli.option;

import io.bigtheta.io.ImageStyle;
import io.bigtheta.run.recipe.Task;
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
          "How images of a folder become inputs. ink: made grey, scaled to 28x28 and centred as MNIST's digits are; raw: used unchanged. Default: ${DEFAULT-VALUE}.")
  private ImageStyle images;

  @Option(
      names = "--resize",
      paramLabel = "HxW",
      description =
          "Scales the images of a folder to this height and width, such as 32x32, and crops them to their centre so that nothing is distorted. Needs --images raw. Default: no resizing.")
  private String resize;

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

  @Option(
      names = "--missing",
      paramLabel = "WORDS",
      description =
          "Words with commas between them that stand for a missing value, such as \"-999,none\". Default: NA, ?, unknown and the like.")
  private String missing;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description =
          "What stands between cells: a character, or comma, semicolon, tab, bar or blank. Default: found out.")
  private String separator;

  @Option(
      names = "--decimal",
      paramLabel = "CHAR",
      description = "Decimal mark of numbers, . or a comma. Default: found out for each column.")
  private String decimal;

  @Option(
      names = "--thousands",
      paramLabel = "CHAR",
      description =
          "Mark between groups of digits: a comma, . ' _ or blank. Default: found out for each column.")
  private String thousands;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Character set of a CSV file, such as windows-1252. Default: found out.")
  private String encoding;

  @Option(
      names = "--skip",
      paramLabel = "N",
      description = "Lines before the table that are left out. Default: found out.")
  private String skip;

  @Option(
      names = "--no-header",
      description = "The first line is a row; the columns are called column1, column2 ….")
  private boolean noHeader;
}
