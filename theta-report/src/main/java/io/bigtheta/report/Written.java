package io.bigtheta.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of writing a report.
 *
 * @param files the written files, the page first
 * @param missing one line that says which pictures are missing and why; empty if none is missing
 */
public record Written(List<Path> files, Optional<String> missing) {
  public Written {
    files = List.copyOf(files);
  }
}
