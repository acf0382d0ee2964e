package io.bigtheta.math;

import static io.bigtheta.support.Noise.matrix;
import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference kernels against sums in double. */
class KernelsTest {
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,3,4", "5,1,7", "1,64,1", "17,33,9", "3,0,2"})
  void productsAreSums(int m, int k, int n) {
    Matrix a = matrix(m, k, 1);
    Matrix b = matrix(k, n, 2);
    Matrix start = matrix(1, n, 3);
    Matrix out = matrix(m, n, 4);
    kernels.matmul(a, b, start, out);
    assertProduct(a, b, start, out);

    Matrix zeros = new Matrix(1, n);
    kernels.matmul(a, b, zeros, out);
    assertProduct(a, b, zeros, out);
    Matrix second = matrix(m, n, 5);
    kernels.matmulTransA(transposed(a), b, second);
    assertArrayEquals(out.data(), second.data());

    Matrix third = matrix(m, n, 6);
    kernels.matmulTransB(a, transposed(b), third);
    assertArrayEquals(out.data(), third.data());
  }

  /** Else a kernel that leaves out zeros could be told from one that does not. */
  @Test
  void noZeroOfAProductIsNegative() {
    Matrix out = new Matrix(1, 2);
    kernels.matmul(Matrix.row(-0f, 0), matrix(2, 2, 1), Matrix.row(-0f, -0f), out);
    assertArrayEquals(new float[] {0, 0}, out.data());
    Matrix tiny = Matrix.row(-Float.MIN_VALUE, Float.MIN_VALUE);
    kernels.matmulTransA(Matrix.row(Float.MIN_VALUE), tiny, out);
    assertArrayEquals(new float[] {0, 0}, out.data());
    Matrix one = new Matrix(1, 1);
    kernels.matmulTransB(Matrix.row(-Float.MIN_VALUE), Matrix.row(Float.MIN_VALUE), one);
    assertArrayEquals(new float[] {0}, one.data());
  }

  private static void assertProduct(Matrix a, Matrix b, Matrix start, Matrix out) {
    for (int i = 0; i < out.rows(); i++) {
      for (int j = 0; j < out.cols(); j++) {
        double sum = start.get(0, j);
        double size = Math.abs(sum);
        for (int k = 0; k < a.cols(); k++) {
          sum += (double) a.get(i, k) * b.get(k, j);
          size += Math.abs((double) a.get(i, k) * b.get(k, j));
        }
        assertEquals(sum, out.get(i, j), size * (a.cols() + 1) * 0x1p-24);
      }
    }
  }

