package io.bigtheta.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What writing a report left behind.
 *
 * @param files written, the page first
 * @param missing one line that says which pictures are missing and why; empty where none is
 */
public record Written(List<Path> files, Optional<String> missing) {
  public Written {
    files = List.copyOf(files);
  }
}
