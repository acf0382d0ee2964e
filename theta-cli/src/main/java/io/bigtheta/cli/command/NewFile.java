package io.bigtheta.cli.command;

import io.bigtheta.spec.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command makes: it never overwrites what is there. */
final class NewFile {
  private NewFile() {}

  /** Refuses a file that exists. {@code option} is the option that names it, without dashes. */
  static void check(Path file, String option) {
    if (Files.exists(file)) {
      throw Refusal.of(option, "a new file", file + ", which exists", "give another name")
          .setting(option);
    }
  }
}
