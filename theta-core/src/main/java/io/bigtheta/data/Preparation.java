package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;

/**
 * How raw rows and targets become x and y. A preparation is learnt from the training rows alone and is part of a model.
 */
public record Preparation(Inputs inputs, Outputs outputs) {
  /** Learns means, scales and levels from {@code train}. */
  public static Preparation fit(Dataset train) {
    return new Preparation(Inputs.fit(train), Outputs.fit(train));
  }

  /** The same with the scale on which numbers are learnt. */
  public static Preparation fit(Dataset train, TargetScale scale) {
    return new Preparation(Inputs.fit(train), Outputs.fit(train, scale));
  }

  /**
   * Learns from {@code train}, and turns each number of a table into several inputs, see {@link BinnedInputs}. Apart from that it
   * equals {@link #fit}.
   *
   * @throws Refusal if the rows are not those of a table
   */
  public static Preparation binned(Dataset train) {
    if (!(train.features() instanceof Columns columns)) {
      throw Refusal.of(
          train.name(), "a table, whose numbers get bins", train.features().kind());
    }
    Inputs inputs = TextInputs.has(columns.fields())
        ? TextInputs.fit(train, columns, others -> BinnedInputs.fit(train, others))
        : BinnedInputs.fit(train, columns);
    return new Preparation(inputs, Outputs.fit(train));
  }

  /**
   * Learns from {@code train}, and gives each channel of images and grids mean 0 and standard deviation 1 over all
   * places of the training rows. Apart from that it equals {@link #fit}.
   *
   * @throws Refusal for a table, because {@link #fit} standardises its numbers already
   */
  public static Preparation standardized(Dataset train) {
    return new Preparation(train.features().standardized(train), Outputs.fit(train));
  }

  /** Refuses data whose features or targets do not match the data this preparation was learnt from. */
  public void check(Dataset data) {
    inputs.check(data.name(), data.features());
    outputs.check(data.name(), data.targets());
  }

  /**
   * Writes rows {@code order[from] … order[from + n − 1]} of {@code data} as a batch of n rows, where n is the number
   * of rows of {@code x}.
   *
   * @param x [n, inputs.size()], overwritten
   * @param y [n, outputs.size()], overwritten
   * @param weights [n, 1], overwritten with the weights of the rows in the loss
   */
  public void gather(Dataset data, int[] order, int from, Matrix x, Matrix y, Matrix weights) {
    for (int i = 0; i < x.rows(); i++) {
      inputs.write(data.features(), data.index(order[from + i]), x, i);
      target(data, order[from + i], y, weights, i);
    }
  }

  /**
   * Writes the target and the weight of row {@code row} of {@code data} to row {@code i} of {@code y} and
   * {@code weights}.
   */
  public void target(Dataset data, int row, Matrix y, Matrix weights, int i) {
    outputs.write(data.targets(), data.index(row), y.data(), y.at(i));
    weights.set(i, 0, data.weight(row));
  }
}
