package io.bigtheta.experiment;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.report.Contours;
import io.bigtheta.report.Series;
import java.util.Arrays;

/** Points of a plane that belong to one of two classes, and the decision boundary of a network. */
final class Plane {
  private static final int GRID = 201;

  private Plane() {}

  /** The class, 0 or 1, of a point. */
  @FunctionalInterface
  interface Rule {
    boolean one(float x, float y);
  }

  /** Points that are uniformly distributed over [−1, 1)². */
  static Dataset of(int rows, Seed seed, Rule rule) {
    float[][] points = new float[rows][2];
    int[] classes = new int[rows];
    for (int i = 0; i < rows; i++) {
      points[i][0] = seed.uniform(2L * i, -1, 1);
      points[i][1] = seed.uniform(2L * i + 1, -1, 1);
      classes[i] = rule.one(points[i][0], points[i][1]) ? 1 : 0;
    }
    return Dataset.of(points, classes);
  }

  /** The points of a class. */
  static Series points(String name, Dataset data, int label) {
    int[] rows = java.util.stream.IntStream.range(0, data.rows())
        .filter(i -> data.label(i) == label)
        .toArray();
    return Series.points(name, column(data, rows, 0), column(data, rows, 1));
  }

  private static double[] column(Dataset data, int[] rows, int col) {
    return Arrays.stream(rows)
        .mapToDouble(i -> data.features().get(data.index(i), col))
        .toArray();
  }

  /** The line on which both classes have probability ½. */
  static Contours boundary(String name, Model model) {
    double[] at = line(-1, 1, GRID);
    float[][] points = new float[GRID * GRID][2];
    for (int i = 0; i < points.length; i++) {
      points[i][0] = (float) at[i % GRID];
      points[i][1] = (float) at[i / GRID];
    }
    Matrix shares = model.predict("grid", Columns.of(points));
    double[][] heights = new double[GRID][GRID];
    for (int i = 0; i < points.length; i++) {
      heights[i / GRID][i % GRID] = shares.get(i, 1);
    }
    return Contours.of(name, at, at, heights, 0.5);
  }

  /** {@code count} values from low to high at equal distances. */
  static double[] line(double low, double high, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> low + (high - low) * i / (count - 1));
    return values;
  }
}
