package io.bigtheta.math;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private final float[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void aWindowLooksAtTheArrayItIsGiven() {
    Matrix window = new Matrix(data, 2, 2, 3);
    assertEquals(2, window.get(0, 0));
    assertEquals(7, window.get(1, 2));
    assertEquals(5, window.at(1));
    assertEquals(6, window.size());
    window.set(1, 0, -1);
    assertEquals(-1, data[5]);
    assertSame(data, window.data());
    assertEquals("matrix[2, 3]", window.toString());
  }

  @Test
  void rowsOfAWindowShareTheArrayToo() {
    Matrix rows = new Matrix(data, 1, 3, 3).rows(1, 2);
    assertEquals(4, rows.get(0, 0));
    assertEquals(2, rows.rows());
    rows.set(1, 2, -1);
    assertEquals(-1, data[9]);
    assertEquals(0, new Matrix(data, 1, 3, 3).rows(3, 0).size());
  }

  @Test
  void aWindowMustLieInsideTheArray() {
    refused(
        "matrix: expected a window inside 10 floats, got [2, 5] at 1",
        () -> new Matrix(data, 1, 2, 5));
    refused(
        "matrix: expected a window inside 10 floats, got [1, 1] at -1",
        () -> new Matrix(data, -1, 1, 1));
    refused(
        "matrix: expected a window inside 10 floats, got [-1, 3] at 3",
        () -> new Matrix(data, 3, -1, 3));
    refused(
        "matrix: expected a window inside 10 floats, got [65536, 65536] at 0",
        () -> new Matrix(data, 0, 65536, 65536));
  }

  @Test
  void rowsMustLieInsideTheWindowNotOnlyInsideTheArray() {
    Matrix window = new Matrix(data, 2, 2, 3);
    refused("matrix[2, 3]: expected rows inside it, got 1 from row 2", () -> window.rows(2, 1));
    refused("matrix[2, 3]: expected rows inside it, got 2 from row -1", () -> window.rows(-1, 2));
    refused("matrix[2, 3]: expected rows inside it, got -1 from row 1", () -> window.rows(1, -1));
    refused(
        "matrix[2, 3]: expected rows inside it, got 2147483647 from row 1",
        () -> window.rows(1, Integer.MAX_VALUE));
  }

  @Test
  void sizesMustFitAnArray() {
    refused(
        "matrix: expected sizes >= 0 with a product below 2^31, got [-1, -1]",
        () -> new Matrix(-1, -1));
    refused(
        "matrix: expected sizes >= 0 with a product below 2^31, got [65536, 32768]",
        () -> new Matrix(65536, 32768));
  }

  @Test
  void ofCopiesAndRefusesRaggedRows() {
    float[][] values = {{1, 2}, {3, 4}};
    Matrix matrix = Matrix.of(values);
    values[0][0] = 9;
    assertArrayEquals(new float[] {1, 2, 3, 4}, matrix.data());
    assertEquals(0, Matrix.of(new float[0][]).size());
    refused(
        "matrix row 1: expected 2 values as in row 0, got 1",
        () -> Matrix.of(new float[][] {{1, 2}, {3}}));
  }

  @Test
  void rowAndToArrayCopy() {
    float[] values = {1, 2};
    Matrix row = Matrix.row(values);
    values[0] = 9;
    assertEquals(1, row.get(0, 0));
    assertEquals(1, row.rows());
    float[] copy = new Matrix(data, 2, 2, 2).toArray();
    assertNotSame(data, copy);
    assertArrayEquals(new float[] {2, 3, 4, 5}, copy);
  }

  @Test
  void argmaxIsTheFirstOfEqualsInItsOwnRow() {
    Matrix matrix = Matrix.of(new float[][] {{9, 9, 9}, {1, 5, 5}, {-3, -2, -1}});
    assertEquals(0, matrix.argmax(0));
    assertEquals(1, matrix.argmax(1));
    assertEquals(2, matrix.argmax(2));
    assertEquals(1, matrix.rows(1, 2).argmax(0));
  }
}
