package io.bigtheta.io;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Refusal;

/** Reads the layers of a model file, and refuses those with which a small file would take large memory. */
final class Layers {
  private static final int MOST_LAYERS = 4096;
  private static final long LARGEST_INPUT = 1L << 26;
  private static final long MOST_OUTPUTS = 1L << 28;

  private Layers() {}

  /** @throws Refusal for too many layers, or for rows that are too long */
  static Blueprint read(String text) {
    Blueprint blueprint = Blueprint.parse(text);
    if (blueprint.layers().size() > MOST_LAYERS) {
      throw Refusal.of("layers", "at most " + MOST_LAYERS, blueprint.layers().size());
    }
    if (blueprint.input().size() > LARGEST_INPUT) {
      throw Refusal.of("input", "at most " + LARGEST_INPUT + " numbers a row", blueprint.input());
    }
    long outputs = blueprint.shapes().stream().mapToLong(Shape::size).sum();
    if (outputs > MOST_OUTPUTS) {
      throw Refusal.of(
          "layers", "outputs of at most " + MOST_OUTPUTS + " numbers a row in all", outputs);
    }
    return blueprint;
  }
}
