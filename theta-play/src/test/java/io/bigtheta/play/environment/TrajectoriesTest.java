package io.bigtheta.play.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Steps of Gymnasium 1.3.0 under random actions, recorded with its own physics: state, action, next state, reward and end. Each step is
 * repeated here from the recorded state.
 */
class TrajectoriesTest {
  /** The sines and cosines of NumPy and of StrictMath may differ in the last bit. */
  private static final double TOLERANCE = 1e-15;

  /** Sums of numbers of this size are rounded, so an error is compared with it too. */
  private static final double SIZE = 1;

  private static List<double[]> rows(String name) {
    try (InputStream in = Objects.requireNonNull(
        TrajectoriesTest.class.getResourceAsStream("/control/" + name + ".csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line ->
              Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Repeats each step, and returns the largest relative error of a number of the next state. */
  private static double worst(World world, List<double[]> rows) {
    int size = world.size();
    double worst = 0;
    for (double[] row : rows) {
      double[] state = Arrays.copyOfRange(row, 2, 2 + size);
      double reward = world.move(state, (int) row[2 + size]);
      for (int i = 0; i < size; i++) {
        double wanted = row[3 + size + i];
        worst = Math.max(worst, Math.abs(state[i] - wanted) / Math.max(SIZE, Math.abs(wanted)));
      }
      assertEquals(row[3 + 2 * size], reward, "reward of step " + row[1]);
      assertEquals(row[4 + 2 * size] == 1, world.terminal(state), "end after step " + row[1]);
    }
    return worst;
  }

  @Test
  void aCartPoleMovesAsInGymnasium() {
    double worst = worst(new CartPole(), rows("CartPole-v1"));
    assertTrue(worst <= TOLERANCE, "error " + worst);
  }

  @Test
  void aMountainCarMovesAsInGymnasium() {
    double worst = worst(new MountainCar(), rows("MountainCar-v0"));
    assertTrue(worst <= TOLERANCE, "error " + worst);
  }

  @Test
  void anAcrobotMovesAsInGymnasium() {
    double worst = worst(new Acrobot(), rows("Acrobot-v1"));
    assertTrue(worst <= TOLERANCE, "error " + worst);
  }
}
