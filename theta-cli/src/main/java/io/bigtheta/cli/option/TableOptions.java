package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** How a table of text is written, where that is not to be found out. {@link Given} reads what was typed. */
public final class TableOptions {
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
