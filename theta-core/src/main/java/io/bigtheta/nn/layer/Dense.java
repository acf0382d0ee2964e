package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.spec.Refusal;
import java.util.Collections;
import java.util.List;

/**
 * A fully connected layer: y = f(x·W + b).
 *
 * <p>x [batch, fanIn], W [fanIn, units], b [units], y [batch, units]. An image is taken as one long row.
 *
 * @param units the number of neurons
 * @param activation the function f
 * @param bias whether there is a bias b, which begins as 0
 * @param initializer the initializer of W; {@code auto} is the one that suits f
 */
public record Dense(int units, Activation activation, boolean bias, Initializer initializer)
    implements Layer {
  public Dense {
    if (units < 1) {
      throw Refusal.of("units", "at least 1", units);
    }
  }

  public Dense(int units) {
    this(units, new Linear());
  }

  public Dense(int units, Activation activation) {
    this(units, activation, true, new Auto());
  }

  @Override
  public Shape output(Shape input) {
    return Shape.of(units);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int fanIn = input.size();
    Parameter weight = new Parameter(
        "weight",
        fanIn,
        units,
        Parameter.Role.WEIGHT,
        (seed, w) -> initializer.fill(seed, activation.initializer(), fanIn, units, w));
    Parameter biases =
        new Parameter("bias", 1, units, Parameter.Role.BIAS, Parameter.Start.constant(0));
    return bias ? List.of(weight, biases) : List.of(weight);
  }

  /** The sums z = x·W + b, if the derivative of f needs them; and zeros to start from, if there is no bias. */
  @Override
  public List<Integer> kept(Shape input) {
    int matrices = (activation.derivativeByOutput() ? 0 : 1) + (bias ? 0 : 1);
    return Collections.nCopies(matrices, units);
  }

  private Matrix sums(Pass pass, Matrix y) {
    return activation.derivativeByOutput() ? y : pass.kept(0);
  }

  private Matrix zeros(Pass pass) {
    return pass.kept(activation.derivativeByOutput() ? 0 : 1).rows(0, 1);
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Matrix z = sums(pass, y);
    Matrix start = bias ? pass.parameter(1) : zeros(pass);
    pass.kernels().matmul(x, pass.parameter(0), start, z);
    activation.forward(pass.kernels(), z, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    activation.backward(pass.kernels(), sums(pass, y), y, dy); // dy is now dz
    pass.kernels().matmulTransA(x, dy, pass.gradient(0));
    if (bias) {
      pass.kernels().columnSums(dy, pass.gradient(1));
    }
    if (!pass.first()) {
      pass.kernels().matmulTransB(dy, pass.parameter(0), dx);
    }
  }
}
