package io.bigtheta.studio.play;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of the plane, each with its class or its number.
 *
 * @param x1 [rows]
 * @param x2 [rows]
 * @param y [rows], the class from 0, or the number
 * @param classes how many classes there are; 0 for numbers
 * @param bounds the smallest and the largest x1 and x2 to be drawn
 */
public record Points(float[] x1, float[] x2, float[] y, int classes, float[] bounds) {
  /** More would make an epoch slower than a page can show. */
  public static final int MOST = 2_000;

  static final int MOST_CLASSES = 6;

  /** Points that somebody drew, or two columns of a table. */
  static Points own(float[][] rows, int classes) {
    if (rows.length < 4 || rows.length > MOST) {
      throw Refusal.of("points", "4 to " + MOST + " points", rows.length).setting("points");
    }
    if (classes != 0 && (classes < 2 || classes > MOST_CLASSES)) {
      throw Refusal.of("classes", "2 to " + MOST_CLASSES + " classes, or 0 for numbers", classes)
          .setting("points");
    }
    float[][] columns = new float[3][rows.length];
    boolean[] seen = new boolean[Math.max(1, classes)];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < 3; j++) {
        columns[j][i] = cell(rows, i, j);
      }
      float y = columns[2][i];
      if (classes > 0 && (y != (int) y || y < 0 || y >= classes)) {
        throw Refusal.of("point " + (i + 1), "a class in 0 … " + (classes - 1), y)
            .within("points")
            .setting("points");
      }
      seen[classes > 0 ? (int) y : 0] = true;
    }
    for (int k = 0; k < classes; k++) {
      if (!seen[k]) {
        throw Refusal.of("points", "points of every class", "none of class " + k, "add one")
            .setting("points");
      }
    }
    return new Points(columns[0], columns[1], columns[2], classes, bounds(columns));
  }

  private static float cell(float[][] rows, int i, int j) {
    if (rows[i].length != 3 || !Float.isFinite(rows[i][j]) || Math.abs(rows[i][j]) > 1e9f) {
      throw Refusal.of("point " + (i + 1), "three numbers x1, x2 and y", "others")
          .within("points")
          .setting("points");
    }
    return rows[i][j];
  }

  /** The square from −6 to 6, unless the points need another one. */
  private static float[] bounds(float[][] columns) {
    float[] bounds = {-6, 6, -6, 6};
    for (int j = 0; j < 2; j++) {
      float low = columns[j][0];
      float high = low;
      for (float value : columns[j]) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (low < -6 || high > 6 || high - low < 3) {
        float edge = high > low ? 0.08f * (high - low) : 1;
        bounds[2 * j] = low - edge;
        bounds[2 * j + 1] = high + edge;
      }
    }
    return bounds;
  }

  public int rows() {
    return x1.length;
  }

  /** The name of the column that is predicted. */
  String target() {
    return classes > 0 ? "class" : "y";
  }

  /** A row for each point, with a column for each feature. */
  Dataset dataset(List<Feature> features) {
    Columns columns = columns(features, x1, x2);
    Targets targets = classes > 0
        ? new Targets.Classes(
            IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
            IntStream.range(0, rows()).map(i -> (int) y[i]).toArray())
        : new Targets.Numbers(List.of("y"), y);
    return Dataset.of("points", columns, targets);
  }

  /** The features of points [rows, features]. */
  static Columns columns(List<Feature> features, float[] x1, float[] x2) {
    float[] values = new float[x1.length * features.size()];
    int at = 0;
    for (int i = 0; i < x1.length; i++) {
      for (Feature feature : features) {
        values[at++] = feature.of(x1[i], x2[i]);
      }
    }
    List<Field> fields = features.stream()
        .<Field>map(feature -> new Field.Numeric(feature.title()))
        .toList();
    return new Columns(fields, values);
  }

  /** The rows as a CSV file, whose numbers are read back to the same bits. */
  String csv(List<Feature> features) {
    StringBuilder text = new StringBuilder();
    features.forEach(feature -> text.append(feature.title()).append(','));
    text.append(target()).append('\n');
    for (int i = 0; i < rows(); i++) {
      for (Feature feature : features) {
        text.append(plain(feature.of(x1[i], x2[i]))).append(',');
      }
      text.append(classes > 0 ? Integer.toString((int) y[i]) : plain(y[i])).append('\n');
    }
    return text.toString();
  }

  private static String plain(float value) {
    return new java.math.BigDecimal(Float.toString(value)).toPlainString();
  }
}
