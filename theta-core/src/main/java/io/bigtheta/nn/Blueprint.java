package io.bigtheta.nn;

import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure of a network without its numbers: the shape of a row of input, and the layers that the row passes
 * through.
 *
 * <p>A blueprint says where each block of θ lies. The trainable blocks come first, layer after layer, followed by the
 * blocks that are state. So the gradient has the length of the first part, and an optimizer is a loop over it.
 *
 * <p>Text: {@code 784 dense(128, activation=relu) dense(10)}.
 *
 * @param input the shape of a row of input
 * @param layers the layers in order, at least one
 */
public record Blueprint(Shape input, List<Layer> layers) {
  /**
   * Checks that every layer can take the output of the layer below.
   *
   * @throws ShapeException if a layer cannot, or if there is no layer
   */
  public Blueprint {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new ShapeException("blueprint", "at least one layer", "none");
    }
    shapes(input, layers);
  }

  /** A blueprint for rows of {@code inputs} numbers. */
  public static Blueprint of(int inputs, Layer... layers) {
    return of(Shape.of(inputs), layers);
  }

  /** A blueprint for rows of this shape. */
  public static Blueprint of(Shape input, Layer... layers) {
    return new Blueprint(input, List.of(layers));
  }

  /**
   * Reads the text form: the shape of the input, then the layers, with spaces between them.
   *
   * @throws io.bigtheta.spec.Refusal if the text is not a blueprint
   */
  public static Blueprint parse(String text) {
    List<String> words = Spec.split(text);
    if (words.isEmpty()) {
      throw new ShapeException(
          "blueprint", "a shape and layers such as \"784 dense(10)\"", "nothing");
    }
    return new Blueprint(Shape.parse(words.get(0)), layers("", words.subList(1, words.size())));
  }

  /** Reads layers with spaces between them, without the shape of an input: {@code dense(128) dense(10)}. */
  public static List<Layer> layers(String text) {
    return layers("", text);
  }

  /** Reads layers with spaces between them, and reports a mistake at {@code where}, such as {@code --layers}. */
  public static List<Layer> layers(String where, String text) {
    return layers(where, Spec.split(text));
  }

  private static List<Layer> layers(String where, List<String> texts) {
    return texts.stream().map(text -> Spec.parse(Layer.class, where, text)).toList();
  }

  private static List<Shape> shapes(Shape input, List<Layer> layers) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (int i = 0; i < layers.size(); i++) {
      try {
        shapes.add(layers.get(i).output(shapes.get(i)));
      } catch (ShapeException e) {
        throw new ShapeException(e.within("layer " + i + ", " + Spec.text(layers.get(i))));
      }
    }
    return shapes;
  }

  /** The shape of the input and the shapes of all layers' outputs: one more than there are layers. */
  public List<Shape> shapes() {
    return shapes(input, layers);
  }

  /** The shape of a row of logits. */
  public Shape output() {
    List<Shape> shapes = shapes();
    return shapes.get(shapes.size() - 1);
  }

  /** All blocks of θ, in the order of the layers and of their parameters. */
  public List<Block> blocks() {
    List<Shape> shapes = shapes();
    List<Block> blocks = new ArrayList<>();
    long trained = 0;
    long state = trainable();
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters(shapes.get(i))) {
        blocks.add(new Block(i, parameter, (int) (parameter.trainable() ? trained : state)));
        if (parameter.trainable()) {
          trained += parameter.size();
        } else {
          state += parameter.size();
        }
      }
    }
    return blocks;
  }

  /** The number of trainable numbers of θ, which are the first ones. The gradient has this length. */
  public int trainable() {
    return count(true);
  }

  /** The length of θ. */
  public int size() {
    return count(false);
  }

  private int count(boolean trainableOnly) {
    List<Shape> shapes = shapes();
    long count = 0;
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters(shapes.get(i))) {
        long size = (long) parameter.rows() * parameter.cols();
        count += trainableOnly && !parameter.trainable() ? 0 : size;
        if (count > Integer.MAX_VALUE - 16) { // checked for every sum, so that none overflows
          throw new ShapeException("blueprint", "fewer than 2^31 parameters", "at least " + count);
        }
      }
    }
    return (int) count;
  }

  /**
   * A new θ with its values before the first step.
   *
   * @param seed the randomness of the initial weights
   */
  public float[] start(Seed seed) {
    float[] theta = new float[size()];
    List<Block> blocks = blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      block.parameter().start().fill(seed.child("block", i), block.of(theta));
    }
    return theta;
  }

  /** The text form. */
  public String text() {
    StringBuilder text = new StringBuilder(input.toString());
    layers.forEach(layer -> text.append(' ').append(Spec.text(layer)));
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
