package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import picocli.CommandLine.Option;

/** How many rows are held out. {@link Given} reads what was typed. */
public final class HeldOptions {
  @Option(names = "--validation", paramLabel = "SHARE", description = FieldHelp.VALIDATION)
  private double validation;

  @Option(names = "--test", paramLabel = "SHARE", description = FieldHelp.TEST)
  private double test;

  @Option(names = "--test-file", paramLabel = "FILE", description = FieldHelp.TEST_FILE)
  private String testFile;

  @Option(names = "--time", paramLabel = "COL", description = FieldHelp.TIME)
  private String time;
}
