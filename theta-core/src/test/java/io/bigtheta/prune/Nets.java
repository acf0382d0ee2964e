package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Noise;

/** Small networks and rows for them. */
final class Nets {
  private Nets() {}

  /** Random numbers everywhere, biases and running statistics included; variances are positive. */
  static Network network(String blueprint, long seed) {
    Blueprint parsed = Blueprint.parse(blueprint);
    float[] theta = Noise.array(parsed.size(), seed);
    for (Block block : parsed.blocks()) {
      if (block.parameter().name().equals("running-variance")) {
        for (int i = 0; i < block.parameter().size(); i++) {
          theta[block.offset() + i] = 0.5f + Math.abs(theta[block.offset() + i]);
        }
      }
    }
    return new Network(parsed, theta);
  }

  /** Rows of {@code inputs} numbers with classes 0 … classes − 1. */
  static Dataset rows(int rows, int inputs, int classes, long seed) {
    float[][] x = new float[rows][];
    int[] y = new int[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = Noise.array(inputs, seed * 1000 + i);
      y[i] = i < classes ? i : new Seed(seed).below(i, classes);
    }
    return Dataset.of(x, y);
  }

  static Model model(Network network, Dataset rows) {
    return new Model(Preparation.fit(rows), network, new CrossEntropy(), Provenance.UNKNOWN);
  }
}
