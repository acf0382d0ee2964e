package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.Note;
import io.bigtheta.data.reading.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notes words and gaps that a model never saw in training. */
final class Strange {
  private static final int MOST_SHOWN = 3;

  private Strange() {}

  /** The words of the cells; a word that differs from a level only in upper and lower case is that level. */
  static List<String> spelled(FieldSink sink, Field.Categorical field, List<Note> notes) {
    List<String> spelled = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    long cells = 0;
    for (int code = 0; code < sink.words().size(); code++) {
      String word = sink.words().get(code);
      String level = level(word, field);
      spelled.add(level.isEmpty() ? word : level);
      if (level.isEmpty()) {
        unknown.add(word);
        cells += sink.count(code);
      } else if (!level.equals(word)) {
        alike.add(word + " for " + level);
      }
    }
    if (!alike.isEmpty()) {
      notes.add(new Note("words", field.name() + ": taken are " + shown(alike)));
    }
    if (cells > 0 && field.reading() instanceof Spelling) {
      notes.add(new Note(
          "words",
          cells(cells, field) + (cells == 1 ? "holds a word" : "hold words")
              + " the model never saw (" + shown(unknown) + ")"
              + (field.rest().isEmpty() ? "" : ", taken as " + field.rest())));
    }
    return spelled;
  }

  private static String level(String word, Field.Categorical field) {
    if (field.levels().contains(word)) {
      return word;
    }
    List<String> same =
        field.levels().stream().filter(level -> level.equalsIgnoreCase(word)).toList();
    return same.size() == 1 ? same.get(0) : "";
  }

  /** Notes empty cells in a column that had none in training. */
  static void gaps(FieldSink sink, Field field, List<Note> notes) {
    String words = cells(sink.missing, field) + (sink.missing == 1 ? "is" : "are")
        + " empty, as none was in training";
    boolean said = notes.stream().anyMatch(note -> note.words().equals(words));
    if (field.full() && sink.missing > 0 && !said) {
      notes.add(new Note("missing", words));
    }
  }

  private static String cells(long count, Field field) {
    return String.format(Locale.ROOT, "%,d cell%s in column ", count, count == 1 ? "" : "s")
        + FormatException.quoted(field.source()) + " ";
  }

  private static String shown(List<String> words) {
    return String.join(", ", words.subList(0, Math.min(MOST_SHOWN, words.size())))
        + (words.size() > MOST_SHOWN ? ", …" : "");
  }
}
