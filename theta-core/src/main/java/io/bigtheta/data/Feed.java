package io.bigtheta.data;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Nonzeros;
import io.bigtheta.math.machinery.Pool;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers the rows of a dataset into batches, for a training that goes through them epoch after epoch. */
public final class Feed {
  /** The largest number of inputs that are kept, 128 MiB. */
  private static final int MOST_PREPARED = 1 << 25;

  private final Preparation preparation;
  private final Dataset data;
  private final Optional<BrightPixels> bright;
  private final List<Augmentation> augmentations;
  private final Optional<Pool<Canvas>> canvases;

  /** [rows · inputs], the inputs of all rows, once {@link #prepare} has calculated them; before that empty. */
  private float[] prepared = new float[0];

  /** The ids of all texts, if the rows have texts: finding the words of a text anew takes long. */
  private final Optional<TextIds> texts;

  /** What each byte of an image becomes. Converting a byte anew takes several times as long as looking it up. */
  private final float[] shades = new float[256];

  /** Written to, so that the compiler does not remove reads that have no other use. */
  @SuppressWarnings("unused")
  private int touched;

  /** A feed without augmentation. */
  public Feed(Preparation preparation, Dataset data) {
    this(preparation, data, List.of());
  }

  /**
   * A feed with augmentation.
   *
   * @param augmentations the changes made to each image; empty for none
   * @throws Refusal if there are augmentations and the rows are not images
   */
  public Feed(Preparation preparation, Dataset data, List<Augmentation> augmentations) {
    this.preparation = preparation;
    this.data = data;
    this.augmentations = List.copyOf(augmentations);
    if (!augmentations.isEmpty() && data.features().kind() != Features.Kind.IMAGES) {
      throw Refusal.of(data.name(), "images to augment", data.features().kind());
    }
    texts = preparation.inputs() instanceof TextInputs inputs
        ? Optional.of(TextIds.of(inputs, data))
        : Optional.empty();
    canvases = augmentations.isEmpty() ? Optional.empty() : Optional.of(new Pool<>(this::canvas));
    if (preparation.inputs() instanceof PixelInputs inputs
        && !inputs.standardized()
        && data.features() instanceof Pixels pixels) {
      bright = pixels.bright();
      for (int value = 0; value < shades.length; value++) {
        shades[value] = value * inputs.scale();
      }
    } else {
      bright = Optional.empty(); // a table or grids, or images in which black is not 0
    }
  }

  /**
   * Calculates the inputs of all rows at once if they take long to calculate and not much room, as those of
   * {@link BinnedInputs} do. For a training that goes through the rows many times.
   */
  public Feed prepare() {
    long size = (long) data.rows() * preparation.inputs().size();
    if (preparation.inputs() instanceof BinnedInputs && size <= MOST_PREPARED) {
      Matrix all = new Matrix(data.rows(), preparation.inputs().size());
      rows(0, all);
      prepared = all.data();
    }
    return this;
  }

  /** A matrix for a batch of this many rows of x, to be worked on by this many threads. */
  public Matrix batch(int rows, int threads) {
    int cols = preparation.inputs().size();
    return bright.isPresent() ? Matrix.listed(rows, cols, threads) : new Matrix(rows, cols);
  }

  /** The number of parts a batch is gathered in: blocks of columns, or rows if it cannot be divided by columns. */
  public int parts(Matrix x) {
    return byColumns(x) ? x.nonzeros().orElseThrow().parts() : x.rows();
  }

  private boolean byColumns(Matrix x) {
    return augmentations.isEmpty()
        && x.nonzeros().isPresent()
        && x.nonzeros().get().parts() > 1;
  }

  private Canvas canvas() {
    RowShape shape = data.features().shape();
    return new Canvas(shape.channels(), shape.height(), shape.width());
  }

