package io.bigtheta.studio.inside;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a network as it is drawn.
 *
 * @param layer its index; −1 for the inputs
 * @param text its text form
 * @param kind how it is drawn
 * @param input the shape of a row that goes in
 * @param output the shape of a row that comes out
 * @param blocks its parameters in θ
 */
public record Part(
    int layer, String text, Kind kind, Shape input, Shape output, List<Block> blocks) {
  /** How a layer is drawn. */
  public enum Kind {
    /** The inputs of a table, as dots with names. */
    COLUMNS,
    /** The inputs of an image or a grid, as a picture. */
    IMAGE,
    /** The units of a dense layer, as dots. */
    UNITS,
    /** The filters of a convolution, each as its map. */
    FILTERS,
    /** Another layer whose output has places, as maps. */
    MAPS,
    /** A layer that hands its numbers on, changed one by one: a line of text. */
    PASS
  }

  public Part {
    blocks = List.copyOf(blocks);
  }

  /** The inputs and the layers, in order. */
  public static List<Part> of(Blueprint blueprint) {
    List<Shape> shapes = blueprint.shapes();
    List<Block> blocks = blueprint.blocks();
    List<Part> parts = new ArrayList<>();
    Shape first = shapes.get(0);
    parts.add(new Part(
        -1, first.toString(), flat(first) ? Kind.COLUMNS : Kind.IMAGE, first, first, List.of()));
    for (int i = 0; i < blueprint.layers().size(); i++) {
      int index = i;
      Layer layer = blueprint.layers().get(i);
      parts.add(new Part(
          i,
          Spec.text(layer),
          kind(layer, shapes.get(i + 1)),
          shapes.get(i),
          shapes.get(i + 1),
          blocks.stream().filter(block -> block.layer() == index).toList()));
    }
    return parts;
  }

  static boolean flat(Shape shape) {
    return shape.height() == 1 && shape.width() == 1;
  }

  private static Kind kind(Layer layer, Shape output) {
    if (layer instanceof Dense) {
      return Kind.UNITS;
    } else if (layer instanceof Conv) {
      return Kind.FILTERS;
    }
    return flat(output) ? Kind.PASS : Kind.MAPS;
  }

  /** The number of its numbers in θ. */
  public int size() {
    return blocks.stream().mapToInt(block -> block.parameter().size()).sum();
  }

  /** The number of units of a dense layer, of filters of a convolution, or of channels. */
  public int units() {
    return output.channels();
  }

  /** A block of its own, not of a layer within it, by its name. */
  Optional<Block> block(String name) {
    return blocks.stream()
        .filter(block -> block.parameter().name().equals(name))
        .findFirst();
  }
}
