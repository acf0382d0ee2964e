package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvCells;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells of a table as they are spelt, with the corrections in its target column.
 *
 * @param cells of the file
 * @param target the name of the column that is predicted
 * @param correction of the rows that were read from the same file
 */
record TableCopy(CsvCells cells, String target, Correction correction) {
  /** Reads the file, and makes sure that its rows are those that are corrected. */
  static TableCopy of(Path file, DataRecipe recipe, Correction correction) throws IOException {
    CsvCells cells = Csv.cells(file, recipe.table(), List.of(CsvCells.ALL));
    Dataset rows = correction.rows();
    String target = target(cells.names(), recipe, rows);
    if (cells.rows().size() != rows.rows() || rows.features().rows() != rows.rows()) {
      throw Refusal.of(
          file,
          "a value to predict in each of its " + cells.rows().size() + " rows",
          rows.rows() + " rows with one",
          "remove the others from the file");
    }
    int column = cells.names().indexOf(target);
    if (rows.targets().kind() == Targets.Kind.CLASSES) {
      for (int i = 0; i < rows.rows(); i++) {
        String cell = cells.rows().get(i).get(column);
        String label = rows.targets().labels().get(rows.label(i));
        if (rows.targets().labels().contains(cell) && !cell.equals(label)) {
          throw Refusal.of(
              file + ", row " + (i + 1), "the class " + label, cell, "the file has changed since");
        }
      }
    }
    return new TableCopy(cells, target, correction);
  }

  private static String target(List<String> names, DataRecipe recipe, Dataset rows) {
    if (!recipe.target().isEmpty()) {
      return one(names, recipe.target());
    }
    if (rows.targets().kind() == Targets.Kind.NUMBERS) {
      return one(names, String.join(",", rows.targets().labels()));
    }
    Set<String> inputs = new HashSet<>();
    rows.features().fields().stream().map(Field::source).forEach(inputs::add);
    List<String> others = names.stream().filter(name -> !inputs.contains(name)).toList();
    return DataRecipe.usual(others.isEmpty() ? names : others);
  }

  private static String one(List<String> names, String target) {
    if (!names.contains(target)) {
      throw Refusal.of(
          "target", "one column to correct", target, "correct the file itself and train on it");
    }
    return target;
  }

  /** Writes a file with commas, as RFC 4180 says. */
  void write(Path file) throws IOException {
    int column = cells.names().indexOf(target);
    AtomicFiles.write(file, out -> {
      out.write(line(cells.names()));
      for (int i = 0; i < cells.rows().size(); i++) {
        if (correction.stays(i)) {
          List<String> row = new ArrayList<>(cells.rows().get(i));
          String label = correction.labels().get(correction.rows().index(i));
          if (label != null) {
            row.set(column, label);
          }
          out.write(line(row));
        }
      }
    });
  }

  private static byte[] line(List<String> row) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < row.size(); j++) {
      String cell = row.get(j);
      boolean quoted = cell.matches("(?s).*[,\"\\r\\n].*");
      text.append(j > 0 ? "," : "").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
