package io.bigtheta.prune;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;

/**
 * ½·c·w² with c = ∂²L/∂w²: the rise of the loss at a minimum if w became 0, without the curvatures between weights
 * (LeCun, Denker and Solla, NIPS 1989). c is estimated as the mean over the rows of (∂Lₙ/∂w)², with each row's own
 * gradient. This is the diagonal of the empirical Fisher matrix, which is close to the Gauss-Newton matrix if the
 * network fits its rows.
 *
 * <p>For a unit, w = 1 is a gate that its output h passes (Theis, Korshunova, Tejani and Huszár, arXiv 1801.05787). The
 * estimate is ½·mean (h·∂L/∂h)².
 */
public record OptimalBrainDamage() implements UnitSaliency, WeightSaliency {
  @Override
  public double[][] units(Probe probe) {
    return Gates.mean(probe, slope -> slope * slope / 2);
  }

  /** The gradient of W[i, k] for one row is xᵢ·dzₖ, so the sum of the squares is (x∘x)ᵀ·(dz∘dz). */
  @Override
  public double[] weights(Probe probe) {
    Blueprint blueprint = probe.network().blueprint();
    float[] theta = probe.network().theta();
    double[] fisher = new double[theta.length];
    probe.walk((layer, x, dz) -> {
      Block weight = HiddenLayer.weight(blueprint, layer);
      Matrix batch = new Matrix(x.cols(), dz.cols());
      probe.kernels().matmulTransA(squares(x), squares(dz), batch);
      for (int i = 0; i < batch.size(); i++) {
        fisher[weight.offset() + i] += batch.data()[i];
      }
    });
    double[] estimates = new double[theta.length];
    for (Block block : blueprint.blocks()) {
      if (blueprint.layers().get(block.layer()) instanceof Dense) {
        for (int i = block.offset(); i < block.offset() + block.parameter().size(); i++) {
          estimates[i] = 0.5 * fisher[i] / probe.rows() * theta[i] * theta[i];
        }
      }
    }
    return estimates;
  }

  private static Matrix squares(Matrix of) {
    float[] values = of.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= values[i];
    }
    return new Matrix(values, 0, of.rows(), of.cols());
  }
}
