package io.bigtheta.train;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers of θ that are held at 0 while the others are trained: θᵢ = 0 and ∂L/∂θᵢ = 0 for every i of the mask.
 *
 * <p>A pruned weight is a weight that is exactly 0. So a mask can be read from a network, and a model file does not
 * store it. Immutable.
 */
public final class Mask {
  private static final Mask NONE = new Mask(new int[0]);

  private final int[] held;

  private Mask(int[] held) {
    this.held = held;
  }

  /** A mask that holds nothing: all of θ is trained. */
  public static Mask none() {
    return NONE;
  }

  /** A mask that holds the numbers of θ at these indices. */
  public static Mask at(int... indices) {
    int[] sorted = Arrays.stream(indices).distinct().sorted().toArray();
    if (sorted.length > 0 && sorted[0] < 0) {
      throw Refusal.of("mask", "places in θ", sorted[0]);
    }
    return new Mask(sorted);
  }

  /** A mask that holds the weights of {@code network} that are 0. Biases, gains and shifts stay free. */
  public static Mask of(Network network) {
    float[] theta = network.theta();
    return new Mask(network.blueprint().blocks().stream()
        .filter(block -> block.parameter().role() == Parameter.Role.WEIGHT)
        .flatMapToInt(block -> zeros(block, theta))
        .sorted()
        .toArray());
  }

  private static IntStream zeros(Block block, float[] theta) {
    return IntStream.range(block.offset(), block.offset() + block.parameter().size())
        .filter(i -> theta[i] == 0);
  }

  /** The number of values that are held. */
  public int size() {
    return held.length;
  }

  /** Refuses a mask that holds numbers that are not trainable. */
  void check(Blueprint blueprint) {
    if (held.length > 0 && held[held.length - 1] >= blueprint.trainable()) {
      throw Refusal.of(
          "mask",
          "places in the " + blueprint.trainable() + " trained numbers of " + blueprint,
          held[held.length - 1]);
    }
  }

  /** Writes 0 to the numbers held, in θ or in another array of the same layout, which begins at {@code first}. */
  void hold(float[] values, int first) {
    for (int i : held) {
      values[first + i] = 0;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask && Arrays.equals(held, mask.held);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(held);
  }

  @Override
  public String toString() {
    return "mask of " + held.length;
  }
}
