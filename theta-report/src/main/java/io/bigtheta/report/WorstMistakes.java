package io.bigtheta.report;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.RowShape;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Style;
import java.util.List;
import java.util.Optional;

/** The images whose wrong answers have the highest probability. */
public final class WorstMistakes {
  private static final int MOST = 30;
  private static final int COLUMNS = 6;
  private static final double TILE = 84;
  private static final double WIDE = 124;
  private static final Lettering BOLD = Lettering.of(11.5).inBold();
  private static final Lettering SMALL = Lettering.of(10);

  private WorstMistakes() {}

  /**
   * Draws up to 30 images, the most confident mistake first. Empty if the data are not images or no answer is wrong.
   */
  public static Optional<Figure> of(Model model, Dataset data, Evaluation evaluation) {
    if (!model.classifies()
        || data.features().kind() != Features.Kind.IMAGES
        || !(model.preparation().inputs() instanceof PixelInputs inputs)) {
      return Optional.empty();
    }
    RowShape pixels = data.features().shape();
    List<Mistakes.Wrong> wrong = Mistakes.classes(data, evaluation, MOST);
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    int columns = Math.min(COLUMNS, wrong.size());
    int rows = (wrong.size() + columns - 1) / columns;
    double longest = Math.max(pixels.height(), pixels.width());
    double pixel = longest < TILE ? Math.floor(TILE / longest) : TILE / longest;
    double width = pixel * pixels.width();
    double height = pixel * pixels.height();
    double high = height + 46;
    Drawing on = new Drawing(12 + columns * WIDE, 12 + rows * high);
    for (int k = 0; k < wrong.size(); k++) {
      Mistakes.Wrong one = wrong.get(k);
      double middle = 6 + (k % columns + 0.5) * WIDE;
      double x = middle - width / 2;
      double y = 10 + k / columns * high;
      int[] rgb = rgb(data.features(), data.index(one.row()), inputs.scale());
      on.image(x, y, pixels.height(), pixels.width(), pixel, rgb);
      on.rect(x, y, width, height, Style.line(Ink.AXIS, 0.6));
      String caption = caption(model.labels(), one);
      on.words(middle, y + height + 15, caption, BOLD, Anchor.MIDDLE, Ink.TEXT);
      String sure = Shown.percent(one.probability(), 1) + ", row " + Shown.count(one.row() + 1L);
      on.words(middle, y + height + 28, sure, SMALL, Anchor.MIDDLE, Ink.MUTED);
    }
    return Optional.of(new Figure(
        "mistakes",
        "Worst mistakes",
        "Below each image are its true class → the answer, and the probability that the network gave to its "
            + "answer. Look for wrong labels, for images that a person could not read either, and for a kind of "
            + "image that is missing from the training rows.",
        on));
  }

  private static String caption(List<String> labels, Mistakes.Wrong wrong) {
    double half = (WIDE - 10 - BOLD.width(" → ")) / 2;
    String truth = labels.get(wrong.truth());
    String answer = labels.get(wrong.answer());
    // a short label leaves room for the other label
    double spare = Math.max(0, half - Math.min(BOLD.width(truth), BOLD.width(answer)));
    return BOLD.cut(truth, half + spare) + " → " + BOLD.cut(answer, half + spare);
  }

  /**
   * The pixels of a row as they were read: grey, or red, green and blue. {@code scale} turns the largest value into 1.
   */
  private static int[] rgb(Features pixels, int row, float scale) {
    RowShape shape = pixels.shape();
    int size = shape.height() * shape.width();
    int[] rgb = new int[size];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int at = shape.channels() == 3 ? 3 * i + channel : i;
        float share = Math.min(1, pixels.get(row, at) * scale);
        rgb[i] = rgb[i] << 8 | Math.round(255 * share);
      }
    }
    return rgb;
  }
}
