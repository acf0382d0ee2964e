package io.bigtheta.formats;

import io.bigtheta.io.LeftOut;
import java.util.List;

/** The numbers of rows that pandas writes as a column of its own when rows were sorted or chosen. */
final class FrameIndex {
  private FrameIndex() {}

  static boolean is(String name) {
    return name.matches("__index_level_\\d+__");
  }

  static void note(List<String> names, List<String> notes) {
    if (!names.isEmpty()) {
      notes.add(LeftOut.columns(names, "the index of a data frame"));
    }
  }
}
