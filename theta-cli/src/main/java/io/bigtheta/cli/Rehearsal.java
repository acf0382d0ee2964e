package io.bigtheta.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the most common commands once, briefly, in one process. The launcher archives the classes that this process loads, so
 * that later processes start faster.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** @param args a folder for the files of the runs; it must not exist yet */
  public static void main(String[] args) throws IOException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    String folder = args[0];
    Path parent = Path.of(folder);
    Files.createDirectories(parent);
    Path classes = Files.writeString(parent.resolve("classes.csv"), table(false));
    Path numbers = Files.writeString(parent.resolve("numbers.csv"), table(true));
    String model = folder + "/classes";
    String[][] commands = {
      {"train", classes.toString(), "--target", "y", "--epochs", "1", "--out", model},
      {"train", numbers.toString(), "--target", "y", "--epochs", "1", "--out", folder + "/numbers"},
      {"predict", model, classes.toString(), "--format", "csv"},
      {"train", "digits", "--epochs", "1", "--out", folder + "/train"},
      {"crossvalidate", "digits", "--epochs", "1", "--folds", "2", "--out", folder + "/folds"},
      {"search", "digits", "--epochs", "1", "--folds", "2", "--out", folder + "/search"},
      {"evaluate", folder + "/train", "digits"}
    };
    for (String[] command : commands) {
      Main.run(command, System.in, nowhere, nowhere);
    }
  }

  /** Enough rows for what a table is trained with by default: several networks, and numbers in bins. */
  private static String table(boolean numbers) {
    StringBuilder text = new StringBuilder("a,b,c,y\n");
    for (int i = 0; i < 600; i++) {
      int a = i * 37 % 101;
      int b = i * 53 % 97;
      String y = numbers ? String.valueOf(a + b / 7.0) : a > b ? "more" : "less";
      text.append(a / 10.0).append(',').append(b / 3.0).append(',');
      text.append(i % 3 == 0 ? "red" : "blue").append(',').append(y).append('\n');
    }
    return text.toString();
  }
}
