package io.bigtheta.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalsTest {
  private static final int MANY = 1_000_000;

  private static float[] draw(long seed, int count) {
    float[] n = new float[count];
    Normals.add(new Seed(seed), 1, new float[count], 0, n, 0, count);
    return n;
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    float[] n = draw(1, MANY);
    double[] moments = new double[5];
    for (float v : n) {
      for (int p = 1; p <= 4; p++) {
        moments[p] += Math.pow(v, p) / MANY;
      }
    }
    assertEquals(0, moments[1], 0.005);
    assertEquals(1, moments[2], 0.01);
    assertEquals(0, moments[3], 0.02);
    assertEquals(3, moments[4], 0.05);
  }

  @Test
  void sharesAreThoseOfTheNormalDistribution() {
    float[] n = draw(2, MANY);
    Arrays.sort(n);
    double[][] quantiles = {
      {0.001, -3.0902}, {0.05, -1.6449}, {0.25, -0.6745}, {0.5, 0}, {0.9, 1.2816}
    };
    for (double[] q : quantiles) {
      assertEquals(q[1], n[(int) (q[0] * MANY)], 0.03, "at " + q[0]);
    }
  }

  @Test
  void neighboursAreNotRelated() {
    float[] n = draw(3, MANY);
    for (int lag = 1; lag <= 4; lag++) {
      double product = 0;
      double squares = 0;
      for (int i = 0; i + lag < MANY; i++) {
        product += (double) n[i] * n[i + lag] / MANY;
        squares += (double) n[i] * n[i] * n[i + lag] * n[i + lag] / MANY;
      }
      assertEquals(0, product, 0.005, "lag " + lag);
      assertEquals(1, squares, 0.02, "lag " + lag);
    }
  }

  @Test
  void aShortRowIsTheBeginningOfALongOne() {
    float[] many = draw(4, 16);
    for (int count = 0; count < 16; count++) {
      assertArrayEquals(Arrays.copyOf(many, count), draw(4, count));
    }
  }

  @Test
  void isAddedToWhatIsThere() {
    float[] n = draw(5, 7);
    float[] sum = new float[8];
    Normals.add(new Seed(5), 0.5f, new float[] {9, 1, 2, 3, 4, 5, 6, 7}, 1, sum, 1, 7);
    for (int i = 0; i < 7; i++) {
      assertEquals(Math.fma(0.5f, n[i], i + 1), sum[i + 1]);
    }
    assertEquals(0, sum[0]);
  }
}
