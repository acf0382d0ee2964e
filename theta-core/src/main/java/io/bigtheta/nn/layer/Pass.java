package io.bigtheta.nn.layer;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a layer gets in forward and backward: its windows of θ, ∇θ and the workspace, and the kernels to use. */
public final class Pass {
  private final Kernels kernels;
  private final List<Matrix> parameters;
  private final List<Matrix> gradients;
  private final List<Matrix> kept;
  private final Matrix room;
  private final Shape input;
  private final int layer;
  private final boolean first;
  private final Optional<UsedRows> used;
  private @Nullable Object made;
  private boolean training;
  private Seed step = new Seed(0);

  /**
   * A pass through one layer.
   *
   * @param parameters one window for each parameter of the layer
   * @param gradients one window for each trainable parameter; empty if no backward follows
   * @param kept one matrix for each number of {@link Layer#kept}
   * @param room [1, {@link Layer#room}]
   * @param input the shape of a row of x
   * @param layer the index of the layer, from 0
   * @param first whether dx of this layer is not needed, because no layer below has parameters to learn
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
    this(kernels, parameters, gradients, kept, room, input, layer, first, Optional.empty());
  }

  /** @param used the rows that the batch uses of a parameter of the role ROWS, which somebody asks for */
  public Pass(
      Kernels kernels,
      List<Matrix> parameters,
      List<Matrix> gradients,
      List<Matrix> kept,
      Matrix room,
      Shape input,
      int layer,
      boolean first,
      Optional<UsedRows> used) {
    this.used = used;
    this.kernels = kernels;
    this.parameters = List.copyOf(parameters);
    this.gradients = List.copyOf(gradients);
    this.kept = List.copyOf(kept);
    this.room = room;
    this.input = input;
    this.layer = layer;
    this.first = first;
  }

  /** A pass for the first {@code count} rows. It shares the numbers with this one. */
  public Pass rows(int count) {
    List<Matrix> windows = kept.stream().map(matrix -> matrix.rows(0, count)).toList();
    return new Pass(kernels, parameters, gradients, windows, room, input, layer, first, used);
  }

  /**
   * Begins a forward.
   *
   * @param train whether it is for training, not for prediction
   * @param seed the randomness of this step; every layer has a child seed
   */
  public void begin(boolean train, Seed seed) {
    this.training = train;
    this.step = seed;
  }

  /** The kernels to calculate with. */
  public Kernels kernels() {
    return kernels;
  }

  /** The values of parameter {@code i} of {@link Layer#parameters}. */
  public Matrix parameter(int i) {
    return parameters.get(i);
  }

  /** The gradient of parameter {@code i}, to be written. Trainable parameters come first. */
  public Matrix gradient(int i) {
    return gradients.get(i);
  }

  /** Whether a backward follows, so that there are gradients to write. */
  public boolean learns() {
    return !gradients.isEmpty();
  }

  /**
   * The rows that this batch uses of the first parameter. If nobody asks for them, the whole gradient becomes 0, and the
   * rows are forgotten.
   */
  public UsedRows used() {
    if (used.isPresent()) {
      return used.get();
    }
    Matrix all = gradients.get(0);
    java.util.Arrays.fill(all.data(), all.offset(), all.offset() + all.size(), 0);
    return once(UsedRows.class, pass -> new UsedRows(all.rows()));
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
   * An object that the layer needs in every step, such as the passes of the layers inside it. The first call makes it,
   * and every later call returns the same object. A layer has at most one such object.
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

  /** Whether dx is not needed, because no layer below has parameters to learn. */
  public boolean first() {
    return first;
  }

  /** Whether this forward is for training: noise is added, and statistics are those of the batch. */
  public boolean training() {
    return training;
  }

  /** The randomness of this layer in this step. It is made when asked for, because few layers need it. */
  public Seed seed() {
    return step.child(layer);
  }
}
