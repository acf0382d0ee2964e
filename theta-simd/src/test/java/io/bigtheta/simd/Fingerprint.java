package io.bigtheta.simd;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Nonzeros;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;

/** One digest of what kernels return over awkward sizes; its main prints that of the vector kernels of this JVM. */
final class Fingerprint {
  private static final int[] SIZES = {
    1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 17, 31, 33, 48, 49, 50, 64, 97
  };
  /** Lines, from one to the next, places, from one to the next, segments, their length, columns. */
  private static final int[][] WINDOWS = {
    {5, 200, 9, 4, 3, 30, 33},
    {3, 90, 3, 10, 2, 25, 8},
    {12, 64, 17, 2, 3, 27, 19},
    {4, 40, 6, 3, 5, 3, 5}
  };

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    88.72284f,
    -103.97208f,
    0.9375f
  };

  private Fingerprint() {}

  public static void main(String[] args) {
    Kernels kernels = args[0].equals("scalar") ? new ScalarKernels() : new VectorKernels();
    System.out.println(kernels.name() + " " + of(kernels));
  }

  static String of(Kernels kernels) {
    Digest digest = new Digest();
    for (int m : SIZES) {
      for (int n : SIZES) {
        products(kernels, m, n, SIZES[(m * 31 + n) % SIZES.length], digest);
      }
    }
    products(kernels, 64, 128, 784, digest); // chains long enough for lists, in all widths,
    products(kernels, 37, 151, 133, digest); // and with columns left over
    products(kernels, 7, 37, 600, digest); // longer chains than a panel has terms
    products(kernels, 18, 33, 513, digest);
    products(kernels, 3, 9, 300, digest);
    products(kernels, 27, 71, 600, digest); // rows are packed where there are many columns,
    products(kernels, 258, 69, 261, digest); // as many as stay near,
    products(kernels, 71, 200, 150, digest); // and wide panels in all products
    for (Transform transform : Transform.values()) {
      transform(kernels, transform, digest);
    }
    for (int[] s : WINDOWS) {
      windows(kernels, new Windows(s[0], s[1], s[2], s[3], s[4], s[1], s[5]), s[6], digest);
    }
    for (Function f : Function.values()) {
      functions(kernels, f, digest);
    }
    return digest.hex();
  }

  private static void products(Kernels kernels, int m, int n, int k, Digest digest) {
    for (boolean sparse : new boolean[] {false, true}) {
      Matrix out = random(m, n, 1, 0);
      Matrix start = random(1, n, 9, 1);
      kernels.matmul(left(sparse, m, k, 2, 3), random(k, n, 3, 5), start, out);
      add(out, digest);
      kernels.matmulTransA(left(sparse, k, m, 4, 0), random(k, n, 5, 2), out);
      add(out, digest);
      kernels.matmulTransB(left(sparse, m, k, 6, 1), random(n, k, 7, 0), out);
      add(out, digest);
      Matrix starts = random(m, n, 10, 4);
      kernels.matmulTransA(left(sparse, k, m, 4, 0), random(k, n, 5, 2), starts, out);
      add(out, digest);
      parts(kernels, left(sparse, m, k, 2, 3), k, start, out);
      add(out, digest);
      if (sparse) {
        for (int parts = 1; parts <= 3; parts++) {
          listed(kernels, listed(m, k, parts), listed(k, m, parts), start, out, digest);
        }
      }
    }
  }

  private static void listed(
      Kernels kernels, Matrix a, Matrix transposed, Matrix start, Matrix out, Digest digest) {
    Matrix b = random(a.cols(), out.cols(), 3, 5);
    kernels.matmul(a, b, start, out);
    add(out, digest);
    kernels.matmulTransA(transposed, random(a.cols(), out.cols(), 5, 2), out);
    add(out, digest);
    for (int part = 0; part < a.nonzeros().orElseThrow().parts(); part++) {
      int left = out.cols() / 5;
      kernels.matmulPart(a, b, start, out, a.rows() / 3, a.rows(), left, out.cols(), part);
      add(out, digest);
    }
  }

  private static void windows(Kernels kernels, Windows w, int cols, Digest digest) {
    float[] image = random(1, (w.lines() + w.segments()) * w.lineNext(), 11, 3).data();
    Matrix out = random(w.rows(), cols + 1, 12, 0);
    Matrix start = random(1, cols, 13, 2);
    int next = cols + 1;
    float[] to = out.data();
    kernels.matmul(
        image, 3, w, random(w.cols(), cols, 14, 0), start, to, 0, w.places() * next, next);
    add(out, digest);
    Matrix sums = random(w.cols(), cols, 15, 1);
    kernels.matmulTransA(
        image, 3, w, random(w.rows(), cols, 16, 0), random(w.cols(), cols, 17, 2), sums);
    add(sums, digest);
  }

  private static void transform(Kernels kernels, Transform transform, Digest digest) {
    for (int length : SIZES) {
      float[] from = random(1, 6 * 3 * length + 7, 18, 0).data();
      Matrix to = random(1, 4 * 4 * length + 9, 19, 0);
      Streams streams = new Streams(from, 2, 3 * length, length + 1);
      // blocks that overlap, as those of neighbours do
      kernels.transform(
          transform, streams, new Streams(to.data(), 3, length, 2 * length), 3, length);
      add(to, digest);
    }
  }

  /** Pieces of rows and columns, of which none is a whole tile, and a frame that stays as it was. */
  private static void parts(Kernels kernels, Matrix a, int k, Matrix start, Matrix out) {
    int m = out.rows();
    int n = out.cols();
    Matrix b = random(k, n, 3, 5);
    Matrix bt = random(n, k, 7, 0);
    for (int right = n / 5; right < n - n / 7; right += n / 3 + 1) {
      int end = Math.min(right + n / 3 + 1, n - n / 7);
      kernels.matmul(a, b, start, out, m / 4, m / 2, right, end);
      kernels.matmulTransB(a, bt, out, m / 2, m - m / 5, right, end);
    }
  }

  private static Matrix listed(int rows, int cols, int parts) {
    Matrix plain = left(true, rows, cols, 8, 0);
    Matrix matrix = Matrix.listed(rows, cols, parts);
    Nonzeros nonzeros = matrix.nonzeros().orElseThrow();
    for (int i = 0; i < rows; i++) {
      for (int part = 0; part < parts; part++) {
        int end = nonzeros.begin(i, part);
        for (int j = nonzeros.edge(part); j < nonzeros.edge(part + 1); j++) {
          matrix.set(i, j, plain.get(i, j));
          if (plain.get(i, j) != 0) {
            nonzeros.columns()[end++] = j;
          }
        }
        nonzeros.end(i, part, end);
      }
    }
    return matrix;
  }

  /** The floats around the window too: nobody may write there. */
  private static void add(Matrix out, Digest digest) {
    digest.add(out.data(), 0, out.data().length);
  }

  /** Nine of ten numbers are a zero, of either sign, if {@code sparse}. */
  private static Matrix left(boolean sparse, int rows, int cols, long seed, int offset) {
    Matrix matrix = random(rows, cols, seed, offset);
    for (int i = 0; sparse && i < matrix.data().length; i++) {
      int draw = new Seed(seed + 100).below(i, 20);
      matrix.data()[i] = draw < 2 ? matrix.data()[i] : draw == 2 ? -0f : 0f;
    }
    return matrix;
  }

  private static void functions(Kernels kernels, Function f, Digest digest) {
    Matrix x = new Matrix(new float[3 + 1001 * 17], 3, 1001, 17);
    for (int i = 0; i < x.size(); i++) {
      int bits = (int) new Seed(9).bits(i);
      boolean anyBits = i % 2 == 0;
      x.data()[3 + i] = i < SPECIAL.length
          ? SPECIAL[i]
          : anyBits ? Float.intBitsToFloat(bits) : 4 * new Seed(8).normal(i);
    }
    Matrix y = new Matrix(new float[1 + x.size()], 1, x.rows(), x.cols());
    kernels.map(f, x, y);
    kernels.clear(x, y);
    float[] same = y.data().clone();
    for (int i = 0; i < same.length; i += 3) {
      same[i] = 0;
    }
    float[] moved = x.data().clone();
    float[] to = random(1, x.size(), 20, 0).data();
    kernels.moveWhereEqual(y.data(), 1, same, 1, moved, 3, to, 2, x.size() - 1);
    float[] larger = new float[same.length];
    kernels.larger(x.data(), 3, same, 0, larger, 1, x.size() - 2);
    digest.add(larger, 0, larger.length);
    digest.add(moved, 0, moved.length);
    digest.add(to, 0, to.length);
    digest.add(y.data(), 0, y.data().length);
  }

  /** A window that begins {@code offset} floats into its array, with a few behind it. */
  private static Matrix random(int rows, int cols, long seed, int offset) {
    float[] data = new float[offset + rows * cols + 5];
    for (int i = 0; i < data.length; i++) {
      data[i] = new Seed(seed).normal(i);
    }
    return new Matrix(data, offset, rows, cols);
  }
}
