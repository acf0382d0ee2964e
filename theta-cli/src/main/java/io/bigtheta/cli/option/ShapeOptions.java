package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.FieldHelp;
import picocli.CommandLine.Option;

/** The layers of the network; without these options the data decide. {@link Given} reads what was typed. */
public final class ShapeOptions {
  @Option(names = "--hidden", paramLabel = "UNITS", description = FieldHelp.HIDDEN)
  private String hidden;

  @Option(names = "--layers", paramLabel = "RECIPES", description = FieldHelp.LAYERS)
  private String layers;

  @Option(names = "--network", paramLabel = "NAME", description = FieldHelp.NETWORK)
  private String network;

  @Option(names = "--committee", paramLabel = "N", description = FieldHelp.COMMITTEE)
  private Integer committee;

  @Option(names = "--numbers", paramLabel = "HOW", description = FieldHelp.NUMBERS)
  private String numbers;
}
