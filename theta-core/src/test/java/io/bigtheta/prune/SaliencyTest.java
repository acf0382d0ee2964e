package io.bigtheta.prune;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates are what their definitions say, worked out here row by row from losses alone. */
class SaliencyTest {
  private static final Dataset ROWS = Nets.rows(11, 5, 3, 1);

  private static Probe probe(Network network, Dataset rows) {
    return new Probe(Nets.model(network, ROWS), rows, new ScalarKernels(), new Seed(1));
  }

  /** The loss of one row when unit {@code unit} says m·h. */
  private static double loss(Network network, HiddenLayer hidden, int unit, double m, int row) {
    float[] theta = network.theta();
    Matrix out = HiddenLayer.weight(network.blueprint(), hidden.next()).of(theta);
    for (int k = 0; k < out.cols(); k++) {
      out.set(unit, k, (float) (m * out.get(unit, k)));
    }
    Model model = Nets.model(new Network(network.blueprint(), theta), ROWS);
    return Evaluation.of(model, ROWS.pick(row)).loss();
  }

  /** ∂Lₙ/∂m at m = 1, by central differences. */
  private static double slope(Network network, HiddenLayer hidden, int unit, int row) {
    double h = 1e-2;
    return (loss(network, hidden, unit, 1 + h, row) - loss(network, hidden, unit, 1 - h, row))
        / (2 * h);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 dense(6, activation=tanh) dense(3)",
        "5 dense(6, activation=softplus) batch-norm dropout(0.5) dense(4, activation=tanh) dense(3)",
        "5 dense(4, activation=gelu) layer-norm dense(3)",
        "5 dense(4) batch-norm prelu dense(3)"
      })
  void unitsAreEstimatedByTheSlopesOfTheirGates(String text) {
    Network network = Nets.network(text, 2);
    double[][] taylor = new Taylor(false).units(probe(network, ROWS));
    double[][] damage = new OptimalBrainDamage().units(probe(network, ROWS));
    List<HiddenLayer> layers = HiddenLayer.of(network.blueprint());
    assertEquals(layers.size(), taylor.length);
    for (int l = 0; l < layers.size(); l++) {
      assertEquals(layers.get(l).units(), taylor[l].length);
      for (int j = 0; j < taylor[l].length; j++) {
        double first = 0;
        double second = 0;
        for (int n = 0; n < 11; n++) {
          double g = slope(network, layers.get(l), j, n);
          first += Math.abs(g) / 11;
          second += g * g / 22;
        }
        assertEquals(first, taylor[l][j], 2e-3 * Math.max(1, first), "unit " + j);
        assertEquals(second, damage[l][j], 4e-3 * Math.max(1, second), "unit " + j);
      }
    }
  }

  @Test
  void normalisedEstimatesOfEveryLayerHaveTheLengthOne() {
    Network network = Nets.network("5 dense(6) dense(4, activation=tanh) dense(3)", 2);
    for (double[][] estimates :
        List.of(new Taylor().units(probe(network, ROWS)), new Norm().units(probe(network, ROWS)))) {
      for (double[] layer : estimates) {
        assertEquals(1, DoubleStream.of(layer).map(s -> s * s).sum(), 1e-12);
      }
    }
    double[] plain = new Taylor(false).units(probe(network, ROWS))[0];
    double[] normalized = new Taylor().units(probe(network, ROWS))[0];
    assertEquals(plain[0] / plain[1], normalized[0] / normalized[1], 1e-12);
  }

  @Test
  void aLayerThatDoesNotMatterAtAllIsNotDividedByZero() {
    Network network = Nets.network("5 dense(2) dense(3)", 2);
    HiddenLayer hidden = HiddenLayer.of(network.blueprint()).get(0);
    Network mute = Removal.silence(Removal.silence(network, hidden, 0), hidden, 1);
    assertArrayEquals(new double[2], new Taylor().units(probe(mute, ROWS))[0]);
  }

  @Test
  void theNormIsThatOfWhatComesInTimesThatOfWhatGoesOut() {
    Network network = new Network(
        io.bigtheta.nn.Blueprint.parse("2 dense(2, bias=false) dense(1, bias=false)"),
        new float[] {3, 0, 4, 2, 2, -10}); // columns (3, 4) and (0, 2); outgoing 2 and −10
    Dataset rows = Dataset.of(new float[][] {{1, 2}, {0, 1}}, new float[] {1, 2});
    Model model = new Model(
        io.bigtheta.data.Preparation.fit(rows),
        network,
        new io.bigtheta.nn.loss.SquaredError(),
        io.bigtheta.model.Provenance.UNKNOWN);
    double[] norms = new Norm().units(new Probe(model, rows, new ScalarKernels(), new Seed(1)))[0];
    assertEquals(10 / Math.sqrt(500), norms[0], 1e-12);
    assertEquals(20 / Math.sqrt(500), norms[1], 1e-12);
  }

  @Test
  void weightsAreEstimatedByTheSquaresOfEveryRowsOwnGradient() {
    Network network =
        Nets.network("5 dense(6, activation=tanh) batch-norm dropout(0.3) dense(3)", 2);
    Model model = Nets.model(network, ROWS);
    float[] theta = network.theta();
    double[] squares = new double[theta.length];
    Matrix x = new Matrix(1, 5);
    Matrix target = new Matrix(1, 3);
    Matrix weight = new Matrix(1, 1);
    for (int n = 0; n < 11; n++) {
      model.preparation().gather(ROWS, new int[] {n}, 0, x, target, weight);
      float[] gradient = new float[network.blueprint().trainable()];
      new Backprop(network.blueprint(), theta, gradient, 1, new ScalarKernels())
          .predicted(model.loss(), x, target, weight);
      for (int i = 0; i < gradient.length; i++) {
        squares[i] += (double) gradient[i] * gradient[i] / 11;
      }
    }
    double[] damage = new OptimalBrainDamage().weights(probe(network, ROWS));
    for (Block block : network.blueprint().blocks()) {
      boolean dense = network.blueprint().layers().get(block.layer()) instanceof Dense;
      if (dense && block.parameter().name().equals("weight")) {
        for (int i = block.offset(); i < block.offset() + block.parameter().size(); i++) {
          double expected = 0.5 * squares[i] * theta[i] * theta[i];
          assertEquals(expected, damage[i], 1e-5 * Math.max(1e-3, expected), "θ " + i);
        }
      }
    }
  }

  @Test
  void theMagnitudeIsTheAbsoluteValue() {
    Network network = Nets.network("5 dense(2) dense(3)", 2);
    double[] sizes = new Magnitude().weights(probe(network, ROWS));
    for (int i = 0; i < sizes.length; i++) {
      assertEquals(Math.abs(network.theta()[i]), sizes[i]);
    }
  }

  @Test
  void ofManyRowsAProbeTakes4096ButNotTheFirst() {
    Dataset many = Nets.rows(5000, 5, 3, 2);
    Network network = Nets.network("5 dense(2) dense(3)", 2);
    Probe probe = probe(network, many);
    assertEquals(4096, probe.rows());
    int[] seen = new int[1];
    probe.walk((layer, x, dz) -> {
      assertEquals(x.rows(), dz.rows());
      assertTrue(layer == 0 || layer == 1);
      seen[0] += layer == 0 ? x.rows() : 0;
    });
    assertEquals(4096, seen[0]);
    assertEquals(11, probe(network, ROWS).rows());
  }

  @Test
  void noRowsAreRefused() {
    refused(
        "data: expected rows to prune by, got none",
        () -> probe(Nets.network("5 dense(2) dense(3)", 2), ROWS.pick()));
  }
}
