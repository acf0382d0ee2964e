package io.bigtheta.prune;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.support.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hidden units are taken out for real. */
class RemovalTest {
  private static final Matrix X = Noise.matrix(33, 9, 5);

  private static int[] but(int count, int gone) {
    return IntStream.range(0, count).filter(j -> j != gone).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9 dense(7, activation=relu) dense(4)",
        "9 dense(7, activation=tanh, bias=false) dropout(0.5) dense(4, bias=false)",
        "9 dense(7, activation=gelu) batch-norm dropout(0.1) dense(4)",
        "9 batch-norm dense(7, activation=softplus) dense(5, activation=tanh) batch-norm dense(4)",
        "9 dense(7, activation=elu) dense(5) layer-norm dense(4) layer-norm",
        "9 dense(7) prelu dense(5) prelu(shared=true) dense(4)"
      })
  void anySingleUnitRemovedEqualsThatUnitSilencedBitForBit(String text) {
    Network network = Nets.network(text, 1);
    for (HiddenLayer hidden : HiddenLayer.of(network.blueprint())) {
      if (!hidden.separate(network.blueprint())) {
        continue;
      }
      for (int j = 0; j < hidden.units(); j++) {
        Network smaller = Removal.keep(network, hidden, but(hidden.units(), j));
        assertArrayEquals(
            Removal.silence(network, hidden, j).predict(X).toArray(),
            smaller.predict(X).toArray(),
            text + " without unit " + j + " of layer " + hidden.dense());
        assertEquals(
            HiddenLayer.units(network.blueprint()) - 1, HiddenLayer.units(smaller.blueprint()));
      }
    }
  }

  @Test
  void removingAllUnitsButOneEqualsSilencingThemAll() {
    Network network = Nets.network("9 dense(7, activation=relu) batch-norm dense(4)", 2);
    HiddenLayer hidden = HiddenLayer.of(network.blueprint()).get(0);
    Network silenced = network;
    for (int j : but(7, 4)) {
      silenced = Removal.silence(silenced, hidden, j);
    }
    Network smaller = Removal.keep(network, hidden, 4);
    assertArrayEquals(silenced.predict(X).toArray(), smaller.predict(X).toArray());
    assertEquals(
        "9 dense(1, activation=relu) batch-norm dense(4)", smaller.blueprint().text());
  }

  @Test
  void keepingAllUnitsInAnyOrderChangesNothing() {
    Network network = Nets.network("9 dense(3, activation=relu) dense(4)", 2);
    HiddenLayer hidden = HiddenLayer.of(network.blueprint()).get(0);
    assertArrayEquals(network.theta(), Removal.keep(network, hidden, 2, 0, 1, 0).theta());
  }

  @Test
  void throughLayerNormalisationTheRestIsNormalisedAnew() {
    Network network = Nets.network("9 dense(7, activation=tanh) layer-norm dense(4)", 3);
    HiddenLayer hidden = HiddenLayer.of(network.blueprint()).get(0);
    Network smaller = Removal.keep(network, hidden, but(7, 2));
    assertFalse(Arrays.equals(
        Removal.silence(network, hidden, 2).predict(X).toArray(),
        smaller.predict(X).toArray()));
    assertEquals(9 * 6 + 6 + 6 + 6 + 6 * 4 + 4, smaller.theta().length);
  }

  @Test
  void hiddenLayersAreThoseThatAnotherDenseLayerReads() {
    assertEquals(
        List.of(new HiddenLayer(1, 4, 8), new HiddenLayer(4, 5, 6)),
        HiddenLayer.of(Blueprint.parse(
            "9 dropout(0.1) dense(8) batch-norm dropout(0.5) dense(6) dense(3) dropout(0.2)")));
    assertEquals(List.of(), HiddenLayer.of(Blueprint.parse("9 dense(3)")));
    assertEquals(14, HiddenLayer.units(Blueprint.parse("9 dense(8) dense(6) dense(3)")));
  }

  @Test
  void keepingNoneOrOthersIsRefused() {
    Network network = Nets.network("9 dense(3) dense(4)", 2);
    HiddenLayer hidden = HiddenLayer.of(network.blueprint()).get(0);
    refused(
        "layer 0: expected at least one unit of 0 … 2 to keep, got []",
        () -> Removal.keep(network, hidden));
    refused(
        "layer 0: expected at least one unit of 0 … 2 to keep, got [0, 3]",
        () -> Removal.keep(network, hidden, 0, 3));
  }
}
