package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.cli.console.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Runs a command in this JVM and keeps what it said. */
record Cli(int code, String out, String err) {
  static Cli run(Object... arguments) {
    return run("", () -> false, arguments);
  }

  static Cli run(String input, BooleanSupplier cancelled, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = Main.run(
        words,
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> false,
            cancelled));
    return new Cli(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A command that must succeed. */
  static Cli done(Object... arguments) {
    Cli cli = run(arguments);
    assertEquals(0, cli.code, cli.err);
    return cli;
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (IOException e) {
      throw new AssertionError(out, e);
    }
  }

  /** 120 flowers with two measures, a colour and a kind that they tell. */
  static Path flowers(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("length,width,colour,kind\n");
    for (int i = 0; i < 120; i++) {
      int kind = i % 3;
      text.append(kind + 0.1 * (i % 7))
          .append(',')
          .append(4 - kind + 0.1 * (i % 5))
          .append(',');
      text.append(i % 2 == 0 ? "red" : "blue").append(',');
      text.append(new String[] {"rose", "lily", "aster"}[kind]).append('\n');
    }
    return Files.writeString(folder.resolve("flowers.csv"), text);
  }

  /** 200 rows of y = 3·a − 2·b + 1. */
  static Path line(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 200; i++) {
      double a = i % 17 / 4.0;
      double b = i % 23 / 5.0;
      text.append(a).append(',').append(b).append(',').append(3 * a - 2 * b + 1).append('\n');
    }
    return Files.writeString(folder.resolve("line.csv"), text);
  }
}
