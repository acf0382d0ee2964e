package io.bigtheta.studio.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivorsTest {
  private static Matrix random(int inputs, int units) {
    Matrix weights = new Matrix(inputs, units);
    Seed seed = new Seed(3);
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < units; j++) {
        weights.set(i, j, seed.uniform((long) i * units + j) - 0.5f);
      }
    }
    return weights;
  }

  @Test
  void units_are_found_again_after_others_went_and_all_weights_moved() {
    Matrix large = random(20, 9);
    List<Integer> left = List.of(0, 3, 4, 8);
    Matrix small = new Matrix(20, 4);
    Seed noise = new Seed(7);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 4; j++) {
        float moved = 0.2f * (noise.uniform(4L * i + j) - 0.5f);
        small.set(i, j, 3 * large.get(i, left.get(j)) + moved);
      }
    }
    assertEquals(left, Survivors.of(large, small));
  }

  @Test
  void twins_are_told_apart_by_their_order() {
    Matrix large = new Matrix(2, 3);
    large.set(0, 0, 1);
    large.set(0, 1, 1);
    large.set(1, 2, 1);
    Matrix small = new Matrix(2, 2);
    small.set(0, 0, 1);
    small.set(0, 1, 1);
    assertEquals(List.of(0, 1), Survivors.of(large, small));
  }

  @Test
  void a_network_of_as_many_units_has_lost_none() {
    Matrix weights = random(5, 6);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), Survivors.of(weights, weights));
  }
}
