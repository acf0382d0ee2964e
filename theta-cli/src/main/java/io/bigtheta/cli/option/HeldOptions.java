package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** How many rows are held out. {@link Given} reads what was typed. */
public final class HeldOptions {
  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the training rows held out as the validation set, which decides which epoch is the best one; 0 for no validation set. Default: ${DEFAULT-VALUE}.")
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description =
          "Share of the rows held out as the test set, the same rows for every seed; 0 for no test set. A data set that comes with a test set keeps that one. Default: 0.2; 0 if several networks judge the rows of each other, see --committee.")
  private double test;

  @Option(
      names = "--test-file",
      paramLabel = "FILE",
      description =
          "A second CSV file with the same columns, all of whose rows are the test set. Default: rows of DATA.")
  private String testFile;

  @Option(
      names = "--time",
      paramLabel = "COL",
      description =
          "Column of dates or numbers by which rows are divided: the newest test, the newest before them validate, and the network learns from the others. Default: rows are drawn at random.")
  private String time;
}
