package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Normals;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Noise. In training y = x + σ·n, where each n is drawn from the standard normal distribution. In prediction y = x.
 * After the inputs and after each {@code batch-norm} it is one of the best known ways to keep a fully connected network
 * from overfitting (Rasmus et al., NIPS 2015, who use it as their baseline).
 *
 * @param deviation the standard deviation σ, &gt; 0
 */
public record Noise(float deviation) implements Layer {
  /** The cost of a draw in multiply-adds. */
  private static final int DRAW_COST = 8;

  public Noise {
    if (!(deviation > 0 && deviation < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("deviation", "a number > 0", deviation);
    }
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    if (!pass.training()) {
      System.arraycopy(x.data(), x.offset(), y.data(), y.offset(), x.size());
      return;
    }
    Seed seed = pass.seed();
    pass.kernels().share((from, to) -> add(seed, x, y, from, to), x.rows(), DRAW_COST * x.cols());
  }

  private void add(Seed seed, Matrix x, Matrix y, int from, int to) {
    for (int i = from; i < to; i++) {
      Normals.add(seed.child(i), deviation, x.data(), x.at(i), y.data(), y.at(i), x.cols());
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      System.arraycopy(dy.data(), dy.offset(), dx.data(), dx.offset(), dy.size());
    }
  }
}
