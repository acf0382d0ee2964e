package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.ScalarKernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Noise;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.clipping.ByValue;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.clipping.None;
import io.bigtheta.train.optimizer.Sgd;
import io.bigtheta.train.penalty.L2;
import io.bigtheta.train.penalty.Penalty;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step: clipping, penalty, optimizer, in this order. */
class StateTest {
  private static final Trainer SGD = Trainer.of(new SquaredError(), new Sgd());
  /** θ: weight 0 … 5, bias 6 7, gain 8 9, shift 10 11, weight 12 13, bias 14, state 15 … 18. */
  private static final Blueprint BLUEPRINT = Blueprint.parse("3 dense(2) batch-norm dense(1)");

  private static State state(Trainer trainer) {
    State state = new State(trainer, BLUEPRINT, new float[BLUEPRINT.size()], Mask.none(), null);
    for (int i = 0; i < state.theta().size(); i++) {
      state.theta().set(0, i, i % 2 == 0 ? 2 : -4);
    }
    return state;
  }

  private static boolean weight(int i) {
    return i < 6 || i == 12 || i == 13;
  }

  @ParameterizedTest
  @CsvSource({"l1(0.5), 1.95, -3.95", "l2(0.5), 1.9, -3.8", "decoupled(0.5), 1.9, -3.8"})
  void penaltiesActOnWeightsAndNothingElse(String text, float two, float minusFour) {
    State state = state(SGD.penalty(Spec.parse(Penalty.class, text)));
    state.move(0.1f, new ScalarKernels());
    assertEquals(1, state.step);
    assertEquals(19, state.theta().size());
    for (int i = 0; i < state.theta().size(); i++) {
      float before = i % 2 == 0 ? 2 : -4;
      float after = i % 2 == 0 ? two : minusFour;
      assertEquals(weight(i) ? after : before, state.theta().get(0, i), 1e-6, "θ " + i);
    }
  }

  @Test
  void aPenaltyOfZeroWeightsIsZero() {
    float[] theta = new float[2];
    float[] gradient = {1, 1};
    Spec.parse(Penalty.class, "l1(9)").apply(theta, gradient, 0, 2, 0.1f);
    assertArrayEquals(new float[] {1, 1}, gradient);
  }

  @Test
  void decoupledDecayLeavesTheGradientToTheOptimizer() {
    float[] theta = {2, 2, 2};
    float[] gradient = {1, 1, 1};
    Spec.parse(Penalty.class, "decoupled(0.5)").apply(theta, gradient, 1, 2, 0.1f);
    assertArrayEquals(new float[] {1, 1, 1}, gradient);
    assertArrayEquals(new float[] {2, 1.9f, 2}, theta, 1e-6f);
  }

  @Test
  void theGradientIsClippedBeforeThePenaltyIsAdded() {
    State state = state(SGD.clipping(new ByValue(1)).penalty(new L2(0.5f)));
    Arrays.fill(state.gradient().data(), 100);
    state.move(0.1f, new ScalarKernels());
    assertEquals(2 - 0.1f * (1 + 1), state.theta().get(0, 0), 1e-6);
    assertEquals(2 - 0.1f, state.theta().get(0, 6), 1e-6);
    assertEquals(2, state.theta().get(0, 16));
  }

  @Test
  void theNormIsClippedToItsLimitAndTheDirectionKept() {
    for (int size : new int[] {1, 7, 8, 9, 1000}) {
      float[] gradient = Noise.array(size, 1);
      float[] before = gradient.clone();
      double norm = norm(gradient);
      Clipping clipping = new ByNorm((float) (norm / 4));
      clipping.apply(gradient);
      assertEquals(norm / 4, norm(gradient), 1e-5 * norm);
      for (int i = 0; i < size; i++) {
        assertEquals(before[i] / 4, gradient[i], 1e-6);
      }
      float[] again = gradient.clone();
      new ByNorm((float) norm).apply(gradient);
      assertArrayEquals(again, gradient);
    }
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  @Test
  void aNormThatOverflowsFloatsIsClippedToo() {
    float[] gradient = {3e38f, 3e38f};
    new ByNorm(1).apply(gradient);
    assertEquals(Math.sqrt(0.5), gradient[0], 1e-6);
  }

  @Test
  void valuesAreClippedOneByOne() {
    float[] gradient = {-3, -1, 0, 0.5f, 2};
    new ByValue(1).apply(gradient);
    assertArrayEquals(new float[] {-1, -1, 0, 0.5f, 1}, gradient);
    float[] nan = {Float.NaN};
    new ByValue(1).apply(nan);
    assertTrue(Float.isNaN(nan[0]), "divergence is not hidden");
    new None().apply(gradient);
    assertArrayEquals(new float[] {-1, -1, 0, 0.5f, 1}, gradient);
  }
}
