package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Parametric rectifier: y = x for x &gt; 0, otherwise slope · x, with slopes that are learnt (He et al., ICCV 2015). In a
 * vector each number is a channel. Penalties leave the slopes alone, because they would make them 0.
 *
 * @param shared whether all channels share one slope; otherwise each has its own
 * @param start every slope before the first step
 */
public record Prelu(boolean shared, float start) implements Layer {
  private static final int ONE = Float.floatToRawIntBits(1);

  public Prelu {
    if (!Float.isFinite(start)) {
      throw Refusal.of("start", "a finite number", start);
    }
  }

  public Prelu() {
    this(false, 0.25f);
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int slopes = shared ? 1 : input.channels();
    return List.of(
        new Parameter("slope", 1, slopes, Parameter.Role.BIAS, Parameter.Start.constant(start)));
  }

  /** Room for a strip of slopes, for the gradients of all channels, and for the sums of {@link Channels}. */
  @Override
  public int room(Shape input) {
    return Channels.strip(input) + input.channels() + Channels.room(input);
  }

  /** The slope of every number of a strip. */
  private static Matrix slopes(Pass pass) {
    return new Matrix(pass.room().data(), pass.room().offset(), 1, Channels.strip(pass.input()));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Matrix slopes = slopes(pass);
    Channels.widen(pass.parameter(0), slopes);
    Matrix from = Channels.strips(x, pass.input());
    Matrix to = Channels.strips(y, pass.input());
    pass.kernels()
        .share(
            (first, end) -> {
              for (int i = first; i < end; i++) {
                forward(from.data(), from.at(i), slopes, to.data(), to.at(i));
              }
            },
            from.rows(),
            2 * from.cols());
  }

  private static void forward(float[] x, int x0, Matrix slopes, float[] y, int y0) {
    float[] slope = slopes.data();
    int s0 = slopes.offset();
    for (int j = 0; j < slopes.cols(); j++) {
      float value = x[x0 + j];
      y[y0 + j] = Math.fma(slope[s0 + j], Math.min(0, value), Math.max(0, value));
    }
  }

  /** ∂loss/∂slope = Σ dy · min(0, x) over all numbers with this slope. */
  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Shape shape = pass.input();
    Matrix slopes = slopes(pass);
    Matrix in = Channels.strips(x, shape);
    Matrix out = Channels.strips(dy, shape);
    int at = slopes.offset() + slopes.cols();
    Matrix channels = new Matrix(pass.room().data(), at, 1, shape.channels());
    Matrix room = new Matrix(pass.room().data(), at + channels.cols(), 1, Channels.room(shape));
    Channels.sums(
        pass.kernels(),
        x.rows(),
        shape,
        room,
        (first, end, sums) -> {
          Arrays.fill(sums.data(), sums.offset(), sums.offset() + sums.cols(), 0);
          for (int i = first; i < end; i++) {
            add(in.data(), in.at(i), out.data(), out.at(i), sums);
          }
        },
        shared ? channels : pass.gradient(0));
    if (shared) {
      float sum = 0;
      for (int c = 0; c < channels.cols(); c++) {
        sum += channels.get(0, c);
      }
      pass.gradient(0).set(0, 0, sum);
    }
    if (!pass.first()) {
      differentiate(pass.kernels(), in, slopes, out, Channels.strips(dx, shape));
    }
  }

  private static void add(float[] x, int x0, float[] dy, int d0, Matrix sums) {
    float[] to = sums.data();
    int t0 = sums.offset();
    for (int j = 0; j < sums.cols(); j++) {
      to[t0 + j] = Math.fma(dy[d0 + j], Math.min(0, x[x0 + j]), to[t0 + j]);
    }
  }

  private static void differentiate(
      Kernels kernels, Matrix x, Matrix slopes, Matrix dy, Matrix dx) {
    kernels.share(
        (first, end) -> {
          for (int i = first; i < end; i++) {
            backward(x.data(), x.at(i), slopes, dy.data(), dy.at(i), dx.data(), dx.at(i));
          }
        },
        x.rows(),
        2 * x.cols());
  }

  private static void backward(
      float[] x, int x0, Matrix slopes, float[] dy, int d0, float[] dx, int to) {
    float[] slope = slopes.data();
    int s0 = slopes.offset();
    for (int j = 0; j < slopes.cols(); j++) {
      int above = x[x0 + j] > 0 ? -1 : 0; // no branch, because nobody could predict it
      int below = Float.floatToRawIntBits(slope[s0 + j]) & ~above;
      dx[to + j] = dy[d0 + j] * Float.intBitsToFloat(ONE & above | below);
    }
  }
}
