package io.bigtheta.nn;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Parameter;

/**
 * Where a parameter lies in θ.
 *
 * @param layer index of its layer, from 0
 * @param offset of its first number in θ
 */
public record Block(int layer, Parameter parameter, int offset) {
  /** For example {@code layer.0.weight}: the name in a model file. */
  public String name() {
    return "layer." + layer + "." + parameter.name();
  }

  /** A window on {@code theta}, which is shared. */
  public Matrix of(float[] theta) {
    return new Matrix(theta, offset, parameter.rows(), parameter.cols());
  }

  /** The same on a row of numbers. */
  Matrix of(Matrix theta) {
    int begin = theta.offset() + offset;
    return new Matrix(theta.data(), begin, parameter.rows(), parameter.cols());
  }
}
