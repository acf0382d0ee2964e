package io.bigtheta.train;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Share;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.nn.layer.UsedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The changing state of a training: θ, its gradient, the memory of the optimizer and the moving average. */
final class State {
  /** The cost of a square root and a division, in multiply-adds. */
  private static final int UPDATE_COST = 8;

  int step;

  private final Trainer trainer;
  private final Mask mask;
  private final Blueprint blueprint;
  private final int[] weights;
  private final Kernels.Loop update = this::update;
  private final List<RowSteps> rowSteps;

  /** How many numbers every step changes: all but those of {@link #rowSteps}. */
  private final int dense;

  /** The trainable part of θ, ∇θ, slots and average have the same layout in their arrays, from {@code first} on. */
  private final int first;

  private final int trained;
  private final Matrix theta;
  private final Matrix gradient;
  private final float[][] slots;
  private final Matrix average;
  private final float[] judged;
  private float rate;

  /** For each part of an update, pairs of where a range begins and ends in θ. */
  private int[][] pieces = {};

  /**
   * The state at the start of a training, or at a checkpoint.
   *
   * @param start θ before the first step, copied
   */
  State(Trainer trainer, Blueprint blueprint, float[] start, Mask mask, @Nullable Checkpoint from) {
    this.trainer = trainer;
    this.mask = mask;
    this.blueprint = blueprint;
    weights = weights(blueprint);
    trained = blueprint.trainable();
    rowSteps = blueprint.blocks().stream()
        .filter(block -> block.parameter().role() == Parameter.Role.ROWS)
        .map(block -> new RowSteps(trainer, block))
        .toList();
    dense = trained - rowSteps.stream().mapToInt(RowSteps::size).sum();
    gradient = Matrix.aligned(1, trained);
    first = gradient.offset();
    slots = new float[trainer.optimizer().slots()][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = Matrix.aligned(1, trained).data();
    }
    judged = new float[start.length];
    if (from == null) {
      theta = copy(start);
      average = copy(trainer.average() > 0 ? start : new float[0]);
      return;
    }
    theta = copy(from.theta());
    average = copy(from.average());
    step = from.step();
    for (int i = 0; i < slots.length; i++) {
      System.arraycopy(from.slots()[i], 0, slots[i], first, trained);
    }
  }

  private static Matrix copy(float[] numbers) {
    Matrix row = Matrix.aligned(1, numbers.length);
    System.arraycopy(numbers, 0, row.data(), row.offset(), numbers.length);
    return row;
  }

  /** θ as a matrix [1, size]. */
  Matrix theta() {
    return theta;
  }

  /** ∇θ as a matrix [1, trainable]. */
  Matrix gradient() {
    return gradient;
  }

  /** Who notes the rows that a batch uses, by the indices of layers. */
  Map<Integer, UsedRows> used() {
    return rowSteps.stream().collect(Collectors.toMap(RowSteps::layer, RowSteps::used));
  }

  /** A copy of the optimizer's memory. */
  float[][] slots() {
    return Arrays.stream(slots)
        .map(slot -> Arrays.copyOfRange(slot, first, first + trained))
        .toArray(float[][]::new);
  }

  /** A copy of the moving average; empty if there is none. */
  float[] average() {
    return average.toArray();
  }

  /** Pairs of where blocks of weights begin and end in θ. Penalties act on these. */
  private static int[] weights(Blueprint blueprint) {
    return blueprint.blocks().stream()
        .filter(block -> block.parameter().role() == Parameter.Role.WEIGHT)
        .flatMapToInt(State::ends)
        .toArray();
  }

  private static IntStream ends(Block block) {
    return IntStream.of(block.offset(), block.offset() + block.parameter().size());
  }

  /**
   * Updates θ once along the gradient. Numbers that the mask holds have no part in the norm of the gradient or in the
   * memory of the optimizer. They are set to 0 afterwards, whatever the optimizer or a penalty does with zeros.
   */
  void move(float next, Kernels kernels) {
    rate = next;
    step++;
    mask.hold(gradient.data(), first);
    trainer.clipping().apply(gradient.data(), first, first + trained);
    for (int i = 0; i < weights.length; i += 2) {
      int from = first + weights[i];
      int to = first + weights[i + 1];
      trainer.penalty().apply(theta.data(), gradient.data(), from, to, rate);
    }
    mask.hold(gradient.data(), first);
    int parts = kernels.threads();
    if (pieces.length != parts) {
      pieces = pieces(parts);
    }
    kernels.share(update, parts, (long) UPDATE_COST * dense / parts);
    for (RowSteps rows : rowSteps) {
      rows.step(theta.data(), gradient.data(), slots, first, rate, step);
    }
    mask.hold(theta.data(), first);
    if (average.size() > 0) {
      float fresh = 1 - Math.min(trainer.average(), step / (step + 9f));
      float[] mean = average.data();
      float[] now = theta.data();
      for (int i = first; i < first + trained; i++) {
        mean[i] = Math.fma(fresh, now[i] - mean[i], mean[i]);
      }
    }
  }

  private void update(int from, int to) {
    if (to - from == pieces.length && rowSteps.isEmpty()) {
      step(0, trained);
      return;
    }
    for (int part = from; part < to; part++) {
      for (int i = 0; i < pieces[part].length; i += 2) {
        step(pieces[part][i], pieces[part][i + 1]);
      }
    }
  }

  private void step(int from, int to) {
    trainer
        .optimizer()
        .step(theta.data(), gradient.data(), slots, rate, step, first + from, first + to);
  }

  /**
   * For each part, the rows of every parameter whose gradient it calculates, because they are in the cache of its core.
   */
  private int[][] pieces(int parts) {
    int[][] all = new int[parts][];
    for (int part = 0; part < parts; part++) {
      int now = part;
      all[part] = blueprint.blocks().stream()
          .filter(block ->
              block.parameter().trainable() && block.parameter().role() != Parameter.Role.ROWS)
          .flatMapToInt(block -> piece(block, now, parts))
          .toArray();
    }
    return all;
  }

  private static IntStream piece(Block block, int part, int parts) {
    Parameter parameter = block.parameter();
    int begin = Share.edge(parameter.rows(), part, parts) * parameter.cols();
    int end = Share.edge(parameter.rows(), part + 1, parts) * parameter.cols();
    return IntStream.of(block.offset() + begin, block.offset() + end);
  }

  /**
   * What is validated and kept: the moving average with the running statistics of θ, or θ if there is no average. It is
   * a copy, which the next call overwrites.
   */
  float[] judged() {
    Matrix from = theta;
    if (average.size() > 0) {
      from = average;
      int rest = first + trained;
      System.arraycopy(theta.data(), rest, from.data(), rest, judged.length - trained);
    }
    System.arraycopy(from.data(), first, judged, 0, judged.length);
    return judged;
  }
}
