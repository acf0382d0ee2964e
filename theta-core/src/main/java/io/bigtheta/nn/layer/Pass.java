package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a layer is handed in forward and backward: its windows of θ, ∇θ and the workspace, and the kernels to use. */
public final class Pass {
  private final Kernels kernels;
  private final List<Matrix> parameters;
  private final List<Matrix> gradients;
  private final List<Matrix> kept;
  private final Matrix room;
  private final Shape input;
  private final int layer;
  private final boolean first;
  private @Nullable Object made;
  private boolean training;
  private Seed step = new Seed(0);

  /**
   * A pass through one layer.
   *
   * @param gradients one window a parameter that is trainable; empty where no backward follows
   * @param kept one matrix for each number of {@link Layer#kept}
   * @param room [1, {@link Layer#room}]
   * @param input the shape of a row of x
   * @param layer its index, from 0
   * @param first whether nobody needs its dx, as no layer below has anything to learn
   */
  public Pass(
      Kernels kernels,
      List<Matrix> parameters,
      List<Matrix> gradients,
      List<Matrix> kept,
      Matrix room,
      Shape input,
      int layer,
      boolean first) {
    this.kernels = kernels;
    this.parameters = List.copyOf(parameters);
    this.gradients = List.copyOf(gradients);
    this.kept = List.copyOf(kept);
    this.room = room;
    this.input = input;
    this.layer = layer;
    this.first = first;
  }

  /** The same for the first {@code count} rows: windows on the same numbers. */
  public Pass rows(int count) {
    List<Matrix> windows = kept.stream().map(matrix -> matrix.rows(0, count)).toList();
    return new Pass(kernels, parameters, gradients, windows, room, input, layer, first);
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

  /** Whether a backward follows, for which there are gradients to write. */
  public boolean learns() {
    return !gradients.isEmpty();
  }

  /** Matrix {@code i} of {@link Layer#kept}. */
  public Matrix kept(int i) {
    return kept.get(i);
  }

  /** A row of {@link Layer#room} numbers. */
  public Matrix room() {
    return room;
  }

  /**
   * What the layer looks through instead of making it anew in every step, such as the passes of layers inside it: made in the
   * first call, the same object ever after. A layer keeps one such thing.
   */
  public <T> T once(Class<T> type, Function<Pass, T> make) {
    if (made == null) {
      made = make.apply(this);
    }
    return type.cast(made);
  }

  /** The shape of a row of x. */
  public Shape input() {
    return input;
  }

  /** Whether nobody needs dx: no layer below has anything to learn. */
  public boolean first() {
    return first;
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
