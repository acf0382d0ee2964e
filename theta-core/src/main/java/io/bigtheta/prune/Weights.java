package io.bigtheta.prune;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets single weights of dense layers to 0, below one threshold for all layers; they stay 0 in training. The arrays
 * keep their size, so the file and the speed do not change, until a unit has lost all its weights. Such a unit is dead
 * and is removed.
 *
 * @param saliency estimates how important each weight is
 */
public record Weights(WeightSaliency saliency) implements Pruner {
  public Weights() {
    this(new Magnitude());
  }

  @Override
  public String parts() {
    return "weights";
  }

  @Override
  public int left(Network network) {
    return count(network);
  }

  /** The number of weights of dense layers that are not 0. */
  static int count(Network network) {
    float[] theta = network.theta();
    return (int) places(network.blueprint()).filter(i -> theta[i] != 0).count();
  }

  private static IntStream places(Blueprint blueprint) {
    List<Block> blocks = blueprint.blocks();
    return blocks.stream()
        .filter(block -> blueprint.layers().get(block.layer()) instanceof Dense
            && block.parameter().name().equals("weight"))
        .flatMapToInt(block ->
            IntStream.range(block.offset(), block.offset() + block.parameter().size()));
  }

  @Override
  public int least(Network network) {
    return Math.min(1, count(network));
  }

  @Override
  public Network prune(Probe probe, int count) {
    float[] theta = probe.network().theta();
    double[] saliencies = saliency.weights(probe);
    int[] left = places(probe.network().blueprint()).filter(i -> theta[i] != 0).toArray();
    int excess = left.length - count;
    if (excess <= 0) {
      return probe.network();
    }
    double[] sorted =
        Arrays.stream(left).mapToDouble(i -> saliencies[i]).sorted().toArray();
    double threshold = sorted[excess - 1];
    int below = 0;
    while (sorted[below] < threshold) {
      below++;
    }
    int ties = excess - below;
    for (int i : left) {
      if (saliencies[i] < threshold || (saliencies[i] == threshold && ties-- > 0)) {
        theta[i] = 0;
      }
    }
    return new Network(probe.network().blueprint(), theta);
  }
}
