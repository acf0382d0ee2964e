package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;

/**
 * A block [rows, cols] of θ.
 *
 * @param name the usual name: weight, bias, gain, shift, running-mean, …
 * @param role what may change it
 * @param start writes the values before the first step
 */
public record Parameter(String name, int rows, int cols, Role role, Start start) {
  /** What happens to a block in training. */
  public enum Role {
    /** Changed by the optimizer and by penalties. */
    WEIGHT,
    /** Weights of which a batch uses few rows. The optimizer and penalties change these rows alone: see {@link UsedRows}. */
    ROWS,
    /** Changed by the optimizer but not by penalties: biases, gains and shifts. */
    BIAS,
    /** Part of the state of a network, without a gradient: running statistics. */
    STATE
  }

  /** Writes the values of a block before the first step. */
  @FunctionalInterface
  public interface Start {
    void fill(Seed seed, Matrix block);

    /** Every element begins as {@code value}. */
    static Start constant(float value) {
      return (seed, block) ->
          java.util.Arrays.fill(block.data(), block.offset(), block.offset() + block.size(), value);
    }
  }

  /** The number of values: rows · cols. */
  public int size() {
    return rows * cols;
  }

  /** Whether the optimizer changes this block; state is not trainable. */
  public boolean trainable() {
    return role != Role.STATE;
  }
}
