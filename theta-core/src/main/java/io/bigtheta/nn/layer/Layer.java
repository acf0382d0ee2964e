package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.List;

/**
 * One layer of a blueprint: a record that owns no arrays. It states the sizes it needs, and it calculates on windows of
 * θ, ∇θ and a workspace that it gets in a {@link Pass}.
 */
public interface Layer {
  /**
   * The shape of a row of y for a row of x of shape {@code input}.
   *
   * @throws io.bigtheta.math.ShapeException if the layer cannot take this input
   */
  Shape output(Shape input);

  /** The blocks of θ that this layer needs, in the order of {@link Pass#parameter}. */
  default List<Parameter> parameters(Shape input) {
    return List.of();
  }

  /**
   * The numbers of columns of the matrices [batch, columns] that are kept from forward for backward, in the order of
   * {@link Pass#kept}.
   */
  default List<Integer> kept(Shape input) {
    return List.of();
  }

  /**
   * How many numbers of {@link Pass#room} this layer needs, whatever the number of rows. They are kept from forward for
   * backward.
   */
  default int room(Shape input) {
    return 0;
  }

  /** Writes y [batch, output] for x [batch, input]. */
  void forward(Pass pass, Matrix x, Matrix y);

  /**
   * Backpropagates dy = ∂loss/∂y: writes the gradients of the parameters and dx = ∂loss/∂x.
   *
   * @param x [batch, input], as in forward
   * @param y [batch, output], as forward wrote it
   * @param dy [batch, output], spoiled
   * @param dx [batch, input], written unless {@link Pass#first}
   */
  void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx);
}
