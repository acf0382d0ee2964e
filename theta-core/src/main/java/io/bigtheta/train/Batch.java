package io.bigtheta.train;

import io.bigtheta.data.Feed;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;

/** The buffers of one batch size. It turns rows into a gradient. */
final class Batch {
  /** The cost of turning a raw value into a number, in multiply-adds. */
  private static final int GATHER_COST = 8;

  /** The cost of one change to a number of an image, in multiply-adds. */
  private static final int CHANGE_COST = 50;

  private final Trainer trainer;
  private final Preparation preparation;
  private final Feed feed;
  private final int[] order;
  private final Matrix x;
  private final Matrix targets;
  private final Matrix weights;
  private final Backprop backprop;
  private final State state;
  private final Seed noise;
  private final Kernels kernels;
  private final Kernels.Loop gather = this::gather;
  private final int gatherCost;
  private int begin;
  private Seed change = new Seed(0);

  Batch(
      int rows,
      Preparation preparation,
      Blueprint blueprint,
      State state,
      Trainer trainer,
      Feed feed,
      int[] order,
      Kernels kernels) {
    this.trainer = trainer;
    this.feed = feed;
    this.order = order;
    this.kernels = kernels;
    this.preparation = preparation;
    this.state = state;
    x = feed.batch(rows, kernels.threads());
    targets = new Matrix(rows, preparation.outputs().size());
    weights = new Matrix(rows, 1);
    backprop =
        new Backprop(blueprint, state.theta(), state.gradient(), rows, kernels, state.used());
    gatherCost = GATHER_COST + CHANGE_COST * trainer.augment().size();
    noise = new Seed(trainer.seed()).child("noise", 0);
  }

  int rows() {
    return x.rows();
  }

  private void gather(int first, int end) {
    feed.gather(order, begin, x, targets, weights, change, first, end);
  }

  /**
   * The loss of rows {@code order[from …]}. Writes the gradient of the state.
   *
   * @param augmentation the randomness of the changes to images in this epoch
   */
  double gradient(int from, Seed augmentation) {
    begin = from;
    change = augmentation;
    int parts = feed.parts(x);
    kernels.share(gather, parts, (long) gatherCost * x.size() / parts);
    return backprop.loss(trainer.loss(), x, targets, weights, noise.child(state.step + 1));
  }

  /** Whether predictions can be right or wrong. */
  boolean countable() {
    return preparation.outputs().kind().countable();
  }

  /** How many rows of the last {@link #gradient} were predicted right. */
  int right() {
    return countable() ? right(preparation.outputs(), backprop.logits(), targets) : 0;
  }

  static int right(Outputs outputs, Matrix logits, Matrix targets) {
    int right = 0;
    for (int i = 0; i < logits.rows(); i++) {
      right += outputs.right(logits, targets, i) ? 1 : 0;
    }
    return right;
  }
}
