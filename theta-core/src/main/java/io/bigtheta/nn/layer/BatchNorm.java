package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * y = gain · (x − mean) / √(variance + epsilon) + shift, with the mean and variance of every channel over all pixels of the
 * batch: of a vector, of every number over the batch (Ioffe and Szegedy, ICML 2015).
 *
 * <p>In prediction the running statistics are used: r ← (1 − momentum)·r + momentum·(that of the batch), with the
 * unbiased variance. They are part of θ, without a gradient.
 *
 * @param momentum weight of the new batch in the running statistics, in (0, 1]
 * @param epsilon added to the variance, &gt; 0
 */
public record BatchNorm(float momentum, float epsilon) implements Layer {
  public BatchNorm {
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException("momentum: expected a share in (0, 1], got " + momentum);
    }
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon: expected a number > 0, got " + epsilon);
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
        new Parameter("gain", 1, n, Parameter.Role.OFFSET, Parameter.Start.constant(1)),
        new Parameter("shift", 1, n, Parameter.Role.OFFSET, Parameter.Start.constant(0)),
        new Parameter("running-mean", 1, n, Parameter.Role.STATE, Parameter.Start.constant(0)),
        new Parameter("running-variance", 1, n, Parameter.Role.STATE, Parameter.Start.constant(1)));
  }

  /** The normalised x, and in the first row of the second 1 / √(variance + epsilon). */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(input.size(), input.channels());
  }

  /** As [pixels, channels]; vectors as they are. */
  private static Matrix columns(Pass pass, Matrix images) {
    return Conv.pixels(images, pass.input());
  }

  @Override
  public void forward(Pass pass, Matrix images, Matrix output) {
    Matrix x = columns(pass, images);
    Matrix y = columns(pass, output);
    Matrix normal = columns(pass, pass.kept(0));
    Matrix scale = pass.kept(1).rows(0, 1);
    if (pass.training()) {
      center(pass, x, normal, scale);
      spread(pass, normal, scale);
    } else {
      for (int j = 0; j < x.cols(); j++) {
        scale.set(0, j, inverse(pass.parameter(3).get(0, j)));
      }
      subtract(x, pass.parameter(2), normal);
    }
    for (int i = 0; i < x.rows(); i++) {
      normalize(normal, i, scale, pass.parameter(0), pass.parameter(1), y);
    }
  }

  /** One row of normal · scale, in place, and of gain · that + shift. */
  private static void normalize(
      Matrix normal, int row, Matrix scale, Matrix gain, Matrix shift, Matrix y) {
    float[] x = normal.data();
    float[] s = scale.data();
    float[] g = gain.data();
    float[] b = shift.data();
    float[] to = y.data();
    int at = normal.at(row);
    int out = y.at(row);
    for (int j = 0; j < normal.cols(); j++) {
      float value = x[at + j] * s[scale.offset() + j];
      x[at + j] = value;
      to[out + j] = Math.fma(g[gain.offset() + j], value, b[shift.offset() + j]);
    }
  }

  /** Writes x − mean, using {@code mean} for a moment, and moves the running mean. */
  private void center(Pass pass, Matrix x, Matrix centered, Matrix mean) {
    pass.kernels().columnSums(x, mean);
    for (int j = 0; j < x.cols(); j++) {
      mean.set(0, j, mean.get(0, j) / x.rows());
      blend(pass.parameter(2), j, mean.get(0, j));
    }
    subtract(x, mean, centered);
  }

  /** Writes 1 / √(variance + epsilon) and moves the running variance. */
  private void spread(Pass pass, Matrix centered, Matrix scale) {
    int n = centered.rows();
    products(centered, centered, scale);
    for (int j = 0; j < centered.cols(); j++) {
      float squares = scale.get(0, j);
      if (n > 1) { // one row says nothing about a variance
        blend(pass.parameter(3), j, squares / (n - 1));
      }
      scale.set(0, j, inverse(squares / n));
    }
  }

  private float inverse(float variance) {
    return 1 / (float) Math.sqrt(variance + epsilon);
  }

  private void blend(Matrix running, int j, float now) {
    running.set(0, j, Math.fma(momentum, now - running.get(0, j), running.get(0, j)));
  }

  /** For every column the sum of the products of its numbers: each one chain in ascending order of rows. */
  private static void products(Matrix a, Matrix b, Matrix sums) {
    Arrays.fill(sums.data(), sums.offset(), sums.offset() + sums.size(), 0);
    for (int i = 0; i < a.rows(); i++) {
      addProducts(a.data(), a.at(i), b.data(), b.at(i), sums.data(), sums.offset(), a.cols());
    }
  }

  private static void addProducts(
      float[] a, int a0, float[] b, int b0, float[] sums, int s0, int count) {
    for (int j = 0; j < count; j++) {
      sums[s0 + j] = Math.fma(a[a0 + j], b[b0 + j], sums[s0 + j]);
    }
  }

  private static void subtract(Matrix x, Matrix mean, Matrix out) {
    for (int i = 0; i < x.rows(); i++) {
      subtract(x.data(), x.at(i), mean.data(), mean.offset(), out.data(), out.at(i), x.cols());
    }
  }

  private static void subtract(
      float[] x, int x0, float[] mean, int m0, float[] out, int o0, int count) {
    for (int j = 0; j < count; j++) {
      out[o0 + j] = x[x0 + j] - mean[m0 + j];
    }
  }

  @Override
  public void backward(Pass pass, Matrix images, Matrix output, Matrix slopes, Matrix below) {
    Matrix dy = columns(pass, slopes);
    Matrix normal = columns(pass, pass.kept(0));
    Matrix dgain = pass.gradient(0);
    Matrix dshift = pass.gradient(1);
    pass.kernels().columnSums(dy, dshift);
    products(dy, normal, dgain);
    if (pass.first()) {
      return;
    }
    Matrix dx = columns(pass, below);
    Matrix factor = pass.kept(1).rows(0, 1); // gain · scale, in its place
    for (int j = 0; j < dy.cols(); j++) {
      factor.set(0, j, pass.parameter(0).get(0, j) * factor.get(0, j));
    }
    float share = pass.training() ? 1f / dy.rows() : 0; // running statistics do not move with x
    for (int i = 0; i < dy.rows(); i++) {
      back(normal, i, dgain, dshift, factor, share, dy, dx);
    }
  }

  /** One row of the gradient: mean and variance move with x too. */
  private static void back(
      Matrix normal,
      int row,
      Matrix dgain,
      Matrix dshift,
      Matrix factor,
      float share,
      Matrix dy,
      Matrix dx) {
    float[] x = normal.data();
    float[] g = dgain.data();
    float[] b = dshift.data();
    float[] f = factor.data();
    float[] from = dy.data();
    float[] to = dx.data();
    int at = normal.at(row);
    int in = dy.at(row);
    int out = dx.at(row);
    for (int j = 0; j < normal.cols(); j++) {
      float through = Math.fma(x[at + j], g[dgain.offset() + j], b[dshift.offset() + j]);
      to[out + j] = f[factor.offset() + j] * Math.fma(-share, through, from[in + j]);
    }
  }
}
