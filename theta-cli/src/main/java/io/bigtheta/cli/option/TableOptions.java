package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import picocli.CommandLine.Option;

/** How a table of text is written, where that is not to be found out. {@link Given} reads what was typed. */
public final class TableOptions {
  @Option(names = "--missing", paramLabel = "WORDS", description = FieldHelp.MISSING)
  private String missing;

  @Option(names = "--separator", paramLabel = "CHAR", description = FieldHelp.SEPARATOR)
  private String separator;

  @Option(names = "--decimal", paramLabel = "CHAR", description = FieldHelp.DECIMAL)
  private String decimal;

  @Option(names = "--thousands", paramLabel = "CHAR", description = FieldHelp.THOUSANDS)
  private String thousands;

  @Option(names = "--encoding", paramLabel = "NAME", description = FieldHelp.ENCODING)
  private String encoding;

  @Option(names = "--skip", paramLabel = "N", description = FieldHelp.SKIP)
  private String skip;

  @Option(names = "--no-header", description = FieldHelp.NO_HEADER)
  private boolean noHeader;
}
