package io.bigtheta.nn;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Parameter;

/**
 * The place of a parameter in θ.
 *
 * @param layer the index of its layer, from 0
 * @param parameter the parameter of the layer
 * @param offset the index of its first number in θ
 */
public record Block(int layer, Parameter parameter, int offset) {
  /** The name in a model file, such as {@code layer.0.weight}. */
  public String name() {
    return "layer." + layer + "." + parameter.name();
  }

  /** The block [rows, cols] of {@code theta}. It shares the array. */
  public Matrix of(float[] theta) {
    return new Matrix(theta, offset, parameter.rows(), parameter.cols());
  }

  /** The block [rows, cols] of a matrix [1, blueprint.size()]. It shares the array. */
  Matrix of(Matrix theta) {
    int begin = theta.offset() + offset;
    return new Matrix(theta.data(), begin, parameter.rows(), parameter.cols());
  }
}
