package io.bigtheta.onnx.export;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Real data in the resources of the tests. */
final class Real {
  private static final String GAP = "NA";

  private Real() {}

  /** A table in which a column whose cells are all numbers or NA is one of numbers, and any other is one of words. */
  static Table table(String file) {
    List<String[]> rows =
        lines(file, false).stream().map(line -> line.split(",", -1)).toList();
    String[] names = rows.get(0);
    List<String[]> cells = rows.subList(1, rows.size());
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < names.length; j++) {
      int col = j;
      List<String> words = cells.stream()
          .map(row -> row[col])
          .filter(cell -> !cell.equals(GAP))
          .distinct()
          .sorted()
          .toList();
      boolean numbers = words.stream().allMatch(cell -> cell.matches("[0-9.]+"));
      fields.add(numbers ? new Field.Numeric(names[j]) : new Field.Categorical(names[j], words));
    }
    float[] values = new float[cells.size() * names.length];
    for (int k = 0; k < values.length; k++) {
      String cell = cells.get(k / names.length)[k % names.length];
      values[k] = cell.equals(GAP)
          ? Float.NaN
          : fields.get(k % names.length) instanceof Field.Categorical words
              ? words.levels().indexOf(cell)
              : Float.parseFloat(cell);
    }
    return new Table(file, new Columns(fields, values));
  }

  /** The 1,797 digits as images of 8×8 pixels. */
  static Dataset digits() {
    List<String> lines = lines("digits.csv.gz", true);
    byte[] pixels = new byte[lines.size() * 64];
    int[] classes = new int[lines.size()];
    for (int i = 0; i < classes.length; i++) {
      String[] cells = lines.get(i).split(",");
      for (int j = 0; j < 64; j++) {
        pixels[i * 64 + j] = Byte.parseByte(cells[j]);
      }
      classes[i] = Integer.parseInt(cells[64]);
    }
    List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    return Dataset.of("digits", new Pixels(1, 8, 8, pixels), new Targets.Classes(labels, classes));
  }

  private static List<String> lines(String file, boolean packed) {
    try (InputStream in = Objects.requireNonNull(Real.class.getResourceAsStream(file));
        InputStream plain = packed ? new GZIPInputStream(in) : in) {
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
