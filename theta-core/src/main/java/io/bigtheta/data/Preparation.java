package io.bigtheta.data;

import io.bigtheta.math.Matrix;

/** How raw rows and targets become x and y: fitted on the training rows alone, and shipped with the network. */
public record Preparation(Inputs inputs, Outputs outputs) {
  /** Learns means, scales and levels from {@code train}. */
  public static Preparation fit(Dataset train) {
    return new Preparation(Inputs.fit(train), Outputs.fit(train));
  }

  /**
   * As {@link #fit}, and each channel of images and grids gets mean 0 and standard deviation 1 over all places of {@code train}.
   *
   * @throws io.bigtheta.spec.Refusal for a table, whose numbers {@link #fit} standardises
   */
  public static Preparation standardized(Dataset train) {
    return new Preparation(train.features().standardized(train), Outputs.fit(train));
  }

  /** Refuses data of another kind than was fitted on. */
  public void check(Dataset data) {
    inputs.check(data.name(), data.features());
    outputs.check(data.name(), data.targets());
  }

  /**
   * Writes rows {@code order[from] … order[from + n − 1]} of {@code data}.
   *
   * @param x [n, inputs.size()]
   * @param y [n, outputs.size()]
   * @param weights [n, 1]
   */
  public void gather(Dataset data, int[] order, int from, Matrix x, Matrix y, Matrix weights) {
    for (int i = 0; i < x.rows(); i++) {
      inputs.write(data.features(), data.index(order[from + i]), x, i);
      target(data, order[from + i], y, weights, i);
    }
  }

  /** Writes target and weight of row {@code row} of {@code data} as row i. */
  public void target(Dataset data, int row, Matrix y, Matrix weights, int i) {
    outputs.write(data.targets(), data.index(row), y.data(), y.at(i));
    weights.set(i, 0, data.weight(row));
  }
}
