package io.bigtheta.report;

import io.bigtheta.nn.loss.Link;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Axis;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Panel;
import io.bigtheta.report.drawing.Style;
import io.bigtheta.report.drawing.Trace;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Loss and, for classes, accuracy against the epoch, with the minimum of the validation loss and the beginning of
 * overfitting.
 */
public final class LearningCurves {
  private static final double HEIGHT = 360;
  private static final double TOP = 46;
  private static final double BOX = 254;
  /** If the ratio of the largest loss to the smallest is above this, the axis is logarithmic. */
  private static final double LOG_FROM = 12;

  private static final Look TRAINING = Look.of(0);
  private static final Look VALIDATION = Look.of(1);

  private static final ToDoubleFunction<Epoch> PERCENT_TRAIN = e -> 100 * e.trainAccuracy();
  private static final ToDoubleFunction<Epoch> PERCENT_VALIDATION =
      e -> 100 * e.validationAccuracy();

  private final History history;
  private final OptionalInt overfitting;
  private final boolean validated;
  private final boolean classes;
  private final String lossUnit;

  private LearningCurves(Training training, OptionalInt overfitting) {
    history = training.history();
    this.overfitting = overfitting;
    validated = finite(Epoch::validationLoss).findAny().isPresent();
    classes = finite(Epoch::trainAccuracy).findAny().isPresent();
    lossUnit = unit(training.model().loss());
  }

  /** The unit of a loss. */
  static String unit(Loss loss) {
    return loss.link() != Link.IDENTITY ? "nats" : "standardized target";
  }

  /** Draws the curves of a training of at least one epoch. */
  public static Figure of(Training training) {
    return of(training, training.history().overfitting());
  }

  /** Draws the curves and marks the epoch from which the network overfits, if it is known. */
  static Figure of(Training training, OptionalInt overfitting) {
    if (training.history().epochs() == 0) {
      throw Refusal.of("learning curves", "at least one epoch", "none");
    }
    LearningCurves curves = new LearningCurves(training, overfitting);
    return new Figure("curves", "Learning curves", curves.advice(), curves.draw());
  }

  private String advice() {
    if (!validated) {
      return "Without validation rows the beginning of overfitting cannot be seen. Hold some rows out.";
    }
    String both =
        "The training loss is averaged over the epoch while the weights change, and includes dropout, so it "
            + "may lie above the validation loss at first. ";
    return both
        + (overfitting.isPresent()
            ? "From epoch " + overfitting.getAsInt()
                + " on, the network overfits: the training loss still falls while "
                + "the validation loss rises. The weights of epoch " + history.best()
                + " were kept."
            : "The validation loss does not keep rising, so there is no overfitting within these epochs. If it still "
                + "falls at the end, more epochs may help.");
  }

  private Drawing draw() {
    Drawing on = new Drawing(classes ? 960 : 620, HEIGHT);
    Axis epochs = Axis.counting("epoch", history.epochs());
    Axis loss = lossAxis();
    double left = Panel.margin(loss);
    double right = classes ? 468 : 604;
    Panel first = new Panel(left, TOP, right - left, BOX, epochs, loss);
    legend(on, left);
    panel(on, first, Epoch::trainLoss, Epoch::validationLoss);
    if (validated) {
      Epoch least = least();
      String label = String.format(
          Locale.ROOT,
          "minimum %s, epoch %d",
          Shown.digits(least.validationLoss(), 3),
          least.number());
      mark(on, first, least, Epoch::trainLoss, Epoch::validationLoss, label);
    }
    if (classes) {
      Axis accuracy = accuracyAxis();
      double from = 492 + Panel.margin(accuracy);
      Panel second = new Panel(from, TOP, 944 - from, BOX, epochs, accuracy);
      panel(on, second, PERCENT_TRAIN, PERCENT_VALIDATION);
      if (validated && history.best() > 0) {
        Epoch best = history.epoch(history.best());
        String label = String.format(
            Locale.ROOT,
            "kept: %s, epoch %d",
            Shown.percent(best.validationAccuracy(), 2),
            best.number());
        mark(on, second, best, PERCENT_TRAIN, PERCENT_VALIDATION, label);
      }
    }
    return on;
  }

