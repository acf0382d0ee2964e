package io.bigtheta.studio.desk;

import io.bigtheta.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The result of a run that came to its end, as one line of JSON in its folder. */
public final class ResultFile {
  private static final String NAME = "result.json";
  private static final long LONGEST = 16 << 20;

  private ResultFile() {}

  /** @param line without line breaks */
  public static void write(Path run, String line) throws IOException {
    AtomicFiles.write(run.resolve(NAME), out -> out.write(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** The line; empty if the run has none. */
  public static Optional<String> read(Path run) throws IOException {
    Path file = run.resolve(NAME);
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** Whether a run has a result, or a report without the words {@code interrupted}; with "", any report will do. */
  static boolean ended(Path run, String interrupted) throws IOException {
    Path report = run.resolve("report.html");
    if (Files.isRegularFile(run.resolve(NAME)) || !Files.isRegularFile(report)) {
      return Files.isRegularFile(run.resolve(NAME));
    }
    return interrupted.isEmpty()
        || Files.size(report) > LONGEST
        || !new String(Files.readAllBytes(report), StandardCharsets.UTF_8).contains(interrupted);
  }
}
