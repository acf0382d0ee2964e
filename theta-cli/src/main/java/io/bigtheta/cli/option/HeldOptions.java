package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** How many rows are not learnt from. What was typed is read by {@link Given}. */
public final class HeldOptions {
  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the training rows that choose the best epoch: ${DEFAULT-VALUE} unless given; 0 for none.")
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description =
          "Share of the rows, always the same ones, for the final judgement: ${DEFAULT-VALUE} unless given; 0 for none. Data with a test set of their own keep it.")
  private double test;
}
