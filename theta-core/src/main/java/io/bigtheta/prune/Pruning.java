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
 * A recipe for a smaller network: a share of the parts is taken away, least important first, the rest is fine-tuned and
 * judged on validation rows, and so on from there, as long as it holds. After one that does not, the search goes on from the
 * last that did with half the share, until that is below 3 % or one part; the smallest that held is kept.
 *
 * @param pruner what is taken away
 * @param trainer fine-tunes each round, with a seed made of its own and the round's number
 * @param tolerance how much validation accuracy may be lost, as a share of the rows (0.005 is half a point); for numbers, by
 *     what share the RMSE may grow
 * @param step the share of the parts that the first rounds take away, in (0, 1)
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

  /** Half a point of accuracy, and three tenths of the parts a round. */
  public Pruning(Pruner pruner, Trainer trainer) {
    this(pruner, trainer, 0.005, 0.3);
  }

  public static Pruning of(Pruner pruner, Trainer trainer) {
    return new Pruning(pruner, trainer);
  }

  public Pruning tolerance(double value) {
    return new Pruning(pruner, trainer, value, step);
  }

  public Pruning step(double value) {
    return new Pruning(pruner, trainer, tolerance, value);
  }

  /**
   * What a log of this pruning is of: a log of another subject knows nothing of it.
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

  /** Prunes on one thread, with no test rows to report of. */
  public Pruned run(Model model, Dataset train, Dataset validation) {
    return run(model, train, validation, train.pick(), Session.quiet(), event -> {});
  }

  /**
   * Prunes as the session says, which changes no bit of the result. Whoever cancels gets the smallest that held so far.
   *
   * @throws CancellationException if somebody cancelled before the given model was judged
   * @param train rows to rank and fine-tune by
   * @param validation rows that decide, at least one
   * @param test rows that decide nothing, only reported of; may be none
   * @param session whose kernels, threads and cancelling are used
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
   * As the other, from where {@code log} says it stands. The result has the bits of an undisturbed run.
   *
   * @throws CancellationException if somebody cancelled before the given model was judged
   * @param log of this {@link #subject}, where the state is kept after every round
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
