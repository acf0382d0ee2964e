package io.bigtheta.run.result;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.data.Note;
import io.bigtheta.run.recipe.DataRecipe;
import java.io.IOException;
import java.util.List;

/**
 * What a table holds, and what a training would do with it.
 *
 * @param name the name of the file
 * @param rows the number of rows in the file
 * @param columns every column of the file
 * @param notes first about the target, then what was guessed, filled or left out
 */
public record TableInfo(String name, long rows, List<ColumnInfo> columns, List<Note> notes) {
  public TableInfo {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /** Reads the table of a recipe. */
  public static TableInfo of(DataRecipe recipe) throws IOException {
    DataRecipe.Described described = recipe.described();
    return new TableInfo(
        described.table().name(),
        described.table().columns().rows(),
        described.table().survey().columns(),
        described.notes());
  }
}
