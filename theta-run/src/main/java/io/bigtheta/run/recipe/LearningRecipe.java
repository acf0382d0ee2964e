package io.bigtheta.run.recipe;

import io.bigtheta.data.TargetScale;
import io.bigtheta.data.Targets;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Snapshots;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Cosine;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.AnyOf;
import io.bigtheta.train.stopping.Never;
import io.bigtheta.train.stopping.Patience;
import io.bigtheta.train.stopping.Stopping;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a network is trained. Empty components get defaults that suit the data: see {@link Plan}.
 *
 * @param loss the loss to minimize; if empty, cross-entropy for classes, squared error for numbers, logistic cross-entropy for flags
 * @param optimizer what updates θ
 * @param rate the learning rate; if empty, it falls along a cosine from three times the optimizer's own rate
 * @param batch rows per step; 0 for all rows
 * @param epochs largest number of epochs
 * @param patience training stops after this many epochs in a row without a new best one; 0 for never
 * @param stopping another stopping rule; with a patience, whichever comes first counts
 * @param penalty the penalty on large weights
 * @param clipping the limit on large gradients
 * @param average share in [0, 1) of the moving average of θ that a step keeps; 0 for no average
 * @param augment the random changes of every image each time it is used
 * @param standardize whether each channel of images gets mean 0 and standard deviation 1, as the columns of a table always do
 * @param monitor the measure that decides which epoch is the best one
 * @param seed the seed of all random numbers
 * @param snapshots number of last cycles of the rate after which a network is kept; 0 for none
 * @param targetScale the scale on which numbers are learnt; if empty, linear
 * @param classWeights how much a row counts by its class: {@code balanced}, or weights such as {@code yes=5,no=1}, where others
 *     have 1; empty if all rows count the same
 * @param from a model whose training is continued with these rows, see {@link FineTuning}; empty to begin with random weights
 */
