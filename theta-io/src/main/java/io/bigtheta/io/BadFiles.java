package io.bigtheta.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the files of a folder that cannot be read, so that people learn of all of them at once. */
final class BadFiles {
  /** As many names of files with the same fault are said; a folder can have thousands. */
  private static final int MOST_NAMES = 50;

  private final Path folder;
  private final Map<String, List<String>> faults = new LinkedHashMap<>();
  private int count;

  BadFiles(Path folder) {
    this.folder = folder;
  }

  void add(Path file, FormatException fault) {
    String message = String.valueOf(fault.getMessage());
    String own =
        message.startsWith(file + ": ") ? message.substring(file.toString().length() + 2) : message;
    String reason = own.replaceFirst("(?s)^expected .*?, got ", "").replaceFirst("; .*$", "");
    String name = file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    // cut files differ in the row where they end only
    faults
        .computeIfAbsent(
            reason.replaceFirst("(row|byte) \\d+$", "some of its $1s"), key -> new ArrayList<>())
        .add(name);
    count++;
  }

  int count() {
    return count;
  }

  /** {@code 2 (text): a/1.txt, b/2.txt; 1 (an empty file): c.png}. */
  String words() {
    return faults.entrySet().stream()
        .map(fault -> fault.getValue().size() + " (" + fault.getKey() + "): "
            + fault.getValue().stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
            + (fault.getValue().size() > MOST_NAMES ? " …" : ""))
        .collect(Collectors.joining(", and "));
  }

  /**
   * Refuses all of them together.
   *
   * @param what the files should be, such as {@code images}
   */
  FormatException refusal(String what, int files) {
    return FormatException.of(
        folder,
        what + " that can be read",
        count + " of " + files + " files that cannot: " + words(),
        "mend or delete them, or leave them out with --skip-bad");
  }
}
