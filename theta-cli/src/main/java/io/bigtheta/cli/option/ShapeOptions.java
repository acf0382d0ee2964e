package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** The layers of the network; without these options the data decide. {@link Given} reads what was typed. */
public final class ShapeOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      description =
          "Number of units in each hidden layer, such as 128,64; 0 for no hidden layer; rule for one hidden layer whose size is the mean of the numbers of inputs and outputs. Default: a recipe for tables (see the README), and the rule for images.")
  private String hidden;

  @Option(
      names = "--layers",
      paramLabel = "RECIPES",
      description =
          "All layers of the network, such as \"dense(64, activation=tanh) dropout(0.1) dense(10)\". The last one has a unit for each class, or for each number. Cannot stand beside --hidden, --activation or --dropout. Default: the layers of --hidden.")
  private String layers;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description =
          "Uses a network that has a name; the names are listed below. Cannot stand beside --layers, --hidden, --activation or --dropout. Default: the layers of --hidden.")
  private String network;

  @Option(
      names = "--committee",
      paramLabel = "N",
      description =
          "Trains N networks, each without another part of the rows, which judges it; the model is their average. Default: 5 for a table of 50 to 100,000 rows without a chosen network, otherwise 1.")
  private Integer committee;

  @Option(
      names = "--numbers",
      paramLabel = "HOW",
      description =
          "How the numbers of a table become inputs: standard (one input each) or bins (up to 16 each, which lets a network learn steps and bends). Default: bins without a chosen network, otherwise standard.")
  private String numbers;
}
