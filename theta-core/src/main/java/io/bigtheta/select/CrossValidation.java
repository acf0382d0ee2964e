package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.stopping.EpochReached;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A recipe for estimating how well a network trained in this way predicts for rows it has not seen. For every fold, a
 * network is trained anew on the fold's training rows alone and evaluated on the rows held out.
 *
 * <p>Everything is learnt within the fold: means, scales, words and θ. The folds are drawn with the trainer's seed, so
 * recipes with the same seed are compared on the same folds. Fold k is trained with a seed made of the trainer's seed
 * and k.
 *
 * @param structure the layers of the network
 * @param trainer the trainer of every fold
 * @param folding how rows are held out
 * @param scored which weights are evaluated
 */
public record CrossValidation(
    Structure structure, Trainer trainer, Folding folding, Scored scored) {
  /** A cross-validation with five folds, evaluated after the last epoch. */
  public CrossValidation(Structure structure, Trainer trainer) {
    this(structure, trainer, new KFold(5), Scored.LAST);
  }

  /** A cross-validation with five folds, evaluated after the last epoch. */
  public static CrossValidation of(Structure structure, Trainer trainer) {
    return new CrossValidation(structure, trainer);
  }

  /** The same recipe with another folding. */
  public CrossValidation folding(Folding value) {
    return new CrossValidation(structure, trainer, value, scored);
  }

  /** The same recipe that evaluates other weights. */
  public CrossValidation scored(Scored value) {
    return new CrossValidation(structure, trainer, folding, value);
  }

  /**
   * The subject of a log of this cross-validation of {@code data}: a text of all that the folds have in common. A log
   * must have the same subject to be continued.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(Dataset data, BooleanSupplier cancelled) {
    return FoldLog.subject(data, folding, scored, trainer.seed(), cancelled);
  }

  /** Trains and evaluates every fold on one thread. */
  public CrossValidated run(Dataset data) {
    return run(data, Session.quiet(), event -> {});
  }

  /**
   * Trains and evaluates every fold with a session, which does not change the result. It runs as many folds at a time
   * as the session has threads, each fold on one thread. If there are more threads than folds, each fold gets several.
   * When the session is cancelled, unfinished folds are left out.
   *
   * @param session gives the kernels, the threads and the cancelling; its own listener is not called, because several
   *     trainings run at once
   */
  public CrossValidated run(Dataset data, Session session, Consumer<FoldEvent> listener) {
    return run(data, session, FoldLog.none(), listener);
  }

  /**
   * Trains and evaluates every fold with a session, except the folds that {@code log} has: they are not trained again.
   * The result has the same bits as a run without interruption.
   *
   * @param session gives the kernels, the threads and the cancelling; its own listener is not called
   * @param log a log of this {@link #subject}, which keeps every fold as soon as it ends
   */
  public CrossValidated run(
      Dataset data, Session session, FoldLog<Fold> log, Consumer<FoldEvent> listener) {
    if (session.from().isPresent()) {
      throw Refusal.of("cross-validation", "a session from the start", "one from a checkpoint");
    }
    List<Split> splits = folding.splits(data, new Seed(trainer.seed()).child("folds", 0));
    int outputs = Outputs.fit(data).size();
    OutOfFold.Sum sum = new OutOfFold.Sum(data, outputs);
    FoldRuns runs = new FoldRuns(this, splits, session, log, listener);
    int duplicates;
    try {
      duplicates = Duplicates.across(data, splits, session.cancelled());
    } catch (CancellationException e) {
      return new CrossValidated(splits.size(), List.of(), data.rows(), 0, sum.mean());
    }
    List<Fold> folds = runs.run(outputs);
    for (Fold fold : folds) {
      sum.add(splits.get(fold.number() - 1).test(), fold.held().answers());
    }
    return new CrossValidated(splits.size(), folds, data.rows(), duplicates, sum.mean());
  }

  /**
   * Trains the final network on all rows until the median of the folds' best epochs, with the trainer's own seed and
   * schedule. {@code result} is the estimate of how well this network predicts.
   *
   * @param session how to run the training; it may continue from a checkpoint of this very training
   */
  public Training refit(Dataset data, CrossValidated result, Session session) {
    if (result.medianBestEpoch() == 0) {
      throw Refusal.of("refit", "a fold that ended an epoch", "none", "see why the folds stopped");
    }
    Preparation preparation = trainer.preparation(data);
    return trainer
        .stopping(new EpochReached(result.medianBestEpoch()))
        .fit(preparation, structure.blueprint(preparation), data, data.pick(), session);
  }

  /** The text form. */
  @Override
  public String toString() {
    return Spec.text(this);
  }
}
