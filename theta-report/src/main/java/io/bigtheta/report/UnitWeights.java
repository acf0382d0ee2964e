package io.bigtheta.report;

import io.bigtheta.data.Features;
import io.bigtheta.data.RowShape;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.LayerNorm;
import io.bigtheta.nn.layer.Prelu;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Style;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weights of the units that look at an image. Each unit is drawn as an image, which shows the pixels that excite it
 * and the pixels that inhibit it.
 */
public final class UnitWeights {
  private static final int MOST = 100;
  private static final int COLUMNS = 10;
  private static final double TILE = 60;
  /**
   * Weights beyond this quantile of |w| take the last colour, so that a few large weights do not make all others pale.
   */
  private static final double QUANTILE = 0.995;

  private static final Lettering SMALL = Lettering.of(9.5);
  private static final Lettering LABEL = Lettering.of(11);

  private final RowShape image;
  private final Matrix weights;
  private final List<Integer> units;
  private final List<String> names;
  private final double scale;

  private UnitWeights(RowShape image, Matrix weights, List<String> names) {
    this.image = image;
    this.weights = weights;
    this.names = names;
    double[] squares = squares(weights);
    units = IntStream.range(0, weights.cols())
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> -squares[unit]))
        .limit(MOST)
        .toList();
    double[] sizes = units.stream()
        .flatMapToDouble(unit -> Arrays.stream(tile(unit)).map(Math::abs))
        .sorted()
        .toArray();
    double wide = sizes[(int) (QUANTILE * (sizes.length - 1))];
    scale = wide > 0 ? wide : Math.max(sizes[sizes.length - 1], Float.MIN_NORMAL);
  }

  /** Draws the units of the first dense layer, if each of its inputs is a pixel of the image. */
  public static Optional<Figure> of(Model model) {
    if (model.preparation().inputs().kind() == Features.Kind.TABLE) {
      return Optional.empty();
    }
    RowShape image = model.preparation().inputs().shape();
    Blueprint blueprint = model.network().blueprint();
    int first = firstDense(blueprint.layers());
    if (first < 0) {
      return Optional.empty();
    }
    Block block = blueprint.blocks().stream()
        .filter(b -> b.layer() == first && b.parameter().name().equals("weight"))
        .findFirst()
        .orElseThrow();
    Matrix weights = block.of(model.network().theta());
    boolean last = first == blueprint.layers().size() - 1;
    UnitWeights figure = new UnitWeights(image, weights, last ? model.labels() : List.of());
    return Optional.of(new Figure(
        "weights",
        last ? "Weights of the output units" : "Weights of the hidden units",
        figure.advice(),
        figure.draw()));
  }

  /** The index of the first dense layer, if the layers before it leave the pixels in their places; otherwise −1. */
  private static int firstDense(List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (layer instanceof Dense) {
        return i;
      }
      if (!(layer instanceof Dropout
          || layer instanceof BatchNorm
          || layer instanceof LayerNorm
          || layer instanceof Prelu)) {
        return -1;
      }
    }
    return -1;
  }

  private String advice() {
    String which = weights.cols() > units.size()
        ? "The first layer has " + Shown.count(weights.cols()) + " units. The " + units.size()
            + " with the largest norm are shown, the largest first. "
        : "All units of the first layer are shown, the one with the largest norm first. ";
    return which
        + "Ink on a blue area of a tile excites the unit, and ink on a brown area inhibits it. All tiles share one "
        + "colour scale. Strokes and spots are features that a unit has found. Even noise means that a unit has learnt "
        + "little, or has memorised training rows."
        + (image.channels() > 1
            ? " Each pixel is the average over the " + image.channels() + " channels."
            : "");
  }

  /** The squared norm of each unit's weights. */
  private static double[] squares(Matrix weights) {
    double[] squares = new double[weights.cols()];
    for (int i = 0; i < weights.rows(); i++) {
      for (int unit = 0; unit < squares.length; unit++) {
        squares[unit] += (double) weights.get(i, unit) * weights.get(i, unit);
      }
    }
    return squares;
  }

  /** The weights of a unit as [height · width], averaged over the channels. */
  private double[] tile(int unit) {
    int size = image.height() * image.width();
    double[] tile = new double[size];
    for (int i = 0; i < weights.rows(); i++) {
      tile[i / image.channels()] += (double) weights.get(i, unit) / image.channels();
    }
    return tile;
  }

  private Drawing draw() {
    double longest = Math.max(image.height(), image.width());
    double pixel = longest < TILE ? Math.floor(TILE / longest) : TILE / longest;
    double wide = Math.max(pixel * image.width(), 26);
    double high = pixel * image.height() + 16;
    int columns = Math.min(COLUMNS, units.size());
    int rows = (units.size() + columns - 1) / columns;
    double gap = 8;
    double right = 12 + columns * (wide + gap);
    Drawing on = new Drawing(right + 92, Math.max(12 + rows * (high + 4), 210));
    for (int k = 0; k < units.size(); k++) {
      int unit = units.get(k);
      double x = 12 + k % columns * (wide + gap);
      double y = 12 + k / columns * (high + 4);
      int[] rgb =
          Arrays.stream(tile(unit)).mapToInt(w -> Diverging.rgb(w / scale)).toArray();
      on.image(x, y, image.height(), image.width(), pixel, rgb);
      double width = pixel * image.width();
      double height = pixel * image.height();
      on.rect(x, y, width, height, Style.line(Ink.GRID, 0.6));
      String name = names.isEmpty() ? "" + (unit + 1) : names.get(unit);
      on.words(
          x + width / 2,
          y + height + 11,
          SMALL.cut(name, wide + gap - 2),
          SMALL,
          Anchor.MIDDLE,
          Ink.MUTED);
    }
    bar(on, right + 16);
    return on;
  }

  private void bar(Drawing on, double x) {
    double top = 34;
    int steps = 140;
    int[] rgb = IntStream.range(0, steps)
        .map(k -> Diverging.rgb(1 - 2.0 * k / (steps - 1)))
        .flatMap(colour -> IntStream.generate(() -> colour).limit(14))
        .toArray();
    on.words(x, 22, "weight", LABEL, Anchor.START, Ink.TEXT);
    on.image(x, top, steps, 14, 1, rgb);
    on.rect(x, top, 14, steps, Style.line(Ink.AXIS, 0.8));
    int decimals = (int) Math.max(0, 2 - Math.ceil(StrictMath.log10(scale)));
    for (int k = -2; k <= 2; k++) {
      double y = top + steps * (2 - k) / 4.0;
      String bound = k == 2 ? "≥ " : k == -2 ? "≤ " : "";
      on.line(x + 14, y, x + 18, y, Style.line(Ink.AXIS, 0.8));
      String value = Shown.decimals(k * scale / 2, decimals);
      on.words(x + 21, y + 3.5, bound + value, SMALL, Anchor.START, Ink.MUTED);
    }
  }
}
