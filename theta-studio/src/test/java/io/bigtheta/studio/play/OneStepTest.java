package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Momentum;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.optimizer.Sgd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneStepTest {
  /** W1 = [[0.1, 0.3], [0.2, 0.4]], b1 = [0, 0.1], W2 = [0.5, −0.5], b2 = 0.2. */
  private static final float[] THETA = {0.1f, 0.3f, 0.2f, 0.4f, 0, 0.1f, 0.5f, -0.5f, 0.2f};

  private static OneStep.Setting setting(Loss loss, float... targets) {
    return new OneStep.Setting(
        2, new Logistic(), loss, new Sgd(), 0.5f, THETA, new float[] {1, 2}, targets);
  }

  @Test
  void theNumbersAreThoseOfACalculationByHand() {
    OneStep step = OneStep.of(setting(new SquaredError(), 1));
    // z1 = 0.1 + 0.4 = 0.5 and 0.3 + 0.8 + 0.1 = 1.2; f(z) = 1 / (1 + e^-z)
    assertArrayEquals(new float[] {0.5f, 1.2f}, step.z1(), 1e-6f);
    float a = 0.62245933f;
    float b = 0.76852478f;
    assertArrayEquals(new float[] {a, b}, step.a1(), 1e-6f);
    assertArrayEquals(new float[] {a * (1 - a), b * (1 - b)}, step.slope1(), 1e-6f);
    // z2 = 0.5·0.622459 − 0.5·0.768525 + 0.2
    float z2 = 0.12696728f;
    assertArrayEquals(new float[] {z2}, step.z2(), 1e-6f);
    assertArrayEquals(step.z2(), step.p());
    float error = z2 - 1;
    double scale = step.dz2()[0] / error; // the loss is scale/2 · error²
    assertEquals(scale / 2 * error * error, step.loss(), 1e-6);
    float dz2 = step.dz2()[0];
    assertArrayEquals(new float[] {0.5f * dz2, -0.5f * dz2}, step.da1(), 1e-6f);
    float da = 0.5f * dz2 * a * (1 - a);
    float db = -0.5f * dz2 * b * (1 - b);
    assertArrayEquals(new float[] {da, db}, step.dz1(), 1e-6f);
    assertArrayEquals(
        new float[] {da, db, 2 * da, 2 * db, da, db, a * dz2, b * dz2, dz2},
        step.gradient(),
        1e-6f);
    for (int i = 0; i < THETA.length; i++) {
      assertEquals(THETA[i] - 0.5f * step.gradient()[i], step.next()[i], 1e-6f);
    }
    assertTrue(step.lossAfter() < step.loss());
  }

  @Test
  void crossEntropyStartsBackwardWithPredictionMinusTarget() {
    float[] theta = OneStep.start(2, 3, new Tanh(), 2, 5);
    OneStep step = OneStep.of(new OneStep.Setting(
        3,
        new Tanh(),
        new CrossEntropy(),
        new Sgd(),
        0.1f,
        theta,
        new float[] {0.5f, -1},
        new float[] {0, 1}));
    assertEquals(1, step.p()[0] + step.p()[1], 1e-6);
    assertArrayEquals(new float[] {step.p()[0], step.p()[1] - 1}, step.dz2(), 1e-6f);
    assertEquals(-Math.log(step.p()[1]), step.loss(), 1e-6);
  }

  @Test
  void refusalsNameTheirField() {
    assertEquals("theta", refused(2, new float[3], 0.1f).place());
    assertEquals("hidden", refused(9, THETA, 0.1f).place());
    assertEquals("rate", refused(2, THETA, Float.NaN).place());
  }

  private static Refusal refused(int hidden, float[] theta, float rate) {
    return assertThrows(
        Refusal.class,
        () -> new OneStep.Setting(
            hidden,
            new Tanh(),
            new SquaredError(),
            new Sgd(),
            rate,
            theta,
            new float[] {1, 2},
            new float[] {1}));
  }

  @Test
  void inTheRavineEveryHikerGoesDownAndTheOneWithMomentumGoesFurther() {
    List<Map.Entry<Optimizer, Float>> hikers = List.of(
        Map.entry(new Sgd(), 0.2f),
        Map.entry(new Momentum(0.9f), 0.05f),
        Map.entry(new Adam(), 0.2f));
    Hike hike = Hike.of(Hike.Terrain.ravine(), 4, -3, -1, 100, hikers);
    assertEquals(3, hike.paths().size());
    float[] ends = new float[3];
    for (int i = 0; i < 3; i++) {
      List<float[]> path = hike.paths().get(i);
      assertEquals(101, path.size());
      assertArrayEquals(new float[] {-3, -1}, new float[] {path.get(0)[0], path.get(0)[1]});
      ends[i] = path.get(100)[2];
      assertTrue(ends[i] < path.get(0)[2] / 10, "hiker " + i + " ends at " + ends[i]);
    }
    assertTrue(ends[1] < ends[0], ends[1] + " and " + ends[0]);
  }

  @Test
  void theLowestPlaceOfTheRavineIsWhereTheBookSays() {
    Hike hike = Hike.of(
        Hike.Terrain.ravine(), 4, -3, -1, 500, List.of(Map.entry(new Momentum(0.9f), 0.1f)));
    float[] end = hike.paths().get(0).get(500);
    assertEquals(1.5f, end[0], 0.01f);
    assertEquals(-1, end[1], 0.01f);
    assertEquals(0, end[2], 1e-5f);
  }

  @Test
  void aHikerThatIsThrownOffTheMapStopsThere() {
    Hike hike = Hike.of(
        Hike.Terrain.xor(setting(new SquaredError(), 1), 0, 6),
        6,
        1,
        1,
        50,
        List.of(Map.entry(new Sgd(), 100f)));
    assertTrue(hike.paths().get(0).size() >= 1);
    Refusal start =
        assertThrows(Refusal.class, () -> Hike.of(Hike.Terrain.ravine(), 4, 9, 0, 10, List.of()));
    assertEquals("start", start.place());
  }
}
