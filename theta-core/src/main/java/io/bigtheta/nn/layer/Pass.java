package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;

/** What a layer is handed in forward and backward: its windows of θ, ∇θ and the workspace, and the kernels to use. */
public final class Pass {
  private final Kernels kernels;
  private final List<Matrix> parameters;
  private final List<Matrix> gradients;
  private final List<Matrix> kept;
  private final int layer;
  private boolean training;
  private Seed step = new Seed(0);

  /**
   * A pass through one layer.
   *
   * @param gradients one window a parameter that is trainable; empty where no backward follows
   * @param layer its index, from 0
   */
  public Pass(
      Kernels kernels,
      List<Matrix> parameters,
      List<Matrix> gradients,
      List<Matrix> kept,
      int layer) {
    this.kernels = kernels;
    this.parameters = List.copyOf(parameters);
    this.gradients = List.copyOf(gradients);
    this.kept = List.copyOf(kept);
    this.layer = layer;
  }

  /** Says what the coming forward is for, and the randomness of this step, of which every layer has a child. */
  public void begin(boolean train, Seed seed) {
    this.training = train;
    this.step = seed;
  }

  public Kernels kernels() {
    return kernels;
  }

  /** Block {@code i} of {@link Layer#parameters}. */
  public Matrix parameter(int i) {
    return parameters.get(i);
  }

  /** Where the gradient of block {@code i} goes; trainable blocks come first. */
  public Matrix gradient(int i) {
    return gradients.get(i);
  }

  /** Matrix {@code i} of {@link Layer#kept}. */
  public Matrix kept(int i) {
    return kept.get(i);
  }

  /** Whether this is the first layer, whose dx nobody needs. */
  public boolean first() {
    return layer == 0;
  }

  /** Whether noise is wanted and statistics are of the batch. */
  public boolean training() {
    return training;
  }

  /** Randomness of this layer in this step: made when asked for, as few layers ask. */
  public Seed seed() {
    return step.child(layer);
  }
}
