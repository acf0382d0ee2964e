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
 * A recipe for estimating how well a network trained in this way does on rows it has not seen: train it anew for every fold,
 * on the fold's training rows alone, and judge it on the rows held out.
 *
 * <p>All that is fitted is fitted within the fold: means, scales, words and θ. The folds are drawn with the trainer's seed, so
 * recipes of one seed are compared on the same folds, and fold k is trained with a seed made of the trainer's and k.
 *
 * @param structure of the network
 * @param trainer of every fold
 * @param folding how rows are held out
 * @param scored which weights are judged
 */
public record CrossValidation(
    Structure structure, Trainer trainer, Folding folding, Scored scored) {
  /** Five folds, judged after the last epoch. */
  public CrossValidation(Structure structure, Trainer trainer) {
    this(structure, trainer, new KFold(5), Scored.LAST);
  }

  public static CrossValidation of(Structure structure, Trainer trainer) {
    return new CrossValidation(structure, trainer);
  }

  public CrossValidation folding(Folding value) {
    return new CrossValidation(structure, trainer, value, scored);
  }

  public CrossValidation scored(Scored value) {
    return new CrossValidation(structure, trainer, folding, value);
  }

  /**
   * What a log of this cross-validation of {@code data} is of: a log of another subject knows nothing of it.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(Dataset data, BooleanSupplier cancelled) {
    return FoldLog.subject(data, folding, scored, trainer.seed(), cancelled);
  }

  /** Trains and judges every fold on one thread. */
  public CrossValidated run(Dataset data) {
    return run(data, Session.quiet(), event -> {});
  }

  /**
   * Trains and judges every fold, as the session says, which changes no bit of the result: as many folds at a time as it has
   * threads, each on one; threads beyond the number of folds are shared among them. Folds that were not at their end when
   * somebody cancelled are left out.
   *
   * @param session whose kernels, threads and cancelling are used; its own listener is not told of the epochs of several
   *     trainings at once
   */
  public CrossValidated run(Dataset data, Session session, Consumer<FoldEvent> listener) {
    return run(data, session, FoldLog.none(), listener);
  }

  /**
   * As the other, but for folds that {@code log} knows: they are not trained again. The result has the bits of an undisturbed
   * run.
   *
   * @param log of this {@link #subject}, where every fold is kept as soon as it ends
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
   * Trains on all rows until the median of the folds' best epochs, with the trainer's own seed and schedule: the network to
   * ship, of which {@code result} is the estimate.
   *
   * @param session may continue from a checkpoint of this very training
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
