package io.bigtheta.data;

import io.bigtheta.data.Inputs.PixelInputs;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Nonzeros;
import java.util.Arrays;
import java.util.Optional;

/** The rows of a data set on their way into batches, for a training that passes over them again and again. */
public final class Feed {
  private final Preparation preparation;
  private final Dataset data;
  private final Optional<Colours> colours;

  /** What each byte of an image becomes: converting it anew takes several times as long as looking it up. */
  private final float[] shades = new float[256];

  /** Looks at all of {@code data}. */
  public Feed(Preparation preparation, Dataset data) {
    this.preparation = preparation;
    this.data = data;
    if (data.features() instanceof Pixels pixels) {
      colours = Colours.of(pixels);
      for (int value = 0; value < shades.length; value++) {
        shades[value] = value * ((PixelInputs) preparation.inputs()).scale();
      }
    } else {
      colours = Optional.empty();
    }
  }

  /** A matrix for so many rows of x. */
  public Matrix batch(int rows) {
    int cols = preparation.inputs().size();
    return colours.isPresent() ? Matrix.listed(rows, cols) : new Matrix(rows, cols);
  }

  /** As {@link Preparation#gather}, but of the rows of the batch only [first, end): any thread may do a part. */
  public void gather(
      int[] order, int from, Matrix x, Matrix y, Matrix weights, int first, int end) {
    for (int i = first; i < end; i++) {
      int row = order[from + i];
      if (x.nonzeros().isPresent()) {
        write(data.index(row), colours.orElseThrow(), x, x.nonzeros().get(), i);
      } else {
        preparation.inputs().write(data.features(), data.index(row), x, i);
      }
      preparation.target(data, row, y, weights, i);
    }
  }

  /** What is black is not looked at. */
  private void write(int row, Colours colour, Matrix x, Nonzeros nonzeros, int i) {
    byte[] values = ((Pixels) data.features()).values();
    int start = row * x.cols();
    float[] to = x.data();
    int at = x.at(i);
    Arrays.fill(to, at, at + x.cols(), 0);
    char[] columns = colour.columns();
    int[] listed = nonzeros.columns();
    int end = nonzeros.begin(i);
    for (int q = colour.begin(row); q < colour.end(row); q++) {
      int j = columns[q];
      to[at + j] = shades[values[start + j] & 0xFF];
      listed[end++] = j;
    }
    nonzeros.end(i, end);
  }
}
