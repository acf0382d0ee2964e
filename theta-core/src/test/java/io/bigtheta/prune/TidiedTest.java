package io.bigtheta.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Network;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead and duplicated units go, and no answer changes by more than 1e-6 of a probability. */
class TidiedTest {
  private static final double ROUNDING = 1e-6;
  private static final Dataset ROWS = Nets.rows(300, 5, 4, 1);

  /** A network with one hidden layer of 6 whose θ is changed in place: W, V and the rest by name. */
  private static Network net(String text, BiConsumer<Network, float[]> change) {
    Network network = Nets.network(text, 1);
    float[] theta = network.theta();
    change.accept(network, theta);
    return new Network(network.blueprint(), theta);
  }

  private static Matrix block(Network network, float[] theta, int layer, String name) {
    return HiddenLayer.block(network.blueprint(), layer, name).of(theta);
  }

  private static Tidied tidied(Network network, int dead, int duplicated) {
    Tidied tidied = Tidied.of(Nets.model(network, ROWS), ROWS, new ScalarKernels());
    assertEquals(dead, tidied.dead());
    assertEquals(duplicated, tidied.duplicated());
    assertEquals(dead + duplicated > 0, tidied.changed());
    assertEquals(
        HiddenLayer.units(network.blueprint()) - dead - duplicated,
        HiddenLayer.units(tidied.network().blueprint()));
    Matrix before = Evaluation.of(Nets.model(network, ROWS), ROWS).answers();
    Matrix after = Evaluation.of(Nets.model(tidied.network(), ROWS), ROWS).answers();
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.data()[i], after.data()[i], ROUNDING);
    }
    return tidied;
  }

  @Test
  void aNetworkInWhichEveryUnitMattersStaysAsItIs() {
    Network network = Nets.network("5 dense(6, activation=tanh) batch-norm dense(4)", 1);
    assertEquals(network.digest(), tidied(network, 0, 0).network().digest());
  }

  @Test
  void aRectifierThatIsNeverActiveIsDead() {
    tidied(
        net(
            "5 dense(6, activation=relu) dropout(0.5) dense(4)",
            (n, theta) -> block(n, theta, 0, "bias").set(0, 2, -100)),
        1,
        0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 dense(6, activation=tanh) dense(4)",
        "5 dense(6, activation=relu) batch-norm dropout(0.1) dense(4)",
        "5 dense(6, activation=logistic) batch-norm dense(3, activation=tanh) dense(4)"
      })
  void whatADeadUnitAlwaysSaysIsAddedToTheNextBias(String text) {
    tidied(
        net(text, (n, theta) -> {
          Matrix in = block(n, theta, 0, "weight");
          for (int i = 0; i < in.rows(); i++) {
            in.set(i, 1, 0);
            in.set(i, 4, 0);
          }
          block(n, theta, 0, "bias").set(0, 4, 2);
        }),
        2,
        0);
  }

  @Test
  void aConstantThatNoBiasCanTakeStays() {
    BiConsumer<Network, float[]> constant = (n, theta) -> {
      Matrix in = block(n, theta, 0, "weight");
      for (int i = 0; i < in.rows(); i++) {
        in.set(i, 1, 0);
      }
    };
    tidied(net("5 dense(6, activation=logistic) dense(4, bias=false)", constant), 0, 0);
    tidied(net("5 dense(6, activation=tanh, bias=false) dense(4, bias=false)", constant), 1, 0);
  }

  @Test
  void aUnitThatNobodyListensToIsDeadOnAnyRows() {
    Network network = net("5 dense(6, activation=tanh) batch-norm dense(4)", (n, theta) -> {
      Matrix out = block(n, theta, 2, "weight");
      for (int k = 0; k < out.cols(); k++) {
        out.set(3, k, 0);
      }
    });
    tidied(network, 1, 0);
    Dataset one = ROWS.pick(0);
    assertEquals(
        1, Tidied.of(Nets.model(network, ROWS), one, new ScalarKernels()).dead());
  }

  @Test
  void unitsThatAreTheSameBecomeOneThatSpeaksForAll() {
    Network network = net("5 dense(6, activation=gelu) batch-norm dense(4)", (n, theta) -> {
      for (int twin : new int[] {2, 5}) {
        for (String name : new String[] {"weight", "bias"}) {
          copy(block(n, theta, 0, name), 1, twin);
        }
        for (String name : new String[] {"gain", "shift", "running-mean", "running-variance"}) {
          copy(block(n, theta, 1, name), 1, twin);
        }
      }
    });
    Tidied tidied = tidied(network, 0, 2);
    Dataset others = Nets.rows(50, 5, 4, 9);
    Matrix before = Evaluation.of(Nets.model(network, ROWS), others).answers();
    Matrix after = Evaluation.of(Nets.model(tidied.network(), ROWS), others).answers();
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.data()[i], after.data()[i], ROUNDING, "on any rows");
    }
  }

  private static void copy(Matrix block, int from, int to) {
    for (int i = 0; i < block.rows(); i++) {
      block.set(i, to, block.get(i, from));
    }
  }

  @Test
  void unitsThatDifferInTheLayersBetweenAreNotTheSame() {
    tidied(
        net("5 dense(6, activation=gelu) batch-norm dense(4)", (n, theta) -> {
          copy(block(n, theta, 0, "weight"), 1, 2);
          copy(block(n, theta, 0, "bias"), 1, 2);
        }),
        0,
        0);
  }

  @Test
  void unitsThatAreTheSameAreMergedThroughParametricRectifiers() {
    for (String prelu : new String[] {"prelu", "prelu(shared=true)"}) {
      tidied(
          net("5 dense(6) " + prelu + " dense(4)", (n, theta) -> {
            copy(block(n, theta, 0, "weight"), 1, 5);
            copy(block(n, theta, 0, "bias"), 1, 5);
            Matrix slope = block(n, theta, 1, "slope");
            copy(slope, slope.cols() > 1 ? 1 : 0, slope.cols() - 1);
          }),
          0,
          1);
    }
    tidied(
        net("5 dense(6) prelu dense(4)", (n, theta) -> {
          copy(block(n, theta, 0, "weight"), 1, 5);
          copy(block(n, theta, 0, "bias"), 1, 5);
        }),
        0,
        0);
  }

  @Test
  void layersBeforeLayerNormalisationAreLeftAlone() {
    tidied(
        net(
            "5 dense(6, activation=relu) layer-norm dense(4)",
            (n, theta) -> block(n, theta, 0, "bias").set(0, 2, -100)),
        0,
        0);
  }

  @Test
  void oneUnitStaysWhereAllAreDead() {
    Network network = net("5 dense(6, activation=relu) dense(4)", (n, theta) -> {
      for (int j = 0; j < 6; j++) {
        block(n, theta, 0, "bias").set(0, j, -100);
      }
    });
    assertEquals(
        "5 dense(1, activation=relu) dense(4)",
        tidied(network, 5, 0).network().blueprint().text());
    assertFalse(Tidied.of(
            Nets.model(tidied(network, 5, 0).network(), ROWS), ROWS, new ScalarKernels())
        .changed());
  }

  @Test
  void oneRowAloneTellsNothingOfDeadUnits() {
    Network network = Nets.network("5 dense(6, activation=tanh) dense(4)", 1);
    assertFalse(
        Tidied.of(Nets.model(network, ROWS), ROWS.pick(0), new ScalarKernels()).changed());
    assertTrue(Float.isNaN(
        Constants.of(Nets.model(network, ROWS), 1, ROWS.pick(0), new ScalarKernels(), () -> false)[
            0]));
  }
}
