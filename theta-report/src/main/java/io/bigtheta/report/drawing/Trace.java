package io.bigtheta.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of a line in a drawing, through the points (x[i], y[i]). */
public record Trace(double[] x, double[] y) {
  /**
   * The pieces of the line through the values (x[i], y[i]) that lie in a panel. A NaN or infinite value leaves a gap.
   *
   * @param shift to the right, in points
   */
  public static List<Trace> inside(Panel panel, double[] x, double[] y, double shift) {
    Box box = panel.box();
    List<Trace> pieces = new ArrayList<>();
    List<double[]> piece = new ArrayList<>();
    for (int i = 1; i < x.length; i++) {
      double[] from = panel.point(x[i - 1], y[i - 1]);
      double[] to = panel.point(x[i], y[i]);
      Optional<double[]> part = number(from, to)
          ? box.clip(from[0] + shift, from[1], to[0] + shift, to[1])
          : Optional.empty();
      if (part.isEmpty()) {
        end(piece, pieces);
        continue;
      }
      double[] p = part.get();
      if (piece.isEmpty()) {
        piece.add(new double[] {p[0], p[1]});
      }
      piece.add(new double[] {p[2], p[3]});
      if (p[2] != to[0] + shift || p[3] != to[1]) {
        end(piece, pieces); // the line leaves the box
      }
    }
    end(piece, pieces);
    return pieces;
  }

  private static boolean number(double[] from, double[] to) {
    return Double.isFinite(from[0] + from[1] + to[0] + to[1]);
  }

  private static void end(List<double[]> piece, List<Trace> pieces) {
    if (!piece.isEmpty()) {
      double[] x = piece.stream().mapToDouble(p -> p[0]).toArray();
      pieces.add(new Trace(x, piece.stream().mapToDouble(p -> p[1]).toArray()));
      piece.clear();
    }
  }
}
