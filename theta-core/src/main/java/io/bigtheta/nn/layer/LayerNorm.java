package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Layer normalisation: y = gain · (x − mean) / √(variance + epsilon) + shift, with the mean and variance of each row
 * (Ba, Kiros and Hinton, arXiv 2016). It is the same in training and in prediction.
 *
 * @param epsilon the number added to the variance, &gt; 0
 */
public record LayerNorm(float epsilon) implements Layer {
  public LayerNorm {
    if (!(epsilon > 0)) {
      throw Refusal.of("epsilon", "a number > 0", epsilon);
    }
  }

  public LayerNorm() {
    this(1e-5f);
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int n = input.size();
    return List.of(
        new Parameter("gain", 1, n, Parameter.Role.BIAS, Parameter.Start.constant(1)),
        new Parameter("shift", 1, n, Parameter.Role.BIAS, Parameter.Start.constant(0)));
  }

  /** The normalised x, and 1 / √(variance + epsilon) of every row. */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(input.size(), 1);
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Matrix normal = pass.kept(0);
    int n = x.cols();
    for (int i = 0; i < x.rows(); i++) {
      float sum = 0;
      for (int j = 0; j < n; j++) {
        sum += x.get(i, j);
      }
      float mean = sum / n;
      float squares = 0;
      for (int j = 0; j < n; j++) {
        float centered = x.get(i, j) - mean;
        squares = Math.fma(centered, centered, squares);
      }
      float scale = 1 / (float) Math.sqrt(squares / n + epsilon);
      pass.kept(1).set(i, 0, scale);
      for (int j = 0; j < n; j++) {
        float value = (x.get(i, j) - mean) * scale;
        normal.set(i, j, value);
        y.set(
            i, j, Math.fma(pass.parameter(0).get(0, j), value, pass.parameter(1).get(0, j)));
      }
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Matrix normal = pass.kept(0);
    Matrix gain = pass.parameter(0);
    Matrix dgain = pass.gradient(0);
    int n = dy.cols();
    pass.kernels().columnSums(dy, pass.gradient(1));
    Arrays.fill(dgain.data(), dgain.offset(), dgain.offset() + n, 0);
    for (int i = 0; i < dy.rows(); i++) {
      float plain = 0;
      float along = 0;
      for (int j = 0; j < n; j++) {
        dgain.set(0, j, Math.fma(dy.get(i, j), normal.get(i, j), dgain.get(0, j)));
        float inner = dy.get(i, j) * gain.get(0, j);
        plain += inner;
        along = Math.fma(inner, normal.get(i, j), along);
      }
      if (!pass.first()) {
        float scale = pass.kept(1).get(i, 0);
        for (int j = 0; j < n; j++) {
          float through =
              Math.fma(normal.get(i, j), along, plain) / n; // mean and variance depend on x too
          dx.set(i, j, scale * Math.fma(dy.get(i, j), gain.get(0, j), -through));
        }
      }
    }
  }
}