  private Axis lossAxis() {
    double[] values = DoubleStream.concat(finite(Epoch::trainLoss), finite(Epoch::validationLoss))
        .sorted()
        .toArray();
    if (values.length == 0) {
      return Axis.linear("loss (" + lossUnit + ")", 0, 1);
    }
    double high = values[values.length - 1];
    double least = DoubleStream.of(values).filter(v -> v > 0).findFirst().orElse(high);
    if (least > 0 && high / least > LOG_FROM) {
      return Axis.log("loss (" + lossUnit + ", log scale)", Math.max(least, high * 1e-8), high);
    }
    double low = values[0] < 0.5 * high ? Math.min(0, values[0]) : values[0];
    return Axis.linear("loss (" + lossUnit + ")", low, high);
  }

  private Axis accuracyAxis() {
    double low = DoubleStream.concat(finite(PERCENT_TRAIN), finite(PERCENT_VALIDATION))
        .min()
        .orElse(0);
    return Axis.linear("accuracy (%)", Math.min(low, 99.5), 100);
  }

  private DoubleStream finite(ToDoubleFunction<Epoch> value) {
    return history.list().stream().mapToDouble(value).filter(Double::isFinite);
  }

  private Epoch least() {
    Epoch least = history.epoch(1);
    for (Epoch epoch : history.list()) {
      // written so that a first loss of NaN is replaced, although nothing is less than NaN
      least = least.validationLoss() <= epoch.validationLoss() ? least : epoch;
    }
    return least;
  }

  private void panel(
      Drawing on, Panel panel, ToDoubleFunction<Epoch> train, ToDoubleFunction<Epoch> validation) {
    overfitting.ifPresent(from -> shade(on, panel, from));
    panel.grid(on);
    panel.axes(on);
    draw(on, panel, TRAINING, points(panel, train));
    draw(on, panel, VALIDATION, points(panel, validation));
  }

  private static void draw(Drawing on, Panel panel, Look look, Trace points) {
    if (points.x().length > 1) {
      on.path(points.x(), points.y(), look.line());
    }
    look.markers(on, points.x(), points.y());
  }

  /** The points of all finite values. */
  private Trace points(Panel panel, ToDoubleFunction<Epoch> value) {
    List<Epoch> known = history.list().stream()
        .filter(epoch -> Double.isFinite(value.applyAsDouble(epoch)))
        .toList();
    double[] x = known.stream().mapToDouble(epoch -> panel.x(epoch.number())).toArray();
    return new Trace(
        x,
        known.stream().mapToDouble(epoch -> panel.y(value.applyAsDouble(epoch))).toArray());
  }

  private static void shade(Drawing on, Panel panel, int from) {
    double left = panel.x(from - 1.0);
    double width = panel.right() - left;
    Style style = Style.filled(Ink.SHADE).opacity(0.2);
    on.rect(left, panel.top(), width, panel.bottom() - panel.top(), style);
    Lettering letters = Lettering.of(11).inItalics();
    if (letters.width("overfitting") + 12 < width) {
      double middle = left + width / 2;
      on.words(middle, panel.top() - 5, "overfitting", letters, Anchor.MIDDLE, Ink.TEXT);
    } else {
      on.words(panel.right(), panel.top() - 5, "overfitting", letters, Anchor.END, Ink.TEXT);
    }
  }

  private void mark(
      Drawing on,
      Panel panel,
      Epoch at,
      ToDoubleFunction<Epoch> train,
      ToDoubleFunction<Epoch> validation,
      String label) {
    if (!Double.isFinite(validation.applyAsDouble(at))) {
      return;
    }
    double x = panel.x(at.number());
    double y = panel.y(validation.applyAsDouble(at));
    on.line(x, y, x, panel.bottom(), Style.line(Ink.MUTED, 1).dash(1.5, 2.5));
    Look.highlight(on, x, y);
    LabelPlace place = new LabelPlace(panel);
    for (Trace curve : List.of(points(panel, train), points(panel, validation))) {
      place.avoid(curve.x(), curve.y());
    }
    place.avoid(x, y + 8, x, panel.bottom());
    place.write(on, x, y, label);
  }

  private void legend(Drawing on, double left) {
    double x = Legend.entry(on, left, 18, TRAINING, "training");
    if (validated) {
      x = Legend.entry(on, x, 18, VALIDATION, "validation");
      Look.highlight(on, x + 6, 14);
      Lettering letters = Lettering.of(12);
      String words = classes
          ? "minimum of the validation loss; kept weights"
          : "minimum of the validation loss";
      on.words(x + 17, 18, words, letters, Anchor.START, Ink.TEXT);
    }
  }
}
