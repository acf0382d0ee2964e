package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A recipe for making a network smaller. Each round removes a share of the parts, least important first, fine-tunes the
 * network and evaluates it on validation rows. While the network holds, the next round begins from it. If it does not
 * hold, the search continues from the last network that did, with half the share, until the share is below 3 % or one
 * part. The smallest network that held is kept.
 *
 * @param pruner removes the parts
 * @param trainer fine-tunes the network in each round, with a seed made of its own seed and the number of the round
 * @param tolerance how much validation accuracy may be lost, as a share of the rows (0.005 is half a point); for
 *     numbers, the share by which the RMSE may grow
 * @param step the share of the parts that the first round removes, in (0, 1)
 */
public record Pruning(Pruner pruner, Trainer trainer, double tolerance, double step) {
  public Pruning {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw Refusal.of("tolerance", "a share in [0, 1)", tolerance);
    }
    if (!(step > 0 && step < 1)) {
      throw Refusal.of("step", "a share in (0, 1)", step);
    }
  }

  /** A pruning with a tolerance of half a point of accuracy and a step of three tenths of the parts. */
  public Pruning(Pruner pruner, Trainer trainer) {
    this(pruner, trainer, 0.005, 0.3);
  }

  /** A pruning with the defaults of {@link #Pruning(Pruner, Trainer)}. */
  public static Pruning of(Pruner pruner, Trainer trainer) {
    return new Pruning(pruner, trainer);
  }

  /** The same recipe with another tolerance. */
  public Pruning tolerance(double value) {
    return new Pruning(pruner, trainer, value, step);
  }

  /** The same recipe with another share in the first round. */
  public Pruning step(double value) {
    return new Pruning(pruner, trainer, tolerance, value);
  }

  /**
   * The subject of a log of this pruning: a text of all that its result depends on. A log must have the same subject to
   * be continued.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(
      Model model, Dataset train, Dataset validation, Dataset test, BooleanSupplier cancelled) {
    return Spec.whole(this) + " of θ " + model.network().digest() + " in "
        + model.network().blueprint().text() + " made by " + model.provenance().recipe() + " of "
        + model.provenance().dataDigest() + ", training rows " + train.digest(cancelled)
        + ", validation rows " + validation.digest(cancelled) + ", test rows "
        + test.digest(cancelled);
  }

  /** Prunes on one thread, without test rows. */
  public Pruned run(Model model, Dataset train, Dataset validation) {
    return run(model, train, validation, train.pick(), Session.quiet(), event -> {});
  }

  /**
   * Prunes with a session, which does not change the result. If the session is cancelled, the result is the smallest
   * network that held so far.
   *
   * @param train the rows to rank by and to fine-tune on
   * @param validation the rows that decide, at least one
   * @param test the rows that decide nothing and are only reported; may be empty
   * @param session gives the kernels, the threads and the cancelling
   * @throws CancellationException if the session was cancelled before the given model was evaluated
   */
  public Pruned run(
      Model model,
      Dataset train,
      Dataset validation,
      Dataset test,
      Session session,
      Consumer<PruningEvent> listener) {
    return run(model, train, validation, test, session, PruningLog.none(), listener);
  }

  /**
   * Prunes with a session, and continues from the state that {@code log} keeps. The result has the same bits as a run
   * without interruption.
   *
   * @param train the rows to rank by and to fine-tune on
   * @param validation the rows that decide, at least one
   * @param test the rows that decide nothing and are only reported; may be empty
   * @param session gives the kernels, the threads and the cancelling
   * @param log a log of this {@link #subject}, which keeps the state after every round
   * @throws CancellationException if the session was cancelled before the given model was evaluated
   */
  public Pruned run(
      Model model,
      Dataset train,
      Dataset validation,
      Dataset test,
      Session session,
      PruningLog log,
      Consumer<PruningEvent> listener) {
    if (session.from().isPresent()) {
      throw Refusal.of("pruning", "a session from the start", "one from a checkpoint");
    }
    if (validation.rows() == 0) {
      throw Refusal.of("pruning", "validation rows to judge by", "none", "hold some out");
    }
    if (HiddenLayer.of(model.network().blueprint()).isEmpty()) {
      throw Refusal.of(
          "pruning", "a network with a hidden layer", model.network().blueprint());
    }
    return new PruningRun(this, train, validation, test, session, log, listener).run(model);
  }

  /** The text form. */
  @Override
  public String toString() {
    return Spec.text(this);
  }
}
