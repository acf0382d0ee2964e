package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TargetScale;
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
 * A recipe for training: everything that the result depends on, apart from the blueprint and the data. {@link #fit} is
 * a function: the same arguments give the same bits.
 *
 * @param loss the loss to minimise
 * @param optimizer the optimizer that updates θ
 * @param rate the learning rate of every step
 * @param epochs the largest number of epochs, at least 1
 * @param batch the number of rows in a step; 0 for all rows at once
 * @param stopping the rule for ending early
 * @param penalty the penalty on large weights
 * @param clipping the limit for large gradients
 * @param average the share of the moving average of θ that a step keeps, in [0, 1); 0 for no average. If there is an
 *     average, it is validated and kept instead of θ: a ← d·a + (1 − d)·θ with d = min(average, t / (t + 9)) (Polyak
 *     and Juditsky, SIAM 1992)
 * @param monitor the error whose minimum decides which weights are kept
 * @param seed the seed of all randomness
 * @param augment the random changes to the training images in every epoch, one after the other; must be empty for other
 *     rows
 * @param standardize whether each channel of images and grids gets mean 0 and standard deviation 1; the numbers of a
 *     table always do
 * @param targetScale the scale on which numbers are learnt
 * @param numbers how the numbers of a table become inputs
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
    boolean standardize,
    TargetScale targetScale,
    NumberCoding numbers) {
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

  /**
   * A trainer with 20 epochs, batches of 64 rows (all rows if the optimizer needs them) and seed 42, at the optimizer's own rate.
   */
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
        false,
        TargetScale.LINEAR,
        NumberCoding.STANDARD);
  }

  public static Trainer of(Loss loss, Optimizer optimizer) {
    return new Trainer(loss, optimizer);
  }

  /** The same recipe with another loss. */
  public Trainer loss(Loss value) {
    return with(draft -> draft.loss = value);
  }

  /** The same recipe with a constant learning rate. */
  public Trainer rate(float value) {
    return rate(new Constant(value));
  }

  /** The same recipe with another learning rate schedule. */
  public Trainer rate(Schedule value) {
    return with(draft -> draft.rate = value);
  }

  /** The same recipe with another largest number of epochs. */
  public Trainer epochs(int value) {
    return with(draft -> draft.epochs = value);
  }

  /** The same recipe with another number of rows in a step; 0 for all rows. */
  public Trainer batch(int value) {
    return with(draft -> draft.batch = value);
  }

  /** The same recipe with another stopping rule. */
  public Trainer stopping(Stopping value) {
    return with(draft -> draft.stopping = value);
  }

  /** The same recipe with another penalty. */
  public Trainer penalty(Penalty value) {
    return with(draft -> draft.penalty = value);
  }

  /** The same recipe with another clipping. */
  public Trainer clipping(Clipping value) {
    return with(draft -> draft.clipping = value);
  }

  /** The same recipe with another share for the moving average of θ; 0 for no average. */
  public Trainer average(float value) {
    return with(draft -> draft.average = value);
  }

  /** The same recipe with another error that decides which weights are kept. */
  public Trainer monitor(Monitor value) {
    return with(draft -> draft.monitor = value);
  }

  /** The same recipe with another seed. */
  public Trainer seed(long value) {
    return with(draft -> draft.seed = value);
  }

  /** The same recipe with other random changes to the training images. */
  public Trainer augment(List<Augmentation> value) {
    return with(draft -> draft.augment = value);
  }

  /** The same recipe that does or does not standardise the channels of images and grids. */
  public Trainer standardize(boolean value) {
    return with(draft -> draft.standardize = value);
  }

  /** The same recipe with another coding of numbers. */
  public Trainer numbers(NumberCoding value) {
    return with(draft -> draft.numbers = value);
  }

  /** The same recipe with another scale on which numbers are learnt. */
  public Trainer targetScale(TargetScale value) {
    return with(draft -> draft.targetScale = value);
  }

  private Trainer with(Consumer<TrainerDraft> change) {
    TrainerDraft draft = new TrainerDraft(this);
    change.accept(draft);
    return draft.trainer();
  }

  /**
   * The same recipe for these rows: a loss that balances classes gets the weights that it has on them. Trainings do this with their
   * own rows.
   *
   * @throws Refusal if classes are to be balanced and the targets are others
   */
  public Trainer over(Dataset train) {
    return Aim.over(this, train);
  }

  /** The preparation of rows that this trainer uses, learnt from {@code train}. */
  public Preparation preparation(Dataset train) {
    Outputs outputs = Outputs.fit(train, targetScale);
    if (numbers == NumberCoding.BINS) {
      return new Preparation(Preparation.binned(train).inputs(), outputs);
    }
    return new Preparation(
        standardize ? train.features().standardized(train) : Inputs.fit(train), outputs);
  }

  /** Trains on {@code train} without validation rows. The last weights are kept. */
  public Training fit(Blueprint blueprint, Dataset train) {
    return fit(blueprint, train, train.pick(), Session.quiet());
  }

  /** Trains on {@code train}, and keeps the weights at the minimum of the error on {@code validation}. */
  public Training fit(Blueprint blueprint, Dataset train, Dataset validation) {
    return fit(blueprint, train, validation, Session.quiet());
  }

  /**
   * Trains on {@code train} with a session, which does not change the result. The weights at the minimum of the error
   * on {@code validation} are kept; if it has no rows, the last weights are kept.
   */
  public Training fit(Blueprint blueprint, Dataset train, Dataset validation, Session session) {
    check(train);
    return fit(preparation(train), blueprint, train, validation, session);
  }

  /**
   * {@link #fit(Blueprint, Dataset, Dataset, Session)} with a given preparation instead of the {@link #preparation} of {@code train}.
   */
  public Training fit(
      Preparation preparation,
      Blueprint blueprint,
      Dataset train,
      Dataset validation,
      Session session) {
    check(train);
    Aim.weights(this, validation);
    Trainer own = over(train);
    own.loss.check(blueprint.output().size());
    Origin origin = Origin.fresh(preparation, blueprint, own);
    return new Descent(own, origin, train, validation, session).run();
  }

  /**
   * Fine-tunes a model: trains from its θ, with its own preparation. The memory of the optimizer begins empty, and the
   * schedule begins at its first step. Weights that {@code mask} holds are set to 0 at the start and stay 0.
   *
   * @param train rows of the kind that the model was trained on
   * @param mask {@link Mask#of} the model's network, if pruned weights are to stay pruned; {@link Mask#none} to train
   *     all
   */
  public Training fineTune(
      Model model, Mask mask, Dataset train, Dataset validation, Session session) {
    check(train);
    Aim.weights(this, validation);
    Trainer own = over(train);
    own.loss.check(model.network().blueprint().output().size());
    return new Descent(own, Origin.of(model, mask), train, validation, session).run();
  }

  private void check(Dataset train) {
    if (train.rows() == 0) {
      throw Refusal.of(train.name(), "rows to train on", "none");
    }
    Aim.check(this, train);
  }

  @Override
  public String toString() {
    return Spec.text(this);
  }
}
