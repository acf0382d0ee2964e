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
  private final boolean first;
  private boolean training;
  private Seed seed = new Seed(0);

  /**
   * A pass through one layer.
   *
   * @param gradients one window a parameter that is trainable; empty where no backward follows
   * @param first whether the layer is the first
   */
  public Pass(
      Kernels kernels,
      List<Matrix> parameters,
      List<Matrix> gradients,
      List<Matrix> kept,
      boolean first) {
    this.kernels = kernels;
    this.parameters = List.copyOf(parameters);
    this.gradients = List.copyOf(gradients);
    this.kept = List.copyOf(kept);
    this.first = first;
  }

  /** Says what the coming forward is for; {@code seed} is this layer's own for this step. */
  public void begin(boolean train, Seed own) {
    this.training = train;
    this.seed = own;
  }

  public Kernels kernels() {
    return kernels;
  }

  /** Block {@code i} of {@link Layer#parameters}. */
  public Matrix parameter(int i) {
    return parameters.get(i);
  }

  /** Where the gradient of block {@code i} is added up; trainable blocks come first. */
  public Matrix gradient(int i) {
    return gradients.get(i);
  }

  /** Matrix {@code i} of {@link Layer#kept}. */
  public Matrix kept(int i) {
    return kept.get(i);
  }

  /** Whether this is the first layer, whose dx nobody needs. */
  public boolean first() {
    return first;
  }

  /** Whether noise is wanted and statistics are of the batch. */
  public boolean training() {
    return training;
  }

  /** Randomness of this layer in this step. */
  public Seed seed() {
    return seed;
  }
}
