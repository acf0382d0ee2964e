package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Nonzeros;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * Which links of a chain are not 0, for rows of a result one at a time: lists that come with the left operand, or that are
 * made here. For one thread, which keeps it.
 */
final class Links {
  private static final ThreadLocal<Links> OF_THREAD = ThreadLocal.withInitial(Links::new);
  private static final int SAMPLES = 128;

  /** The links of all lists. */
  int[] list = new int[0];

  /** Where each list ends, of those made by {@link #ofColumns}. */
  int[] ends = new int[0];

  private Links() {}

  /** Whether rows [from, to) of a hold so many zeros that leaving them out pays: counted where they are listed, else guessed. */
  static boolean few(Matrix a, int from, int to) {
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    if (known != null) {
      long count = 0;
      for (int i = from; i < to; i++) {
        count += known.end(i) - known.begin(i);
      }
      return count * 5 < 2L * (to - from) * a.cols();
    }
    int size = (to - from) * a.cols();
    int step = size / SAMPLES | 1; // odd, so that it does not walk down one column
    int zeros = 0;
    int seen = 0;
    for (int i = a.at(from); i < a.at(to); i += step) {
      zeros += a.data()[i] == 0 ? 1 : 0;
      seen++;
    }
    return zeros * 5 > seen * 3;
  }

  /** This thread's, with room for so many lists of {@code depth} links. */
  static Links room(int lists, int depth) {
    Links links = OF_THREAD.get();
    if (links.list.length <= lists * depth) {
      links.list = new int[lists * depth + 1];
    }
    if (links.ends.length < lists) {
      links.ends = new int[lists];
    }
    return links;
  }

  /** Lists all of a row, or what is not 0, from the begin of {@link #list}; returns where it ends. */
  int ofRow(Matrix a, int i, boolean all) {
    int depth = a.cols();
    float[] data = a.data();
    int a0 = a.at(i);
    int end = 0;
    int whole = all ? 0 : FLOATS.loopBound(depth);
    for (int k0 = 0; k0 < whole; k0 += LANES) {
      if (any(data, a0 + k0)) {
        for (int k = k0; k < k0 + LANES; k++) {
          list[end] = k;
          end += not0(data[a0 + k]);
        }
      }
    }
    for (int k = whole; k < depth; k++) {
      list[end] = k;
      end += all ? 1 : not0(data[a0 + k]);
    }
    return end;
  }

  private static boolean any(float[] a, int from) {
    return FloatVector.fromArray(FLOATS, a, from)
        .compare(VectorOperators.NE, 0f)
        .anyTrue();
  }

  /** 1 for a number, 0 for a zero of either sign; no branch, which nobody could predict. */
  private static int not0(float x) {
    int bits = Float.floatToRawIntBits(x) << 1;
    return (bits | -bits) >>> 31;
  }

  /** Lists the rows in which columns [first, first + count) of a are not 0: list c begins at c·a.rows(). */
  void ofColumns(Matrix a, int first, int count) {
    int depth = a.rows();
    for (int c = 0; c < count; c++) {
      ends[c] = c * depth;
    }
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    for (int i = 0; i < depth; i++) {
      if (known == null) {
        find(a.data(), a.at(i) + first, count, i);
      } else {
        add(known.columns(), known.begin(i), known.end(i), first, count, i);
      }
    }
  }

  private void add(int[] columns, int from, int to, int first, int count, int row) {
    for (int q = from; q < to; q++) {
      int c = columns[q] - first;
      if (c >= 0 && c < count) {
        list[ends[c]++] = row;
      }
    }
  }

  private void find(float[] a, int from, int count, int row) {
    int whole = FLOATS.loopBound(count);
    for (int c = 0; c < whole; c += LANES) {
      if (any(a, from + c)) {
        find(a, from, c, c + LANES, row);
      }
    }
    find(a, from, whole, count, row);
  }

  private void find(float[] a, int from, int c0, int c1, int row) {
    for (int c = c0; c < c1; c++) {
      int end = ends[c];
      list[end] = row;
      ends[c] = end + not0(a[from + c]);
    }
  }
}
