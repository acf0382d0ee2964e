package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Shape;
import java.util.List;

/**
 * In training y = x·m / (1 − rate), where every m is 0 with probability rate, else 1; in prediction y = x (Srivastava et
 * al., JMLR 2014, in the inverted form).
 *
 * @param rate the share of numbers set to zero, in [0, 1)
 */
public record Dropout(float rate) implements Layer {
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate: expected a share in [0, 1), got " + rate);
    }
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  /** m / (1 − rate). */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(input.size());
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    if (!pass.training()) {
      System.arraycopy(x.data(), x.offset(), y.data(), y.offset(), x.size());
      return;
    }
    Matrix mask = pass.kept(0);
    draw(rate, pass.seed(), mask);
    multiply(x, mask, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      if (pass.training()) {
        multiply(dy, pass.kept(0), dx);
      } else {
        System.arraycopy(dy.data(), dy.offset(), dx.data(), dx.offset(), dy.size());
      }
    }
  }

  /** Two draws of 32 bits from every number of the seed. */
  static void draw(float rate, Seed seed, Matrix mask) {
    float[] m = mask.data();
    int keep = Float.floatToRawIntBits(1 / (1 - rate));
    long limit = (long) (rate * 0x1p32);
    for (int i = 0; i < mask.size(); i += 2) {
      long bits = seed.bits(i >> 1);
      m[mask.offset() + i] = keptOr0(keep, bits >>> 32, limit);
      if (i + 1 < mask.size()) {
        m[mask.offset() + i + 1] = keptOr0(keep, bits & 0xFFFFFFFFL, limit);
      }
    }
  }

  /** 0 below the limit, without a branch, which nobody could predict. */
  private static float keptOr0(int keep, long draw, long limit) {
    int below = (int) ((draw - limit) >> 63);
    return Float.intBitsToFloat(keep & ~below);
  }

  private static void multiply(Matrix a, Matrix b, Matrix out) {
    float[] left = a.data();
    float[] right = b.data();
    float[] to = out.data();
    for (int i = 0; i < out.size(); i++) {
      to[out.offset() + i] = left[a.offset() + i] * right[b.offset() + i];
    }
  }
}
