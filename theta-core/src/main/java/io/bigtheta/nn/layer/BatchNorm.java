package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation: y = gain · (x − mean) / √(variance + epsilon) + shift. The mean and variance of each channel are
 * taken over all pixels of the batch. In a vector each number is a channel (Ioffe and Szegedy, ICML 2015).
 *
 * <p>Prediction uses the running statistics instead. In training they are updated as r ← (1 − momentum)·r +
 * momentum·(statistic of the batch), with the unbiased variance. They are part of θ and have no gradient.
 *
 * @param momentum the weight of the new batch in the running statistics, in (0, 1]
 * @param epsilon the number added to the variance, &gt; 0
 */
public record BatchNorm(float momentum, float epsilon) implements Layer {
  private static final int MEAN = 0;
  private static final int SCALE = 1;

  public BatchNorm {
    if (!(momentum > 0 && momentum <= 1)) {
      throw Refusal.of("momentum", "a share in (0, 1]", momentum);
    }
    if (!(epsilon > 0)) {
      throw Refusal.of("epsilon", "a number > 0", epsilon);
    }
  }

  public BatchNorm() {
    this(0.1f, 1e-5f);
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int n = input.channels();
    return List.of(
        new Parameter("gain", 1, n, Parameter.Role.BIAS, Parameter.Start.constant(1)),
        new Parameter("shift", 1, n, Parameter.Role.BIAS, Parameter.Start.constant(0)),
        new Parameter("running-mean", 1, n, Parameter.Role.STATE, Parameter.Start.constant(0)),
        new Parameter("running-variance", 1, n, Parameter.Role.STATE, Parameter.Start.constant(1)));
  }

  /**
   * Room for four rows (the mean, 1 / √(variance + epsilon) and two rows for intermediate results), for three strips,
   * and for the sums of {@link Channels}.
   */
  @Override
  public int room(Shape input) {
    return Channels.room(input) + 4 * input.channels() + 3 * Channels.strip(input);
  }

  /** Row {@code i} of the room: 0 is the mean, 1 is 1 / √(variance + epsilon), 2 and 3 are for intermediate results. */
  private static Matrix row(Pass pass, int i) {
    Shape input = pass.input();
    int at = pass.room().offset() + Channels.room(input) + i * input.channels();
    return new Matrix(pass.room().data(), at, 1, input.channels());
  }

  /** Writes the values of each channel to strip {@code i} of three, repeated for every pixel of the strip. */
  private static Matrix wide(Pass pass, int i, Matrix channels) {
    int strip = Channels.strip(pass.input());
    Matrix wide = new Matrix(pass.room().data(), row(pass, 4).offset() + i * strip, 1, strip);
    Channels.widen(channels, wide);
    return wide;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Matrix mean = row(pass, MEAN);
    Matrix scale = row(pass, SCALE);
    if (pass.training()) {
      observe(pass, x, mean, scale);
    } else {
      for (int j = 0; j < scale.cols(); j++) {
        mean.set(0, j, pass.parameter(2).get(0, j));
        scale.set(0, j, inverse(pass.parameter(3).get(0, j)));
      }
    }
    Matrix factor = row(pass, 2);
    Matrix start = row(pass, 3);
    for (int j = 0; j < scale.cols(); j++) {
      float f = pass.parameter(0).get(0, j) * scale.get(0, j);
      factor.set(0, j, f);
      start.set(0, j, Math.fma(-f, mean.get(0, j), pass.parameter(1).get(0, j)));
    }
    Shape shape = pass.input();
    pass.kernels()
        .affine(
            Channels.strips(x, shape),
            wide(pass, 0, factor),
            wide(pass, 1, start),
            Channels.strips(y, shape));
  }

  /** Writes mean and 1 / √(variance + epsilon) of the batch, and updates the running statistics. */
  private void observe(Pass pass, Matrix x, Matrix mean, Matrix scale) {
    float count = count(pass, x);
    Channels.sums(pass.kernels(), x, pass.input(), pass.room(), mean);
    for (int j = 0; j < mean.cols(); j++) {
      mean.set(0, j, mean.get(0, j) / count);
      blend(pass.parameter(2), j, mean.get(0, j));
    }
    Matrix center = wide(pass, 0, mean);
    products(pass, x, center, x, center, scale);
    for (int j = 0; j < scale.cols(); j++) {
      float squares = scale.get(0, j);
      if (count > 1) { // a variance needs more than one number
        blend(pass.parameter(3), j, squares / (count - 1));
      }
      scale.set(0, j, inverse(squares / count));
    }
  }

  /** Writes Σ (x − a)·(z − b) of every channel. */
  private static void products(Pass pass, Matrix x, Matrix a, Matrix z, Matrix b, Matrix channels) {
    Matrix left = Channels.strips(x, pass.input());
    Matrix right = Channels.strips(z, pass.input());
    Kernels alone = pass.kernels().alone();
    Channels.sums(
        pass.kernels(),
        x.rows(),
        pass.input(),
        pass.room(),
        (from, to, out) -> {
          int rows = to - from;
          alone.columnProducts(left.rows(from, rows), a, right.rows(from, rows), b, out);
        },
        channels);
  }

  /** How many numbers of the batch belong to a channel. */
  private static float count(Pass pass, Matrix x) {
    return (float) x.rows() * (pass.input().size() / pass.input().channels());
  }

  private float inverse(float variance) {
    return 1 / (float) Math.sqrt(variance + epsilon);
  }

  private void blend(Matrix running, int j, float now) {
    running.set(0, j, Math.fma(momentum, now - running.get(0, j), running.get(0, j)));
  }

  /**
   * With x̂ = (x − mean) · scale: dgain = Σ dy·x̂, dshift = Σ dy and dx = gain · scale · (dy − (x̂ · dgain + dshift) /
   * count). The last term is there because mean and variance depend on x too. The running statistics of prediction do
   * not, so without training it is left out.
   */
  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Matrix dgain = pass.gradient(0);
    Matrix dshift = pass.gradient(1);
    Matrix mean = row(pass, MEAN);
    Matrix scale = row(pass, SCALE);
    Channels.sums(pass.kernels(), dy, pass.input(), pass.room(), dshift);
    Matrix zero = row(pass, 2);
    Arrays.fill(zero.data(), zero.offset(), zero.offset() + zero.cols(), 0);
    products(pass, x, wide(pass, 0, mean), dy, wide(pass, 1, zero), dgain);
    for (int j = 0; j < dgain.cols(); j++) {
      dgain.set(0, j, dgain.get(0, j) * scale.get(0, j));
    }
    if (pass.first()) {
      return;
    }
    float share = pass.training() ? 1 / count(pass, dy) : 0;
    Matrix factor = row(pass, 2);
    Matrix start = row(pass, 3);
    for (int j = 0; j < dgain.cols(); j++) {
      float f = pass.parameter(0).get(0, j) * scale.get(0, j);
      float ofX = -f * share * scale.get(0, j) * dgain.get(0, j);
      start.set(0, j, Math.fma(-ofX, mean.get(0, j), -f * share * dshift.get(0, j)));
      factor.set(0, j, f);
      scale.set(0, j, ofX); // the scale is not needed any more
    }
    pass.kernels()
        .affine(
            Channels.strips(dy, pass.input()),
            wide(pass, 0, factor),
            Channels.strips(x, pass.input()),
            wide(pass, 1, scale),
            wide(pass, 2, start),
            Channels.strips(dx, pass.input()));
  }
}
