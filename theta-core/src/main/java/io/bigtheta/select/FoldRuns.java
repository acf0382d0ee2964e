package io.bigtheta.select;

import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.stopping.Never;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The folds of a cross-validation, several at a time. Each is a function of its number, so their order is of no matter. */
final class FoldRuns {
  private final CrossValidation recipe;
  private final List<Split> splits;
  private final Session session;
  private final Consumer<FoldEvent> listener;
  private final int workers;
  private int done;
  private volatile boolean failed;

  FoldRuns(
      CrossValidation recipe, List<Split> splits, Session session, Consumer<FoldEvent> listener) {
    this.recipe = recipe;
    this.splits = splits;
    this.session = session;
    this.listener = listener;
    if (splits.isEmpty()) {
      throw new IllegalArgumentException(
          "folding: expected at least one fold, got none of " + recipe.folding());
    }
    workers = Math.min(session.threads(), splits.size());
  }

  /** The folds that came to their end, in order. */
  List<Fold> run() {
    ExecutorService pool = Executors.newFixedThreadPool(workers, FoldRuns::thread);
    try {
      List<Future<Optional<Fold>>> runs = new ArrayList<>();
      for (int number = 1; number <= splits.size(); number++) {
        int fold = number;
        runs.add(pool.submit(() -> unlessFailed(fold)));
      }
      List<Fold> folds = new ArrayList<>();
      for (Future<Optional<Fold>> run : runs) {
        result(run).ifPresent(folds::add);
      }
      return folds;
    } finally {
      failed = true; // if anything was thrown, what still runs is to end
      pool.shutdown();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "theta-fold");
    thread.setDaemon(true);
    return thread;
  }

  private static Optional<Fold> result(Future<Optional<Fold>> run) {
    while (true) {
      try {
        return run.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("cross-validation: interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw new IllegalStateException(e);
      }
    }
  }

  private Optional<Fold> unlessFailed(int number) {
    try {
      return fold(number);
    } catch (RuntimeException | Error e) {
      failed = true;
      throw e;
    }
  }

  private boolean cancelled() {
    return failed || session.cancelled().getAsBoolean();
  }

  private Optional<Fold> fold(int number) {
    if (cancelled()) {
      return Optional.empty();
    }
    tell(new FoldEvent.Started(number, splits.size()));
    Split split = splits.get(number - 1);
    Trainer trainer = recipe
        .trainer()
        .seed(new Seed(recipe.trainer().seed()).child("fold", number).key());
    if (recipe.scored() == Scored.LAST) {
      trainer = trainer.stopping(new Never());
    }
    Ear ear = new Ear(number, trainer.epochs());
    Training training = trainer.fit(
        recipe.structure().blueprint(Preparation.fit(split.train())),
        split.train(),
        split.test(),
        Session.quiet()
            .kernels(session.kernels())
            .threads(Math.max(1, session.threads() / workers))
            .cancelled(this::cancelled)
            .listener(ear));
    if (training.reason() instanceof StopReason.Interrupted) {
      return Optional.empty();
    }
    Fold fold = judged(number, split, training, ear.last);
    ended(fold);
    return Optional.of(fold);
  }

  /** @param last θ after the last epoch, if that is to be judged and was reached; else what the training kept is */
  private static Fold judged(int number, Split split, Training training, Optional<float[]> last) {
    Model kept = training.model();
    Model model = last.map(theta -> new Model(
            kept.preparation(),
            new Network(kept.network().blueprint(), theta),
            kept.loss(),
            kept.provenance()))
        .orElse(kept);
    int epoch =
        last.isPresent() ? training.history().epochs() : kept.provenance().epoch();
    return new Fold(
        number,
        split.train().rows(),
        epoch,
        training.history().best(),
        epoch == 0 ? Double.NaN : training.history().epoch(epoch).trainLoss(),
        Evaluation.of(model, split.test()),
        model.network().digest(),
        training.reason());
  }

  private synchronized void tell(FoldEvent event) {
    listener.accept(event);
  }

  private synchronized void ended(Fold fold) {
    done++;
    listener.accept(new FoldEvent.Ended(fold, done, splits.size()));
  }

  /** Passes on the epochs of one fold, and keeps the weights after the last one. */
  private final class Ear implements Consumer<Event> {
    private final int number;
    private final int epochs;
    private Optional<float[]> last = Optional.empty();

    Ear(int number, int epochs) {
      this.number = number;
      this.epochs = epochs;
    }

    @Override
    public void accept(Event event) {
      if (event instanceof Event.EpochEnded ended) {
        if (recipe.scored() == Scored.LAST && ended.epoch().number() == epochs) {
          Checkpoint at = ended.checkpoint().get();
          last = Optional.of(at.average().length == 0 ? at.theta() : at.average());
        }
        tell(new FoldEvent.EpochEnded(number, ended.epoch()));
      }
    }
  }
}
