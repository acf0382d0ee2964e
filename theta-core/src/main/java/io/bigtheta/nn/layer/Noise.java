package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Normals;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * In training y = x + σ·n, where every n is drawn from a normal distribution around 0 with deviation 1; in prediction y = x.
 * Behind the inputs and behind each {@code batch-norm} it is among the best known of what keeps a fully connected network from
 * learning by heart (Rasmus et al., NIPS 2015, whose baseline it is).
 *
 * @param deviation σ &gt; 0
 */
public record Noise(float deviation) implements Layer {
  /** A draw is as slow as so many multiply-adds. */
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
