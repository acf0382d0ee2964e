package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Nonzeros;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * Lists of the terms of a chain that are not 0, for some rows of a result. The lists come with the left operand or are
 * made here. Part of a {@link Scratch}.
 */
final class Terms {
  private static final int SAMPLES = 128;

  /** 2³² over the golden ratio. Multiples of it, modulo 2³², are spread evenly, whatever the length of a row. */
  private static final long GOLDEN = 0x9E3779B9L;

  /** The terms of all lists, ascending in each. */
  int[] list = new int[0];

  /** Where each list begins. */
  int[] begins = new int[0];

  /** Where each list ends. */
  int[] ends = new int[0];

  private int[] own = list;

  /**
   * Whether rows [from, to) of a hold so many zeros that leaving them out pays. Zeros are counted if there are lists;
   * otherwise their number is estimated from a sample.
   */
  static boolean few(Matrix a, int from, int to) {
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    if (known != null) {
      return known.few(from, to);
    }
    long size = (long) (to - from) * a.cols();
    if (size == 0) {
      return false;
    }
    int numbers = 0;
    for (int i = 0; i < SAMPLES; i++) {
      long place = (i * GOLDEN & 0xFFFFFFFFL) * size >>> 32;
      numbers += a.data()[a.at(from) + (int) place] == 0 ? 0 : 1;
    }
    // finding zeros costs time too, and dense products cost less where tiles have sixteen sums
    return Nonzeros.pays(WideTile.PACKED ? 2 * numbers : numbers, SAMPLES);
  }

  /**
   * Lists the numbers that are not 0 in {@code rows} rows of a, from row {@code first} on; or, with {@code everything},
   * all numbers.
   */
  void ofRows(Matrix a, int first, int rows, boolean everything) {
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    if (known != null && known.parts() == 1) {
      ofPart(a, first, rows, 0);
      return;
    }
    room(rows, a.cols());
    if (known != null) {
      join(known, first, rows, a.cols());
      return;
    }
    for (int c = 0; c < rows; c++) {
      begins[c] = c * a.cols();
      ends[c] = begins[c];
      int whole = everything ? 0 : FLOATS.loopBound(a.cols());
      find(a.data(), a.at(first + c), whole, c);
      for (int k = whole; k < a.cols(); k++) {
        list[ends[c]] = k;
        ends[c] += everything ? 1 : not0(a.data()[a.at(first + c) + k]);
      }
    }
  }

  /** Takes the lists of one part of the columns, for {@code rows} rows of a. */
  void ofPart(Matrix a, int first, int rows, int part) {
    Nonzeros known = a.nonzeros().orElseThrow();
    room(rows, 0);
    list = known.columns();
    for (int c = 0; c < rows; c++) {
      begins[c] = known.begin(first + c, part);
      ends[c] = known.end(first + c, part);
    }
  }

  /** Joins the lists of all parts to one list for each row. */
  private void join(Nonzeros known, int first, int rows, int cols) {
    for (int c = 0; c < rows; c++) {
      begins[c] = c * cols;
      ends[c] = begins[c];
      for (int part = 0; part < known.parts(); part++) {
        int from = known.begin(first + c, part);
        int count = known.end(first + c, part) - from;
        System.arraycopy(known.columns(), from, list, ends[c], count);
        ends[c] += count;
      }
    }
  }

  private void find(float[] a, int from, int whole, int c) {
    int end = ends[c];
    for (int k0 = 0; k0 < whole; k0 += LANES) {
      if (any(a, from + k0)) {
        for (int k = k0; k < k0 + LANES; k++) {
          list[end] = k;
          end += not0(a[from + k]);
        }
      }
    }
    ends[c] = end;
  }

  /** Lists, for each of {@code columns} columns of a from {@code first} on, the rows in which it is not 0. */
  void ofColumns(Matrix a, int first, int columns) {
    int depth = a.rows();
    room(columns, depth);
    for (int c = 0; c < columns; c++) {
      begins[c] = c * depth;
      ends[c] = c * depth;
    }
    @Nullable Nonzeros known = a.nonzeros().orElse(null);
    for (int i = 0; i < depth; i++) {
      if (known == null) {
        transpose(a.data(), a.at(i) + first, columns, i);
      } else {
        transpose(known, first, columns, i);
      }
    }
  }

  /** Adds the terms of a row. Parts that have none of these columns are skipped. */
  private void transpose(Nonzeros known, int first, int count, int row) {
    for (int part = 0; part < known.parts(); part++) {
      if (known.edge(part) < first + count && known.edge(part + 1) > first) {
        transpose(known.columns(), known.begin(row, part), known.end(row, part), first, count, row);
      }
    }
  }

  /** Adds {@code row} to the lists of the columns, among {@code count} from {@code first} on, that its own list has. */
  private void transpose(int[] columns, int from, int to, int first, int count, int row) {
    int q = from;
    while (q < to && columns[q] < first) {
      q++;
    }
    for (; q < to && columns[q] < first + count; q++) {
      list[ends[columns[q] - first]++] = row;
    }
  }

  /** Adds the terms of a row that has no list. */
  private void transpose(float[] a, int from, int count, int row) {
    int whole = FLOATS.loopBound(count);
    for (int c = 0; c < whole; c += LANES) {
      if (any(a, from + c)) {
        transpose(a, from, c, c + LANES, row);
      }
    }
    transpose(a, from, whole, count, row);
  }

  private void transpose(float[] a, int from, int c0, int c1, int row) {
    for (int c = c0; c < c1; c++) {
      int end = ends[c];
      list[end] = row;
      ends[c] = end + not0(a[from + c]);
    }
  }

  private void room(int lists, int depth) {
    if (own.length <= lists * depth) {
      own = new int
          [lists * depth
              + 1]; // one more, because a term is written before it is known to belong there
    }
    list = own;
    if (begins.length < lists) {
      begins = new int[lists];
      ends = new int[lists];
    }
  }

  private static boolean any(float[] a, int from) {
    return FloatVector.fromArray(FLOATS, a, from)
        .compare(VectorOperators.NE, 0f)
        .anyTrue();
  }

  /** 0 for a zero of either sign, otherwise 1. It has no branch, because nobody could predict it. */
  private static int not0(float x) {
    int bits = Float.floatToRawIntBits(x) << 1;
    return (bits | -bits) >>> 31;
  }
}
