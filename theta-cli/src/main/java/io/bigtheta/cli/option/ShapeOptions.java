package io.bigtheta.cli;

import picocli.CommandLine.Option;

/** The network, where one is named: a new object, as no option had been given, leaves it to the data. */
final class ShapeOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      description =
          "Units of each hidden layer, as 128,64; 0 for none. If not given: one layer with the mean of inputs and outputs.")
  String hidden = "";

  @Option(
      names = "--layers",
      paramLabel = "RECIPES",
      description =
          "All layers, as \"dense(64, activation=tanh) dropout(0.1) dense(10)\", instead of --hidden, --activation and --dropout.")
  String layers = "";

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description =
          "Layers under a name: mlp, mlp-noise, mlp-wide, mlp-large, lenet5, cnn-small, cnn or cnn-pools, instead of --layers.")
  String network = "";
}