  private static Matrix transposed(Matrix a) {
    Matrix transposed = new Matrix(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        transposed.set(j, i, a.get(i, j));
      }
    }
    return transposed;
  }

  @Test
  void aRangeTouchesItsRowsOfTheWindowAlone() {
    Matrix a = new Matrix(matrix(8, 3, 1).data(), 5, 4, 3);
    Matrix b = new Matrix(matrix(8, 3, 2).data(), 2, 3, 4);
    float[] array = new float[30];
    Matrix out = new Matrix(array, 3, 4, 4);
    Matrix start = matrix(1, 4, 3);
    kernels.matmul(a, b, start, out, 1, 3, 0, 4);
    for (int i = 0; i < array.length; i++) {
      assertEquals(i >= 7 && i < 15, array[i] != 0, "element " + i);
    }
    Matrix all = new Matrix(4, 4);
    kernels.matmul(a, b, start, all);
    assertArrayEquals(all.rows(1, 2).toArray(), out.rows(1, 2).toArray());
  }

  @Test
  void aRangeTouchesItsColumnsAlone() {
    Matrix a = matrix(4, 3, 1);
    Matrix b = matrix(3, 4, 2);
    Matrix start = matrix(1, 4, 3);
    Matrix all = new Matrix(4, 4);
    Matrix out = new Matrix(4, 4);
    kernels.matmul(a, b, start, all);
    kernels.matmul(a, b, start, out, 1, 3, 2, 4);
    for (int i = 0; i < 16; i++) {
      boolean inside = i / 4 >= 1 && i / 4 < 3 && i % 4 >= 2;
      assertEquals(inside ? all.data()[i] : 0, out.data()[i], "element " + i);
    }
    Matrix transposed = transposed(b);
    kernels.matmulTransB(a, transposed, all);
    Matrix other = new Matrix(4, 4);
    kernels.matmulTransB(a, transposed, other, 1, 3, 2, 4);
    for (int i = 0; i < 16; i++) {
      boolean inside = i / 4 >= 1 && i / 4 < 3 && i % 4 >= 2;
      assertEquals(inside ? all.data()[i] : 0, other.data()[i], "element " + i);
    }
  }

  /** Two products one after the other, the second from what the first left, are one of twice the depth. */
  @Test
  void aChainGoesOnFromAStart() {
    Matrix a = matrix(6, 4, 1);
    Matrix b = matrix(6, 5, 2);
    Matrix whole = new Matrix(4, 5);
    kernels.matmulTransA(a, b, whole);
    Matrix half = new Matrix(4, 5);
    kernels.matmulTransA(a.rows(0, 2), b.rows(0, 2), half);
    Matrix out = new Matrix(4, 5);
    kernels.matmulTransA(a.rows(2, 4), b.rows(2, 4), half, out);
    assertArrayEquals(whole.toArray(), out.toArray());
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void mapAppliesTheDefinitionAlsoInPlaceAndToARange(Function f) {
    Matrix x = new Matrix(matrix(4, 5, 9).data(), 5, 3, 5);
    Matrix y = new Matrix(3, 5);
    kernels.map(f, x, y);
    Matrix part = new Matrix(3, 5);
    kernels.map(f, x, part, 1, 2);
    for (int i = 0; i < 15; i++) {
      float value = f.of(x.toArray()[i]);
      assertEquals(value, y.data()[i]);
      assertEquals(i / 5 == 1 ? value : 0, part.data()[i]);
    }
    kernels.map(f, x, x);
    assertArrayEquals(y.data(), x.toArray());
  }

  @Test
  void columnsAreSummed() {
    Matrix sums = Matrix.row(1, 2);
    kernels.columnSums(Matrix.of(new float[][] {{4, 5}, {1, 2}, {3, 0}}), sums);
    assertArrayEquals(new float[] {8, 7}, sums.data());
  }

  @Test
  void shapesThatDoNotMeetAreRefused() {
    Matrix a = new Matrix(2, 3);
    Matrix b = new Matrix(4, 5);
    Matrix out = new Matrix(2, 5);
    refused(
        "a·b: expected shapes that meet, got a matrix[2, 3], b matrix[4, 5], out matrix[2, 5]",
        () -> kernels.matmul(a, b, Matrix.row(1), out));
    refused(
        "aᵀ·b: expected shapes that meet, got a matrix[2, 3], b matrix[4, 5], out matrix[3, 5]",
        () -> kernels.matmulTransA(a, b, new Matrix(3, 5)));
    refused(
        "a·bᵀ: expected shapes that meet, got a matrix[2, 3], b matrix[4, 5], out matrix[2, 4]",
        () -> kernels.matmulTransB(a, b, new Matrix(2, 4)));
    refused(
        "a·b: expected shapes that meet, got a matrix[2, 3], b matrix[3, 5], out matrix[2, 4]",
        () -> kernels.matmul(a, new Matrix(3, 5), Matrix.row(1), new Matrix(2, 4)));
    refused(
        "map: expected equal shapes, got matrix[2, 3] and matrix[4, 5]",
        () -> kernels.map(Function.EXP, a, b));
    refused(
        "start: expected a row of 5 numbers, got matrix[1, 4]",
        () -> kernels.matmul(a, new Matrix(3, 5), Matrix.row(1, 2, 3, 4), out));
    refused(
        "column sums: expected a row of 3 numbers, got matrix[2, 3]",
        () -> kernels.columnSums(a, a));
  }

  @Test
  void theBestKernelsSayWhyTheyWereChosen() {
    assertEquals("scalar", kernels.name());
    assertFalse(Kernels.best().name().isEmpty());
    assertTrue(Kernels.why().startsWith(Kernels.best().name().split("-")[0]), Kernels.why());
  }
}
