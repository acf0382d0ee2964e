package io.bigtheta.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a file while it was read.
 *
 * @param columns every column of the file, in its order
 * @param notes what was guessed, filled or left out
 */
public record Survey(List<ColumnInfo> columns, List<Note> notes) {
  /** Nothing to say. */
  public static final Survey NONE = new Survey(List.of(), List.of());

  public Survey {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /** The same, with one more note. */
  public Survey and(Note note) {
    List<Note> all = new ArrayList<>(notes);
    all.add(note);
    return new Survey(columns, all);
  }
}
