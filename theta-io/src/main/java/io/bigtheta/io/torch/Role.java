package io.bigtheta.io.torch;

import io.bigtheta.io.Safetensors.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * A block of θ and its counterpart in a module of PyTorch.
 *
 * @param ours the name of the parameter here, such as {@code gain}
 * @param theirs the name of the tensor within its module, such as {@code weight}
 * @param shapes the shapes that the tensor may have; the first one is the usual one
 * @param absent what the block is filled with if the module has no such tensor; empty if it must have one
 * @param turned makes the numbers of the block from those of the tensor
 */
record Role(
    String ours,
    String theirs,
    List<List<Integer>> shapes,
    OptionalDouble absent,
    UnaryOperator<float[]> turned) {
  /** A tensor that the module must have. */
  static Role of(
      String ours, String theirs, UnaryOperator<float[]> turned, List<List<Integer>> shapes) {
    return new Role(ours, theirs, shapes, OptionalDouble.empty(), turned);
  }

  /** A row of numbers that the module must have. */
  static Role row(String ours, String theirs, int size) {
    return of(ours, theirs, UnaryOperator.identity(), List.of(List.of(size)));
  }

  /** The same, but without it the block is filled with a number. */
  Role orElse(double value) {
    return new Role(ours, theirs, shapes, OptionalDouble.of(value), turned);
  }

  boolean fits(Tensor tensor) {
    return shapes.contains(tensor.shape());
  }

  @Override
  public String toString() {
    return theirs + " " + shapes.get(0) + (absent.isPresent() ? " or none" : "");
  }
}
