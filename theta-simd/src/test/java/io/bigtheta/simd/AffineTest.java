package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with something in common: the same bits as the definition, whatever fills a vector and whoever shares. */
class AffineTest {
  private static Matrix random(long seed, int rows, int cols) {
    float[] numbers = new float[rows * cols + 3];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new Seed(seed).uniform(i, -2, 2);
    }
    return new Matrix(numbers, 3, rows, cols);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 33, 512})
  void theBitsAreThoseOfTheDefinition(int cols) {
    Kernels scalar = new ScalarKernels();
    Kernels vector = new VectorKernels();
    Matrix x = random(1, 260, cols);
    Matrix z = random(2, 260, cols);
    Matrix a = random(3, 1, cols);
    Matrix b = random(4, 1, cols);
    Matrix c = random(5, 1, cols);
    try (Team team = new Team(3)) {
      for (Kernels other : new Kernels[] {vector, new TeamKernels(vector, team)}) {
        Matrix wanted = new Matrix(260, cols);
        Matrix got = new Matrix(260, cols);
        scalar.affine(x, a, b, wanted);
        other.affine(x, a, b, got);
        assertArrayEquals(wanted.data(), got.data());
        scalar.affine(x, a, z, b, c, wanted);
        other.affine(x, a, z, b, c, got);
        assertArrayEquals(wanted.data(), got.data());
        Matrix sums = new Matrix(1, cols);
        Matrix gotSums = random(6, 1, cols);
        scalar.columnProducts(x, a, z, b, sums);
        other.columnProducts(x, a, z, b, gotSums);
        assertArrayEquals(sums.toArray(), gotSums.toArray());
        scalar.columnSums(x, sums);
        other.columnSums(x, gotSums);
        assertArrayEquals(sums.toArray(), gotSums.toArray());
      }
    }
    double sum = 0;
    Matrix sums = new Matrix(1, cols);
    scalar.columnProducts(x, a, z, b, sums);
    for (int i = 0; i < x.rows(); i++) {
      sum += ((double) x.get(i, 0) - a.get(0, 0)) * ((double) z.get(i, 0) - b.get(0, 0));
    }
    assertEquals(sum, sums.get(0, 0), 1e-3);
  }
}
