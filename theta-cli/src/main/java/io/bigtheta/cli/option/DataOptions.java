package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import io.bigtheta.run.recipe.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How DATA is read: options of every command that takes labelled rows. {@link Given} reads what was typed. */
public final class DataOptions {
  @Option(names = "--target", paramLabel = "COL", description = FieldHelp.TARGET)
  private String target;

  @Option(names = "--task", paramLabel = "TASK", description = FieldHelp.TASK)
  private Task task;

  @Option(names = "--images", paramLabel = "STYLE", description = FieldHelp.IMAGES)
  private String images;

  @Option(names = "--resize", paramLabel = "HxW", description = FieldHelp.RESIZE)
  private String resize;

  @Option(names = "--skip-bad", description = FieldHelp.SKIP_BAD)
  private boolean skipBad;

  @Option(names = "--data-dir", paramLabel = "DIR", description = FieldHelp.DATA_DIR)
  private String dataDir;

  @Option(names = "--columns", paramLabel = "KINDS", description = FieldHelp.COLUMNS)
  private String columns;

  @Option(names = "--text", paramLabel = "COLS", description = FieldHelp.TEXT)
  private String text;

  @Mixin
  private TableOptions table;
}
