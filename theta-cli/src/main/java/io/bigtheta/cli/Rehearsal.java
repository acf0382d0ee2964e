package io.bigtheta.cli;

import java.io.PrintStream;

/**
 * Runs the most common commands once, briefly, in one process. The launcher archives the classes that this process loads, so
 * that later processes start faster.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** @param args a folder for the files of the runs; it must not exist yet */
  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    String folder = args[0];
    String[][] commands = {
      {"train", "digits", "--epochs", "1", "--out", folder + "/train"},
      {"crossvalidate", "digits", "--epochs", "1", "--folds", "2", "--out", folder + "/folds"},
      {"search", "digits", "--epochs", "1", "--folds", "2", "--out", folder + "/search"},
      {"evaluate", folder + "/train", "digits"}
    };
    for (String[] command : commands) {
      Main.run(command, System.in, nowhere, nowhere);
    }
  }
}
