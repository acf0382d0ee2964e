package io.bigtheta.report;

import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines along which a function of two values is constant: the levels of a loss, or the decision boundary of a network.
 * They are traced by marching squares (Lorensen and Cline, SIGGRAPH 1987, in two dimensions).
 */
public final class Contours {
  private final String name;
  private final double[] x;
  private final double[] y;
  private final double[][] z;
  private final double[] levels;

  private Contours(String name, double[] x, double[] y, double[][] z, double[] levels) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.z = z;
    this.levels = levels;
  }

  /**
   * The contour lines at {@code levels}. A single level is drawn like a curve, several levels as fine grey lines.
   *
   * @param name for the legend
   * @param z [y.length][x.length] the values of the function at the points (x[j], y[i])
   */
  public static Contours of(String name, double[] x, double[] y, double[][] z, double... levels) {
    boolean fits = z.length == y.length;
    for (double[] row : z) {
      fits &= row.length == x.length;
    }
    if (!fits || x.length < 2 || y.length < 2 || levels.length == 0) {
      throw Refusal.of(
          "contours " + name,
          "heights of [" + y.length + "][" + x.length + "] over at least 2 x 2 points, and a level",
          "rows of " + Stream.of(z).map(row -> row.length).toList() + " heights and "
              + levels.length + " levels");
    }
    double[][] copy = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      copy[i] = z[i].clone();
    }
    return new Contours(name, x.clone(), y.clone(), copy, levels.clone());
  }

  String name() {
    return name;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  boolean single() {
    return levels.length == 1;
  }

  /** All lines, each as points {x, y}. */
  List<List<double[]>> lines() {
    List<List<double[]>> lines = new ArrayList<>();
    for (double level : levels) {
      lines.addAll(new Tracing(level).lines());
    }
    return lines;
  }

  /**
   * The lines of one level. Each cell contributes pieces between two of its edges; pieces that share an edge are
   * joined.
   */
  private final class Tracing {
    private final double level;
    /** For each edge, the one or two edges that a piece joins it to. */
    private final Map<Integer, List<Integer>> joined = new LinkedHashMap<>();

    private final Map<Integer, double[]> crossing = new HashMap<>();

    Tracing(double level) {
      this.level = level;
      for (int i = 0; i + 1 < y.length; i++) {
        for (int j = 0; j + 1 < x.length; j++) {
          cell(i, j);
        }
      }
    }

    private void cell(int i, int j) {
      // the edges around the cell: bottom, right, top, left. Edge 2·(point) goes right from a
      // point, edge 2·(point) + 1 goes up
      int at = i * x.length + j;
      int[] edges = {2 * at, 2 * (at + 1) + 1, 2 * (at + x.length), 2 * at + 1};
      int[][] ends = {
        {i, j, i, j + 1}, {i, j + 1, i + 1, j + 1}, {i + 1, j, i + 1, j + 1}, {i, j, i + 1, j}
      };
      List<Integer> crossed = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        double from = z[ends[k][0]][ends[k][1]] - level;
        double to = z[ends[k][2]][ends[k][3]] - level;
        if (Double.isFinite(from + to) && (from < 0) != (to < 0)) {
          double share = from / (from - to);
          crossing.put(edges[k], between(ends[k], share));
          crossed.add(edges[k]);
        }
      }
      if (crossed.size() == 2) {
        join(crossed.get(0), crossed.get(1));
      } else if (crossed.size() == 4) { // a saddle: its middle value says which corners join
        double middle = (z[i][j] + z[i][j + 1] + z[i + 1][j] + z[i + 1][j + 1]) / 4 - level;
        boolean alike = (middle < 0) == (z[i][j] - level < 0);
        join(edges[0], edges[alike ? 1 : 3]);
        join(edges[2], edges[alike ? 3 : 1]);
      }
    }

    private double[] between(int[] ends, double share) {
      double fromX = x[ends[1]];
      double fromY = y[ends[0]];
      return new double[] {
        fromX + share * (x[ends[3]] - fromX), fromY + share * (y[ends[2]] - fromY)
      };
    }

    private void join(int one, int other) {
      others(one).add(other);
      others(other).add(one);
    }

    List<List<double[]>> lines() {
      List<List<double[]>> lines = new ArrayList<>();
      // lines with ends come first, closed lines after them
      for (int ends = 1; ends <= 2; ends++) {
        for (int edge : List.copyOf(joined.keySet())) {
          if (others(edge).size() == ends) {
            lines.add(follow(edge));
          }
        }
      }
      return lines;
    }

    private List<double[]> follow(int start) {
      List<double[]> line = new ArrayList<>();
      int edge = start;
      line.add(crossing.get(edge));
      while (!others(edge).isEmpty()) {
        int next = others(edge).remove(0);
        others(next).remove((Integer) edge);
        line.add(crossing.get(next));
        edge = next;
      }
      return line;
    }

    private List<Integer> others(int edge) {
      return joined.computeIfAbsent(edge, any -> new ArrayList<>());
    }
  }
}
