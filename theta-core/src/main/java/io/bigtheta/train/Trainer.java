package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Never;
import io.bigtheta.train.stopping.Stopping;
import java.util.List;
import java.util.function.Consumer;

/**
 * A recipe for training: everything, beside blueprint and data, that the result depends on. {@link #fit} is a function: the
 * same arguments give the same bits.
 *
 * @param loss to make small
 * @param optimizer that moves θ
 * @param rate the learning rate of every step
 * @param epochs at most, at least 1
 * @param batch rows of a step; 0 for all rows at once
 * @param stopping when to end early
 * @param penalty on large weights
 * @param clipping of large gradients
 * @param average share of the moving average of θ that a step keeps, in [0, 1); 0 for none. If there is one, it is what is
 *     validated and kept: a ← d·a + (1 − d)·θ with d = min(average, t / (t + 9)) (Polyak and Juditsky, SIAM 1992)
 * @param monitor the error whose minimum decides which weights are kept
 * @param seed of all randomness
 * @param augment what changes the images of the training each time, one after the other; of a table, nothing
 * @param standardize whether each channel of images and grids gets mean 0 and standard deviation 1; numbers of a table always do
 */
public record Trainer(
    Loss loss,
    Optimizer optimizer,
    Schedule rate,
    int epochs,
    int batch,
    Stopping stopping,
    Penalty penalty,
    Clipping clipping,
    float average,
    @Spec.Formerly("criterion") Monitor monitor,
    long seed,
    List<Augmentation> augment,
    boolean standardize) {
  public Trainer {
    augment = List.copyOf(augment);
    if (epochs < 1) {
      throw Refusal.of("epochs", "at least 1", epochs);
    }
    if (batch < 0) {
      throw Refusal.of("batch", "at least 1 row, or 0 for all", batch);
    }
    if (!(average >= 0 && average < 1)) {
      throw Refusal.of("average", "a share in [0, 1)", average);
    }
    if (optimizer.fullBatch() && batch != 0) {
      throw Refusal.of(
          "batch",
          "0 (all rows) with the optimizer " + Spec.text(optimizer)
              + ", which compares whole gradients",
          batch);
    }
  }

  /** Twenty epochs in batches of 64 (all rows, if the optimizer wants that) at the optimizer's own rate, with seed 42. */
  public Trainer(Loss loss, Optimizer optimizer) {
    this(
        loss,
        optimizer,
        new Constant(optimizer.rate()),
        20,
        optimizer.fullBatch() ? 0 : 64,
        new Never(),
        new io.bigtheta.train.penalty.None(),
        new io.bigtheta.train.clipping.None(),
        0,
        Monitor.LOSS,
        42,
        List.of(),
        false);
  }

  public static Trainer of(Loss loss, Optimizer optimizer) {
    return new Trainer(loss, optimizer);
  }

  public Trainer rate(float value) {
    return rate(new Constant(value));
  }

  public Trainer rate(Schedule value) {
    return with(draft -> draft.rate = value);
  }

  public Trainer epochs(int value) {
    return with(draft -> draft.epochs = value);
  }

  public Trainer batch(int value) {
    return with(draft -> draft.batch = value);
  }

  public Trainer stopping(Stopping value) {
    return with(draft -> draft.stopping = value);
  }

  public Trainer penalty(Penalty value) {
    return with(draft -> draft.penalty = value);
  }

  public Trainer clipping(Clipping value) {
    return with(draft -> draft.clipping = value);
  }

  public Trainer average(float value) {
    return with(draft -> draft.average = value);
  }

  public Trainer monitor(Monitor value) {
    return with(draft -> draft.monitor = value);
  }

  public Trainer seed(long value) {
    return with(draft -> draft.seed = value);
  }

  public Trainer augment(List<Augmentation> value) {
    return with(draft -> draft.augment = value);
  }

  public Trainer standardize(boolean value) {
    return with(draft -> draft.standardize = value);
  }

  private Trainer with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.trainer();
  }

  /** Rows as this training wants them, fitted on {@code train}. */
  public Preparation preparation(Dataset train) {
    return standardize ? Preparation.standardized(train) : Preparation.fit(train);
  }

  /** Trains on {@code train} alone, with nothing held out: the last weights are kept. */
  public Training fit(Blueprint blueprint, Dataset train) {
    return fit(blueprint, train, train.pick(), Session.quiet());
  }

  /** Trains on {@code train} and keeps the weights at the minimum of the error on {@code validation}. */
  public Training fit(Blueprint blueprint, Dataset train, Dataset validation) {
    return fit(blueprint, train, validation, Session.quiet());
  }

  /** Trains as the session says, which changes no bit of the result; {@code validation} may have no rows. */
  public Training fit(Blueprint blueprint, Dataset train, Dataset validation, Session session) {
    check(train);
    return fit(preparation(train), blueprint, train, validation, session);
  }

  /** As the other, where the {@link #preparation} of {@code train} is there already: it is taken as it is. */
  public Training fit(
      Preparation preparation,
      Blueprint blueprint,
      Dataset train,
      Dataset validation,
      Session session) {
    check(train);
    Aim.weights(this, validation);
    loss.check(blueprint.output().size());
    Origin origin = Origin.fresh(preparation, blueprint, this);
    return new Descent(this, origin, train, validation, session).run();
  }

  /**
   * Goes on from a model's θ, with its own preparation: fine-tuning. The optimizer's memory begins empty, the schedule at its
   * first step. Weights that {@code mask} holds are 0 from the start and stay so.
   *
   * @param train of the kind of rows the model was trained on
   * @param mask as {@link Mask#of} the model's network, if what was pruned is to stay pruned
   */
  public Training fineTune(
      Model model, Mask mask, Dataset train, Dataset validation, Session session) {
    check(train);
    Aim.weights(this, validation);
    loss.check(model.network().blueprint().output().size());
    return new Descent(this, Origin.of(model, mask), train, validation, session).run();
  }

  private void check(Dataset train) {
    if (train.rows() == 0) {
      throw Refusal.of(train.name(), "rows to train on", "none");
    }
    Aim.check(this, train);
  }

  /** The text form. */
  @Override
  public String toString() {
    return Spec.text(this);
  }

  /** The components of a trainer while one of them is changed. */
  private static final class Draft {
    private final Loss loss;
    private final Optimizer optimizer;
    private Schedule rate;
    private int epochs;
    private int batch;
    private Stopping stopping;
    private Penalty penalty;
    private Clipping clipping;
    private float average;
    private Monitor monitor;
    private long seed;
    private List<Augmentation> augment;
    private boolean standardize;

    Draft(Trainer from) {
      loss = from.loss;
      optimizer = from.optimizer;
      rate = from.rate;
      epochs = from.epochs;
      batch = from.batch;
      stopping = from.stopping;
      penalty = from.penalty;
      clipping = from.clipping;
      average = from.average;
      monitor = from.monitor;
      seed = from.seed;
      augment = from.augment;
      standardize = from.standardize;
    }

    Trainer trainer() {
      return new Trainer(
          loss,
          optimizer,
          rate,
          epochs,
          batch,
          stopping,
          penalty,
          clipping,
          average,
          monitor,
          seed,
          augment,
          standardize);
    }
  }
}
