package io.bigtheta.prune;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import java.util.List;

/**
 * ‖W·ⱼ‖·‖V ⱼ·‖: the Euclidean norm of a unit's incoming weights (as for filters Li et al., ICLR 2017) times the norm of
 * its outgoing weights, because a rectifier may have its scale in either. The estimates of a layer are divided by the
 * root of their sum of squares. It needs no rows.
 */
public record Norm() implements UnitSaliency {
  @Override
  public double[][] units(Probe probe) {
    Blueprint blueprint = probe.network().blueprint();
    float[] theta = probe.network().theta();
    List<HiddenLayer> layers = HiddenLayer.of(blueprint);
    double[][] norms = new double[layers.size()][];
    for (int l = 0; l < norms.length; l++) {
      Matrix in = HiddenLayer.weight(blueprint, layers.get(l).dense()).of(theta);
      Matrix out = HiddenLayer.weight(blueprint, layers.get(l).next()).of(theta);
      norms[l] = new double[in.cols()];
      for (int j = 0; j < in.cols(); j++) {
        norms[l][j] = Math.sqrt(column(in, j) * row(out, j));
      }
    }
    return Gates.normalized(norms);
  }

  private static double column(Matrix w, int j) {
    double squares = 0;
    for (int i = 0; i < w.rows(); i++) {
      squares += (double) w.get(i, j) * w.get(i, j);
    }
    return squares;
  }

  private static double row(Matrix w, int i) {
    double squares = 0;
    for (int j = 0; j < w.cols(); j++) {
      squares += (double) w.get(i, j) * w.get(i, j);
    }
    return squares;
  }
}
