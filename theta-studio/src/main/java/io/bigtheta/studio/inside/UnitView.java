package io.bigtheta.studio.inside;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Inputs;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a unit of a dense layer, a filter of a convolution or a channel of another layer has learnt.
 *
 * @param part its layer
 * @param bias its bias, if it has one
 * @param from the shape of what comes in: that of a filter's window, or of a row
 * @param incoming its weights, in the order of {@code from}; empty if the layer has no weights for single units
 * @param outgoing the weights from it to the units of the next dense layer; empty if there is none
 * @param names the names of what comes in; empty if these are places of an image
 * @param examples the rows for which it answers most, the strongest first
 * @param share the share in [0, 1] of the rows for which it is above 0
 */
public record UnitView(
    Part part,
    Optional<Float> bias,
    Shape from,
    float[] incoming,
    float[] outgoing,
    List<String> names,
    List<Example> examples,
    double share) {
  private static final int MOST_EXAMPLES = 12;
  private static final int BATCH = 64;

  /** A layer of this many numbers for each row makes a thousand rows slow. */
  private static final int MANY_NUMBERS = 20_000;

  private static final int MOST_ROWS = 2_000;
  private static final int FEW_ROWS = 200;

  /**
   * A row and what the unit says to it.
   *
   * @param row the index in the rows that were looked at
   */
  public record Example(int row, float value) {}

  /**
   * Looks at a unit.
   *
   * @param rows of which the first few thousand are sent through the network
   * @throws Refusal if there is no such unit
   */
  public static UnitView of(Model model, Network member, int layer, int unit, Dataset rows) {
    List<Part> parts = Part.of(member.blueprint());
    if (layer < 0 || layer >= parts.size() - 1) {
      throw Refusal.of("layer", "0 … " + (parts.size() - 2), layer);
    }
    Part part = parts.get(layer + 1);
    if (unit < 0 || unit >= part.units()) {
      throw Refusal.of("unit", "0 … " + (part.units() - 1), unit);
    }
    float[] theta = member.theta();
    float[] answers = answers(model.preparation().inputs(), member, part, unit, rows);
    Shape from = from(part);
    return new UnitView(
        part,
        part.block("bias").map(block -> block.of(theta).get(0, unit)),
        from,
        part.block("weight")
            .filter(block -> block.parameter().cols() == part.units())
            .map(block -> column(block.of(theta), unit))
            .orElse(new float[0]),
        outgoing(parts, layer, unit, theta),
        Part.flat(from) ? names(model.preparation().inputs(), parts, layer, from) : List.of(),
        IntStream.range(0, answers.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -answers[i]))
            .limit(MOST_EXAMPLES)
            .map(i -> new Example(i, answers[i]))
            .toList(),
        IntStream.range(0, answers.length).filter(i -> answers[i] > 0).count()
            / (double) Math.max(1, answers.length));
  }

  private static float[] column(Matrix weights, int unit) {
    float[] own = new float[weights.rows()];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights.get(i, unit);
    }
    return own;
  }

  /** The names of the inputs of a model for tables, such as {@code sex = male}; none for images. */
  public static List<String> names(Model model) {
    return InputNames.of(model.preparation().inputs());
  }

  /** What a filter looks at is its window; what a unit looks at is the whole row. */
  private static Shape from(Part part) {
    if (part.kind() != Part.Kind.FILTERS) {
      return part.input();
    }
    Conv conv = (Conv) Spec.parse(Layer.class, part.text());
    int channels = part.input().channels() / conv.groups();
    return new Shape(channels, conv.kernel().height(), conv.kernel().width());
  }

  private static List<String> names(Inputs inputs, List<Part> parts, int layer, Shape from) {
    int below = layer; // of the list, in which the inputs come first
    while (below > 0 && parts.get(below).kind() == Part.Kind.PASS) {
      below--;
    }
    List<String> columns = below == 0 ? InputNames.of(inputs) : List.of();
    return columns.size() == from.size()
        ? columns
        : IntStream.range(0, from.size()).mapToObj(i -> "unit " + (i + 1)).toList();
  }

  private static float[] outgoing(List<Part> parts, int layer, int unit, float[] theta) {
    for (int p = layer + 2; p < parts.size(); p++) {
      Part next = parts.get(p);
      if (next.kind() == Part.Kind.UNITS) {
        return next.block("weight")
            .map(block -> block.of(theta))
            .filter(weights ->
                unit < weights.rows() && weights.rows() == parts.get(layer + 1).units())
            .map(weights -> weights.rows(unit, 1).toArray())
            .orElse(new float[0]);
      } else if (next.kind() != Part.Kind.PASS) {
        return new float[0];
      }
    }
    return new float[0];
  }

  /** The value of the unit for each row; of a filter, the largest of its map. */
  private static float[] answers(Inputs inputs, Network member, Part part, int unit, Dataset rows) {
    int numbers = member.blueprint().shapes().stream().mapToInt(Shape::size).sum();
    int count = Math.min(rows.rows(), numbers > MANY_NUMBERS ? FEW_ROWS : MOST_ROWS);
    float[] answers = new float[count];
    Arrays.fill(answers, Float.NEGATIVE_INFINITY);
    int places = part.output().height() * part.output().width();
    return member.borrowed(predictor -> {
      for (int from = 0; from < count; from += BATCH) {
        Matrix x = new Matrix(Math.min(BATCH, count - from), inputs.size());
        fill(inputs, rows, from, x);
        batch(predictor, part, unit, places, x, answers, from);
      }
      return answers;
    });
  }

  private static void fill(Inputs inputs, Dataset rows, int from, Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      inputs.write(rows.features(), rows.index(from + i), x, i);
    }
  }

  private static void batch(
      Predictor predictor, Part part, int unit, int places, Matrix x, float[] answers, int from) {
    predictor.predict(x);
    Matrix y = predictor.output(part.layer());
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < places; k++) {
        answers[from + i] = Math.max(answers[from + i], y.get(i, k * part.units() + unit));
      }
    }
  }
}
