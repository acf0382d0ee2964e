package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.initializer.Uniform;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for a set of ids, such as those of the words of a text: y = [the first numbers of x | Σ W[id] / √n], where
 * n is the number of ids (Joulin et al., EACL 2017, divide by n; with √n a long text does not lose its weight).
 *
 * <p>x [batch, keep + ids], W [buckets, size], y [batch, keep + size]. The first keep numbers of x pass unchanged. Then x
 * holds ids from 1 to buckets, and 0 after the last of them. What rounds to no such id ends the list. Without ids the sum is
 * 0. The derivative by an id is 0.
 *
 * <p>A batch uses few rows of W. Where the layer is not inside another one, a step of the optimizer and a penalty change
 * these rows alone, so that a rare row keeps the memory of the optimizer from its last batch.
 *
 * @param buckets the number of rows of W
 * @param size the numbers in a row of W
 * @param ids how many of the last numbers of x are ids; 0 for all
 */
public record EmbeddingBag(int buckets, int size, int ids) implements Layer {
  /** The most rows. Larger ids would not be exact in float32. */
  public static final int MOST_BUCKETS = 1 << 23;

  /** Where weights begin: small, so that words of a single text hardly count. */
  private static final float START = 0.01f;

  public EmbeddingBag {
    if (buckets < 1 || buckets > MOST_BUCKETS) {
      throw Refusal.of("buckets", "a number in 1 … " + MOST_BUCKETS, buckets);
    }
    if (size < 1) {
      throw Refusal.of("size", "at least 1", size);
    }
    if (ids < 0) {
      throw Refusal.of("ids", "at least 0", ids);
    }
  }

  public EmbeddingBag() {
    this(1 << 16, 16, 0);
  }

  @Override
  public Shape output(Shape input) {
    if (input.size() < ids) {
      throw new ShapeException("", "at least " + ids + " numbers, which are ids", input);
    }
    return Shape.of(Math.addExact(keep(input.size()), size));
  }

  /** How many numbers of a row of x pass unchanged. */
  private int keep(int inputs) {
    return ids == 0 ? 0 : inputs - ids;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(new Parameter(
        "weight",
        buckets,
        size,
        Parameter.Role.ROWS,
        (seed, w) -> new Uniform(START).fill(seed, new Uniform(START), buckets, size, w)));
  }

  /** The row of W for a number of x; −1 at the end of the ids. */
  private int row(float number) {
    float id = number + 0.5f;
    return id >= 1 && id < buckets + 1 ? (int) id - 1 : -1;
  }

  /** Where the ids of row {@code i} of x end. */
  private int end(Matrix x, int i) {
    int end = x.at(i) + keep(x.cols());
    int last = x.at(i) + x.cols();
    while (end < last && row(x.data()[end]) >= 0) {
      end++;
    }
    return end;
  }

  /** 1 / √n for a row of x with n ids. */
  private static float scale(int count) {
    return (float) (1 / Math.sqrt(Math.max(1, count)));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Matrix w = pass.parameter(0);
    pass.kernels()
        .share(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                sum(w, x, y, i);
              }
            },
            x.rows(),
            (long) size * x.cols());
  }

  private void sum(Matrix w, Matrix x, Matrix y, int i) {
    float[] from = w.data();
    float[] sum = y.data();
    System.arraycopy(x.data(), x.at(i), sum, y.at(i), keep(x.cols()));
    int begin = y.at(i) + keep(x.cols());
    Arrays.fill(sum, begin, begin + size, 0);
    int end = end(x, i);
    for (int k = x.at(i) + keep(x.cols()); k < end; k++) {
      int at = w.at(row(x.data()[k]));
      for (int j = 0; j < size; j++) {
        sum[begin + j] += from[at + j];
      }
    }
    float scale = scale(end - x.at(i) - keep(x.cols()));
    for (int j = 0; j < size; j++) {
      sum[begin + j] *= scale;
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Matrix gradient = pass.gradient(0);
    UsedRows used = pass.used();
    used.begin(gradient);
    for (int i = 0; i < x.rows(); i++) {
      int end = end(x, i);
      for (int k = x.at(i) + keep(x.cols()); k < end; k++) {
        used.use(row(x.data()[k]));
      }
    }
    pass.kernels()
        .share((from, to) -> add(x, dy, gradient, from, to), size, (long) x.rows() * x.cols());
    if (!pass.first()) {
      for (int i = 0; i < x.rows(); i++) {
        Arrays.fill(dx.data(), dx.at(i), dx.at(i) + dx.cols(), 0);
        System.arraycopy(dy.data(), dy.at(i), dx.data(), dx.at(i), keep(x.cols()));
      }
    }
  }

  /** Adds columns [from, to) of the gradients, in the order of the batch. */
  private void add(Matrix x, Matrix dy, Matrix gradient, int from, int to) {
    float[] sum = gradient.data();
    float[] given = dy.data();
    for (int i = 0; i < x.rows(); i++) {
      int end = end(x, i);
      int begin = dy.at(i) + keep(x.cols());
      float scale = scale(end - x.at(i) - keep(x.cols()));
      for (int k = x.at(i) + keep(x.cols()); k < end; k++) {
        int at = gradient.at(row(x.data()[k]));
        for (int j = from; j < to; j++) {
          sum[at + j] = Math.fma(scale, given[begin + j], sum[at + j]);
        }
      }
    }
  }
}
