package io.bigtheta.studio.play;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.io.Csv;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of which two columns become x1 and x2 of points. */
public final class PlaneTable {
  private final Table table;

  /**
   * A column.
   *
   * @param numbers whether it can be x1 or x2
   */
  public record Column(String name, boolean numbers) {}

  /**
   * The points.
   *
   * @param labels the names of the classes; empty for numbers
   * @param rows [points][3]: x1, x2, and the class or the number
   */
  public record Chosen(List<String> labels, float[][] rows) {}

  private PlaneTable(Table table) {
    this.table = table;
  }

  /** Reads a CSV file. */
  public static PlaneTable read(String name, byte[] bytes) throws IOException {
    return new PlaneTable(
        Csv.read(name, new StringReader(new String(bytes, StandardCharsets.UTF_8))));
  }

  /** All columns. */
  public List<Column> columns() {
    return table.columns().fields().stream()
        .map(field -> new Column(field.name(), field instanceof Field.Numeric))
        .toList();
  }

  public int rows() {
    return table.columns().rows();
  }

  /**
   * Points from two columns of numbers. Rows without one of the three cells are left out, and of more rows than a playground takes
   * every k-th one is kept.
   *
   * @throws Refusal if there are no such columns
   */
  public Chosen choose(String x1, String x2, String target) {
    if (x1.equals(x2) || x1.equals(target) || x2.equals(target)) {
      throw Refusal.of("columns", "three different columns", x1 + ", " + x2 + " and " + target)
          .setting("target");
    }
    Table full = table.filled(x1, x2, target);
    Columns columns = full.columns();
    int first = number(columns, x1, "x1");
    int second = number(columns, x2, "x2");
    Dataset data = full.target(target);
    Targets targets = data.targets();
    boolean classes = targets.kind().classifies();
    if (classes && targets.labels().size() > Points.MOST_CLASSES) {
      throw Refusal.of(
              "target",
              "a column with at most " + Points.MOST_CLASSES + " classes",
              targets.labels().size())
          .setting("target");
    }
    int stride = (columns.rows() + Points.MOST - 1) / Points.MOST;
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < columns.rows(); i += Math.max(1, stride)) {
      rows.add(new float[] {
        columns.get(i, first),
        columns.get(i, second),
        classes ? targets.label(i) : targets.get(i, 0)
      });
    }
    return new Chosen(classes ? targets.labels() : List.of(), rows.toArray(new float[0][]));
  }

  private static int number(Columns columns, String name, String setting) {
    for (int j = 0; j < columns.cols(); j++) {
      Field field = columns.fields().get(j);
      if (field.name().equals(name) && field instanceof Field.Numeric) {
        return j;
      }
    }
    throw Refusal.of(setting, "a column of numbers", '"' + name + '"').setting(setting);
  }
}
