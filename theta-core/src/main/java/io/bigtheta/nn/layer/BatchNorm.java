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
      for (int j = 0; j < x.cols(); j++) {
        float value = normal.get(i, j) * scale.get(0, j);
        normal.set(i, j, value);
        y.set(
            i, j, Math.fma(pass.parameter(0).get(0, j), value, pass.parameter(1).get(0, j)));
      }
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
    fill(scale, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < centered.cols(); j++) {
        scale.set(0, j, Math.fma(centered.get(i, j), centered.get(i, j), scale.get(0, j)));
      }
    }
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

  private static void subtract(Matrix x, Matrix mean, Matrix out) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        out.set(i, j, x.get(i, j) - mean.get(0, j));
      }
    }
  }

  private static void fill(Matrix row, float value) {
    Arrays.fill(row.data(), row.offset(), row.offset() + row.size(), value);
  }

  @Override
  public void backward(Pass pass, Matrix images, Matrix output, Matrix slopes, Matrix below) {
    Matrix dy = columns(pass, slopes);
    Matrix normal = columns(pass, pass.kept(0));
    Matrix dgain = pass.gradient(0);
    Matrix dshift = pass.gradient(1);
    pass.kernels().columnSums(dy, dshift);
    fill(dgain, 0);
    for (int i = 0; i < dy.rows(); i++) {
      for (int j = 0; j < dy.cols(); j++) {
        dgain.set(0, j, Math.fma(dy.get(i, j), normal.get(i, j), dgain.get(0, j)));
      }
    }
    if (pass.first()) {
      return;
    }
    Matrix dx = columns(pass, below);
    Matrix scale = pass.kept(1);
    float share = pass.training() ? 1f / dy.rows() : 0; // running statistics do not move with x
    for (int i = 0; i < dy.rows(); i++) {
      for (int j = 0; j < dy.cols(); j++) {
        float through = Math.fma(
            normal.get(i, j), dgain.get(0, j), dshift.get(0, j)); // mean and variance move too
        float factor = pass.parameter(0).get(0, j) * scale.get(0, j);
        dx.set(i, j, factor * Math.fma(-share, through, dy.get(i, j)));
      }
    }
  }
}
