package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Dropout. In training y = x·m / (1 − rate), where each number of m is 0 with probability rate and 1 otherwise. In
 * prediction y = x (Srivastava et al., JMLR 2014, in the inverted form).
 *
 * @param rate the share of numbers set to zero, in [0, 1)
 */
public record Dropout(float rate) implements Layer {
  /** The cost of a draw in multiply-adds. */
  private static final int DRAW_COST = 4;

  /** With at least this many numbers in a row, sharing the work is worth the object that it takes. */
  private static final int MANY = 2048;

  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw Refusal.of("rate", "a share in [0, 1)", rate);
    }
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  /** The mask m / (1 − rate). */
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
    Seed seed = pass.seed();
    if (x.cols() < MANY) {
      draw(rate, seed, mask, 0, mask.size());
      multiply(x, mask, y, 0, x.size());
      return;
    }
    pass.kernels()
        .share(
            (from, to) -> {
              draw(rate, seed, mask, from * mask.cols(), to * mask.cols());
              multiply(x, mask, y, from * x.cols(), to * x.cols());
            },
            x.rows(),
            DRAW_COST * x.cols());
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      if (pass.training()) {
        multiply(dy, pass.kept(0), dx, 0, dy.size());
      } else {
        System.arraycopy(dy.data(), dy.offset(), dx.data(), dx.offset(), dy.size());
      }
    }
  }

  /** Draws numbers [from, to) of the mask, two draws of 32 bits from every number of the seed. */
  static void draw(float rate, Seed seed, Matrix mask, int from, int to) {
    float[] m = mask.data();
    int keep = Float.floatToRawIntBits(1 / (1 - rate));
    long limit = (long) (rate * 0x1p32);
    int i = from;
    if (i % 2 == 1 && i < to) {
      m[mask.offset() + i] = keptOr0(keep, seed.bits(i >> 1) & 0xFFFFFFFFL, limit);
      i++;
    }
    for (; i < to; i += 2) {
      long bits = seed.bits(i >> 1);
      m[mask.offset() + i] = keptOr0(keep, bits >>> 32, limit);
      if (i + 1 < to) {
        m[mask.offset() + i + 1] = keptOr0(keep, bits & 0xFFFFFFFFL, limit);
      }
    }
  }

  /** 0 if the draw is below the limit, otherwise {@code keep}. It has no branch, because nobody could predict it. */
  private static float keptOr0(int keep, long draw, long limit) {
    int below = (int) ((draw - limit) >> 63);
    return Float.intBitsToFloat(keep & ~below);
  }

  private static void multiply(Matrix a, Matrix b, Matrix out, int from, int end) {
    float[] left = a.data();
    float[] right = b.data();
    float[] to = out.data();
    for (int i = from; i < end; i++) {
      to[out.offset() + i] = left[a.offset() + i] * right[b.offset() + i];
    }
  }
}