public record LearningRecipe(
    Optional<Loss> loss,
    Optimizer optimizer,
    Optional<Schedule> rate,
    Optional<Integer> batch,
    Optional<Integer> epochs,
    int patience,
    Stopping stopping,
    Penalty penalty,
    Clipping clipping,
    float average,
    List<Augmentation> augment,
    boolean standardize,
    Monitor monitor,
    long seed,
    int snapshots,
    Optional<TargetScale> targetScale,
    String classWeights,
    String from) {
  /** The default rate starts at this multiple of the optimizer's own rate, as it then falls to zero. */
  private static final float PEAK = 3;

  public LearningRecipe {
    augment = List.copyOf(augment);
    if (epochs.orElse(1) < 1) {
      throw Refusal.of("epochs", "at least 1", epochs.get());
    }
    if (batch.orElse(0) < 0) {
      throw Refusal.of("batch", "a number of rows, or 0 for all", batch.get());
    }
    if (patience < 0) {
      throw Refusal.of("patience", "at least 0", patience);
    }
    if (snapshots < 0) {
      throw Refusal.of("snapshots", "at least 0", snapshots);
    }
    ClassWeights.parse(classWeights);
  }

  /** Adam with a rate that falls along a cosine, and seed 42. */
  public LearningRecipe() {
    this(
        Optional.empty(),
        new Adam(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        new Never(),
        new io.bigtheta.train.penalty.None(),
        new io.bigtheta.train.clipping.None(),
        0,
        List.of(),
        false,
        Monitor.LOSS,
        42,
        0,
        Optional.empty(),
        "",
        "");
  }

  /** The trainer for targets of a kind. Without given epochs it takes {@code usual} ones. */
  public Trainer trainer(Targets.Kind targets, int usual) {
    Trainer trainer = Trainer.of(loss.orElseGet(() -> suitable(targets)), optimizer);
    return trainer
        .rate(rate.orElseGet(this::falling))
        .epochs(epochs.orElse(usual))
        .batch(batch.orElse(trainer.batch()))
        .stopping(rule())
        .penalty(penalty)
        .clipping(clipping)
        .average(average)
        .augment(augment)
        .standardize(standardize)
        .monitor(monitor)
        .targetScale(targetScale.orElse(TargetScale.LINEAR))
        .seed(seed);
  }

  private static Loss suitable(Targets.Kind targets) {
    return switch (targets) {
      case CLASSES, DISTRIBUTIONS -> new CrossEntropy();
      case NUMBERS -> new SquaredError();
      case FLAGS -> new LogisticCrossEntropy();
    };
  }

  private Schedule falling() {
    return optimizer.fullBatch()
        ? new Constant(optimizer.rate())
        : new Cosine(PEAK * optimizer.rate());
  }

  private Stopping rule() {
    if (patience == 0) {
      return stopping;
    }
    Stopping patient = new Patience(patience);
    return stopping instanceof Never ? patient : new AnyOf(List.of(patient, stopping));
  }

  /** The snapshots that are kept, if any. A rate without enough cycles is refused. */
  Optional<Snapshots> snapshots(Trainer trainer) {
    return snapshots == 0
        ? Optional.empty()
        : Optional.of(new Snapshots(whole(trainer), snapshots));
  }

  /** Rounds default epochs up, if there are snapshots, so that every cycle ends with an epoch. */
  Trainer whole(Trainer trainer) {
    int cycles = trainer.rate().cycles();
    return snapshots == 0 || epochs.isPresent() || cycles == 0
        ? trainer
        : trainer.epochs((trainer.epochs() + cycles - 1) / cycles * cycles);
  }

  /** Refuses components that conflict with each other, before any data is read. */
  public LearningRecipe check() {
    try {
      snapshots(trainer(Targets.Kind.CLASSES, 1));
    } catch (Refusal e) {
      throw e.setting(e.place());
    }
    return this;
  }

  public LearningRecipe loss(Loss value) {
    return loss(Optional.of(value));
  }

  public LearningRecipe loss(Optional<Loss> value) {
    return with(draft -> draft.loss = value);
  }

  public LearningRecipe optimizer(Optimizer value) {
    return with(draft -> draft.optimizer = value);
  }

  public LearningRecipe rate(Schedule value) {
    return rate(Optional.of(value));
  }

  public LearningRecipe rate(Optional<Schedule> value) {
    return with(draft -> draft.rate = value);
  }

  public LearningRecipe batch(int value) {
    return batch(Optional.of(value));
  }

  public LearningRecipe batch(Optional<Integer> value) {
    return with(draft -> draft.batch = value);
  }

  public LearningRecipe epochs(int value) {
    return epochs(Optional.of(value));
  }

  public LearningRecipe epochs(Optional<Integer> value) {
    return with(draft -> draft.epochs = value);
  }

  public LearningRecipe patience(int value) {
    return with(draft -> draft.patience = value);
  }

  public LearningRecipe stopping(Stopping value) {
    return with(draft -> draft.stopping = value);
  }

  public LearningRecipe penalty(Penalty value) {
    return with(draft -> draft.penalty = value);
  }

  public LearningRecipe clipping(Clipping value) {
    return with(draft -> draft.clipping = value);
  }

  public LearningRecipe average(float value) {
    return with(draft -> draft.average = value);
  }

  public LearningRecipe augment(List<Augmentation> value) {
    return with(draft -> draft.augment = value);
  }

  public LearningRecipe standardize(boolean value) {
    return with(draft -> draft.standardize = value);
  }

  public LearningRecipe monitor(Monitor value) {
    return with(draft -> draft.monitor = value);
  }

  public LearningRecipe seed(long value) {
    return with(draft -> draft.seed = value);
  }

  public LearningRecipe snapshots(int value) {
    return with(draft -> draft.snapshots = value);
  }

  public LearningRecipe targetScale(Optional<TargetScale> value) {
    return with(draft -> draft.targetScale = value);
  }

  public LearningRecipe classWeights(String value) {
    return with(draft -> draft.classWeights = value);
  }

  public LearningRecipe from(String value) {
    return with(draft -> draft.from = value);
  }

  private LearningRecipe with(Consumer<LearningDraft> change) {
    LearningDraft draft = new LearningDraft(this);
    change.accept(draft);
    return draft.recipe();
  }
}
