package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** The network, where one is named; else the data decide. What was typed is read by {@link Given}. */
public final class ShapeOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      description =
          "Units of each hidden layer, as 128,64; 0 for none. If not given: one layer with the mean of inputs and outputs.")
  private String hidden;

  @Option(
      names = "--layers",
      paramLabel = "RECIPES",
      description =
          "All layers, as \"dense(64, activation=tanh) dropout(0.1) dense(10)\", instead of --hidden, --activation and --dropout.")
  private String layers;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description =
          "Layers under a name: mlp, mlp-noise, mlp-wide, mlp-large, lenet5, cnn-small, cnn or cnn-pools, instead of --layers.")
  private String network;
}
