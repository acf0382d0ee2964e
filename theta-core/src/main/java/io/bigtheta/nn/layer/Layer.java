package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.List;

/**
 * One layer of a blueprint: a record that owns no arrays. It says how large things are, and calculates on windows of θ,
 * ∇θ and a workspace that it is handed in a {@link Pass}.
 */
public interface Layer {
  /** The shape of a row of y for a row of x of shape {@code input}; a {@link io.bigtheta.math.ShapeException} if it cannot be. */
  Shape output(Shape input);

  /** The blocks of θ this layer needs, in the order of {@link Pass#parameter}. */
  default List<Parameter> parameters(Shape input) {
    return List.of();
  }

  /** Columns of each matrix [batch, columns] kept from forward for backward, in the order of {@link Pass#kept}. */
  default List<Integer> kept(Shape input) {
    return List.of();
  }

  /** Numbers kept from forward for backward, or to calculate with, however many rows there are: {@link Pass#room}. */
  default int room(Shape input) {
    return 0;
  }

  /** Writes y [batch, output] for x [batch, input]. */
  void forward(Pass pass, Matrix x, Matrix y);

  /**
   * From dy = ∂loss/∂y: writes the gradients of the parameters and dx = ∂loss/∂x.
   *
   * @param dy spoiled
   * @param dx not written if {@link Pass#first}: nobody needs it
   */
  void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx);
}
