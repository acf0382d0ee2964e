package io.bigtheta.studio.prune;

import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.layer.Dense;
import java.util.List;
import java.util.Optional;

/**
 * Finds the units of a large network in a smaller one that was made from it. Pruning keeps the order of the units, and fine-tuning
 * changes their weights little. So it is the assignment in ascending order for which the sum of the cosines between old and new
 * incoming weights is largest (an alignment as that of Needleman and Wunsch, 1970).
 */
public final class Survivors {
  private Survivors() {}

  /** The incoming weights [inputs, units] of the first layer; empty if that is not dense. */
  public static Optional<Matrix> weights(Model model) {
    if (!(model.network().blueprint().layers().get(0) instanceof Dense)) {
      return Optional.empty();
    }
    float[] theta = model.network().theta();
    return model.network().blueprint().blocks().stream()
        .filter(block -> block.layer() == 0 && block.parameter().name().equals("weight"))
        .map((Block block) -> block.of(theta))
        .findFirst();
  }

  /**
   * For each unit of {@code small} in order, the unit of {@code large} that it was.
   *
   * @param large incoming weights [inputs, units]
   * @param small those of the smaller network, with as many inputs and at most as many units
   */
  public static List<Integer> of(Matrix large, Matrix small) {
    int n = large.cols();
    int m = small.cols();
    float[][] before = units(large);
    float[][] after = units(small);
    double[] best = new double[n + 1]; // of the first j small units among the first i large ones
    boolean[][] taken = new boolean[m + 1][n + 1];
    for (int j = 1; j <= m; j++) {
      double[] next = new double[n + 1];
      java.util.Arrays.fill(next, Double.NEGATIVE_INFINITY);
      for (int i = j; i <= n - (m - j); i++) {
        double take = best[i - 1] + cosine(before[i - 1], after[j - 1]);
        taken[j][i] = take > next[i - 1];
        next[i] = taken[j][i] ? take : next[i - 1];
      }
      best = next;
    }
    Integer[] old = new Integer[m];
    int i = n;
    for (int j = m; j >= 1; j--) {
      while (i > j && !taken[j][i]) {
        i--;
      }
      old[j - 1] = --i;
    }
    return List.of(old);
  }

  /** The incoming weights of each unit, scaled to length 1. */
  private static float[][] units(Matrix weights) {
    float[][] units = new float[weights.cols()][weights.rows()];
    for (int unit = 0; unit < units.length; unit++) {
      double squares = 0;
      for (int row = 0; row < weights.rows(); row++) {
        float weight = weights.get(row, unit);
        units[unit][row] = weight;
        squares += (double) weight * weight;
      }
      float length = (float) Math.sqrt(squares);
      for (int row = 0; length > 0 && row < weights.rows(); row++) {
        units[unit][row] /= length;
      }
    }
    return units;
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
