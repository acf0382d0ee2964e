package io.bigtheta.io;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Note;
import java.util.List;

/**
 * Rows for a model.
 *
 * @param columns the columns that the model needs
 * @param notes what people should know: how cells were read, and what the model never saw
 */
public record CsvRead(Columns columns, List<Note> notes) {
  public CsvRead {
    notes = List.copyOf(notes);
  }
}