  /**
   * Writes the parts [first, end) of a batch, out of the {@link #parts} it has: the inputs, targets and weights of rows
   * {@code order[from] …}, like {@link Preparation#gather}. Any thread may write any of the parts.
   *
   * @param seed the randomness of this epoch; every row has a child seed
   */
  public void gather(
      int[] order, int from, Matrix x, Matrix y, Matrix weights, Seed seed, int first, int end) {
    boolean listed = x.nonzeros().isPresent();
    boolean byColumns = byColumns(x);
    int top = byColumns ? 0 : first;
    int bottom = byColumns ? x.rows() : end;
    if (listed) {
      touch(order, from + top, from + bottom);
    }
    for (int i = top; i < bottom; i++) {
      int row = order[from + i];
      if (byColumns) {
        write(bright.orElseThrow(), data.index(row), x, i, first, end);
      } else if (prepared.length > 0) {
        System.arraycopy(prepared, row * x.cols(), x.data(), x.at(i), x.cols());
      } else if (listed || augmentations.isEmpty()) {
        row(data.index(row), x, i);
      }
      if (!augmentations.isEmpty()) {
        change(row, x, i, seed.child(row));
      }
      if (!byColumns || first == 0) {
        preparation.target(data, row, y, weights, i);
      }
    }
  }

  /** Writes rows {@code from …} of the dataset in their own order, without augmentation and without targets. */
  public void rows(int from, Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      row(data.index(from + i), x, i);
    }
  }

  private void row(int row, Matrix x, int i) {
    if (x.nonzeros().isPresent()) {
      write(bright.orElseThrow(), row, x, i, 0, x.nonzeros().get().parts());
    } else if (texts.isPresent()) {
      texts.get().write(data.features(), row, x, i);
    } else {
      preparation.inputs().write(data.features(), row, x, i);
    }
  }

  /** The images of a batch lie far apart in memory. Touching them together overlaps the waits for memory. */
  private void touch(int[] order, int from, int to) {
    BrightPixels drawn = bright.orElseThrow();
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += drawn.touch(data.index(order[i]));
    }
    if (sum == Integer.MIN_VALUE) { // never true, but the compiler does not know
      touched = sum;
    }
  }

  /** Changes an image while its numbers are in [0, 1], before it is standardised. */
  private void change(int row, Matrix x, int i, Seed seed) {
    Pool<Canvas> pool = canvases.orElseThrow();
    Canvas canvas = pool.take();
    if (x.nonzeros().isPresent()) {
      canvas.change(augmentations, seed, x, i);
      list(x, x.nonzeros().get(), i);
    } else {
      preparation
          .inputs()
          .write(data.features(), data.index(row), x, i, canvas, augmentations, seed);
    }
    pool.give(canvas);
  }

  /** Lists anew the columns of row {@code i} that are not 0. */
  private static void list(Matrix x, Nonzeros nonzeros, int i) {
    int[] listed = nonzeros.columns();
    for (int part = 0; part < nonzeros.parts(); part++) {
      int end = nonzeros.begin(i, part);
      for (int j = nonzeros.edge(part); j < nonzeros.edge(part + 1); j++) {
        if (x.data()[x.at(i) + j] != 0) {
          listed[end++] = j;
        }
      }
      nonzeros.end(i, part, end);
    }
  }

  /** Writes the columns of some parts of a row. Black pixels are never looked at. */
  private void write(BrightPixels drawn, int row, Matrix x, int i, int firstPart, int endPart) {
    Nonzeros nonzeros = x.nonzeros().orElseThrow();
    float[] to = x.data();
    int at = x.at(i);
    int left = nonzeros.edge(firstPart);
    Arrays.fill(to, at + left, at + nonzeros.edge(endPart), 0);
    byte[] pairs = drawn.pairs();
    int[] listed = nonzeros.columns();
    int last = drawn.end(row);
    int q = drawn.begin(row);
    int j = 0;
    for (; q < last && j + (pairs[q] & 0xFF) < left; q += 2) {
      j += pairs[q] & 0xFF;
    }
    for (int part = firstPart; part < endPart; part++) {
      int right = nonzeros.edge(part + 1);
      int end = nonzeros.begin(i, part);
      for (; q < last; q += 2) {
        int next = j + (pairs[q] & 0xFF);
        if (next >= right) {
          break;
        }
        j = next;
        to[at + j] = shades[pairs[q + 1] & 0xFF];
        listed[end++] = j;
      }
      nonzeros.end(i, part, end);
    }
  }
}
