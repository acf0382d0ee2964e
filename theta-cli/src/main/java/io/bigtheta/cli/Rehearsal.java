package io.bigtheta.cli;

import java.io.PrintStream;

/**
 * The commands that people wait for, each once and briefly, in one process: the launcher keeps the classes that this one has
 * parsed, and the others start with them.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** @param args a folder for the files of the runs, which does not exist yet */
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
