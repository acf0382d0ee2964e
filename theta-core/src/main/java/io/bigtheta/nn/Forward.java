package io.bigtheta.nn;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.layer.UsedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The buffers of one batch size, made once, and the pass through the layers from x to the logits. */
final class Forward {
  final List<Layer> layers;
  final List<Pass> passes = new ArrayList<>();
  /** The output of every layer. */
  final List<Matrix> outputs = new ArrayList<>();

  /** A pass for the first {@code rows} rows of {@code whole}, in its buffers. */
  private Forward(Forward whole, int rows) {
    layers = whole.layers;
    whole.passes.forEach(pass -> passes.add(pass.rows(rows)));
    whole.outputs.forEach(output -> outputs.add(output.rows(0, rows)));
  }

  /** A pass for fewer rows in the same buffers. Only one of the two may be used at a time. */
  Forward rows(int rows) {
    return new Forward(this, rows);
  }

  /**
   * A pass with new buffers.
   *
   * @param theta [1, blueprint.size()]
   * @param gradient the gradient that backward writes; empty if no backward follows
   * @param used who wants to know the rows that a batch uses, by the indices of layers
   */
  Forward(
      Blueprint blueprint,
      Matrix theta,
      Matrix gradient,
      int rows,
      Kernels kernels,
      Map<Integer, UsedRows> used) {
    layers = blueprint.layers();
    List<Shape> shapes = blueprint.shapes();
    List<Block> blocks = blueprint.blocks();
    boolean first = true;
    for (int i = 0; i < layers.size(); i++) {
      List<Matrix> parameters = new ArrayList<>();
      List<Matrix> gradients = new ArrayList<>();
      for (Block block : blocks) {
        if (block.layer() == i) {
          parameters.add(block.of(theta));
          if (gradient.size() > 0 && block.parameter().role() != Parameter.Role.STATE) {
            gradients.add(block.of(gradient));
          }
        }
      }
      List<Matrix> kept = layers.get(i).kept(shapes.get(i)).stream()
          .map(cols -> Matrix.aligned(rows, cols))
          .toList();
      Matrix room = new Matrix(1, layers.get(i).room(shapes.get(i)));
      passes.add(new Pass(
          kernels,
          parameters,
          gradients,
          kept,
          room,
          shapes.get(i),
          i,
          first,
          Optional.ofNullable(used.get(i))));
      first &= parameters.isEmpty();
      int size = shapes.get(i + 1).size();
      boolean last = i == layers.size() - 1; // users read it, so it begins where its array begins
      outputs.add(last ? new Matrix(rows, size) : Matrix.aligned(rows, size));
    }
  }

  /** The lowest layer that backward has to reach. The layers below it have no parameters to learn. */
  int lowest() {
    int lowest = 0;
    while (lowest < layers.size() - 1 && passes.get(lowest + 1).first()) {
      lowest++;
    }
    return lowest;
  }

  /** The logits of x. The next call overwrites them. */
  Matrix run(Matrix x, boolean training, Seed seed) {
    Matrix input = x;
    for (int i = 0; i < layers.size(); i++) {
      passes.get(i).begin(training, seed);
      layers.get(i).forward(passes.get(i), input, outputs.get(i));
      input = outputs.get(i);
    }
    return input;
  }
}
