package io.bigtheta.data;

import io.bigtheta.data.Inputs.PixelInputs;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Nonzeros;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of a data set on their way into batches, for a training that passes over them again and again. */
public final class Feed {
  private final Preparation preparation;
  private final Dataset data;
  private final Optional<BrightPixels> bright;
  private final List<Augmentation> augmentations;
  private final ThreadLocal<Canvas> canvas;

  /** What each byte of an image becomes: converting it anew takes several times as long as looking it up. */
  private final float[] shades = new float[256];

  public Feed(Preparation preparation, Dataset data) {
    this(preparation, data, List.of());
  }

  /** @param augmentations what changes each image a little; none for a table */
  public Feed(Preparation preparation, Dataset data, List<Augmentation> augmentations) {
    this.preparation = preparation;
    this.data = data;
    this.augmentations = List.copyOf(augmentations);
    if (!augmentations.isEmpty() && !(data.features() instanceof Pixels)) {
      throw new IllegalArgumentException(data.name() + ": expected images to augment, got a table");
    }
    canvas = ThreadLocal.withInitial(this::canvas);
    if (preparation.inputs() instanceof PixelInputs inputs
        && !inputs.standardized()
        && data.features() instanceof Pixels pixels) {
      bright = pixels.bright();
      for (int value = 0; value < shades.length; value++) {
        shades[value] = value * inputs.scale();
      }
    } else {
      bright = Optional.empty(); // a table, or images in which black is not 0
    }
  }

  /** A matrix for so many rows of x. */
  public Matrix batch(int rows) {
    int cols = preparation.inputs().size();
    return bright.isPresent() ? Matrix.listed(rows, cols) : new Matrix(rows, cols);
  }

  private Canvas canvas() {
    Pixels pixels = (Pixels) data.features();
    return new Canvas(pixels.channels(), pixels.height(), pixels.width());
  }

  /**
   * As {@link Preparation#gather}, but of the rows of the batch only [first, end): any thread may do a part.
   *
   * @param seed the randomness of this pass over the rows, of which every row has a child
   */
  public void gather(
      int[] order, int from, Matrix x, Matrix y, Matrix weights, Seed seed, int first, int end) {
    for (int i = first; i < end; i++) {
      int row = order[from + i];
      if (x.nonzeros().isPresent()) {
        write(bright.orElseThrow(), data.index(row), x, x.nonzeros().get(), i);
      } else if (augmentations.isEmpty()) {
        preparation.inputs().write(data.features(), data.index(row), x, i);
      }
      if (!augmentations.isEmpty()) {
        change((PixelInputs) preparation.inputs(), row, x, i, seed.child(row));
      }
      preparation.target(data, row, y, weights, i);
    }
  }

  /** Changes an image as numbers in [0, 1], before it is standardised. */
  private void change(PixelInputs inputs, int row, Matrix x, int i, Seed seed) {
    if (x.nonzeros().isPresent()) {
      canvas.get().change(augmentations, seed, x, i);
      list(x, x.nonzeros().get(), i);
    } else {
      inputs.write(data.features(), data.index(row), x, i, canvas.get(), augmentations, seed);
    }
  }

  /** Lists anew what is not 0 in row i. */
  private static void list(Matrix x, Nonzeros nonzeros, int i) {
    int[] listed = nonzeros.columns();
    int end = nonzeros.begin(i);
    for (int j = 0; j < x.cols(); j++) {
      if (x.data()[x.at(i) + j] != 0) {
        listed[end++] = j;
      }
    }
    nonzeros.end(i, end);
  }

  /** What is black is not looked at. */
  private void write(BrightPixels drawn, int row, Matrix x, Nonzeros nonzeros, int i) {
    float[] to = x.data();
    int at = x.at(i);
    Arrays.fill(to, at, at + x.cols(), 0);
    byte[] pairs = drawn.pairs();
    int[] listed = nonzeros.columns();
    int end = nonzeros.begin(i);
    int j = 0;
    int last = drawn.end(row);
    for (int q = drawn.begin(row); q < last; q += 2) {
      j += pairs[q] & 0xFF;
      to[at + j] = shades[pairs[q + 1] & 0xFF];
      listed[end++] = j;
    }
    nonzeros.end(i, end);
  }
}
