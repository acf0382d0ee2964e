package io.bigtheta.cli;

import picocli.CommandLine.Option;

/** How many rows are not learnt from. */
final class HeldOptions {
  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the training rows that choose the best epoch: ${DEFAULT-VALUE} unless given; 0 for none.")
  double validation = 0.1;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description =
          "Share of the rows, always the same ones, for the final judgement: ${DEFAULT-VALUE} unless given; 0 for none. Data with a test set of their own keep it.")
  double test = 0.2;

  /** All rows are learnt from: for commands that hold out rows in another way. */
  static HeldOptions none() {
    HeldOptions none = new HeldOptions();
    none.validation = 0;
    none.test = 0;
    return none;
  }
}
