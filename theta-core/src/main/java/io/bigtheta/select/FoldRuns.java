package io.bigtheta.select;

import io.bigtheta.data.Split;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trains the folds of a cross-validation, several at a time. */
final class FoldRuns {
  private final CrossValidation recipe;
  private final String key;
  private final List<Split> splits;
  private final Session session;
  private final FoldLog<Fold> log;
  private final Consumer<FoldEvent> listener;
  private int done;

  FoldRuns(
      CrossValidation recipe,
      List<Split> splits,
      Session session,
      FoldLog<Fold> log,
      Consumer<FoldEvent> listener) {
    this.recipe = recipe;
    this.splits = splits;
    this.session = session;
    this.log = log;
    this.listener = listener;
    key = recipe.structure().recipe(recipe.trainer());
    if (splits.isEmpty()) {
      throw Refusal.of("folding", "at least one fold", "none of " + recipe.folding());
    }
  }

  /**
   * The folds that came to their end, now or in an earlier run, in order.
   *
   * @param outputs the number of outputs of a prediction
   */
  List<Fold> run(int outputs) {
    List<Optional<Fold>> folds =
        new ArrayList<>(Collections.nCopies(splits.size(), Optional.empty()));
    List<Integer> left = new ArrayList<>();
    for (int number = 1; number <= splits.size(); number++) {
      Optional<Fold> known = log.find(key, number);
      known.ifPresent(fold -> check(fold, outputs));
      folds.set(number - 1, known);
      if (known.isEmpty()) {
        left.add(number);
      }
    }
    folds.stream().flatMap(Optional::stream).forEach(this::known);
    int workers = Math.max(1, Math.min(session.threads(), left.size()));
    Jobs jobs = new Jobs(workers, session.cancelled());
    Session alone = Session.quiet()
        .kernels(session.kernels())
        .threads(Math.max(1, session.threads() / workers))
        .cancelled(jobs::cancelled);
    List<Supplier<Optional<Fold>>> pieces = new ArrayList<>();
    for (int number : left) {
      pieces.add(() -> fold(number, alone));
    }
    List<Optional<Fold>> trained = jobs.run(pieces);
    for (int i = 0; i < left.size(); i++) {
      folds.set(left.get(i) - 1, trained.get(i));
    }
    return folds.stream().flatMap(Optional::stream).toList();
  }

  /** Refuses a fold of the log that cannot belong to these rows. */
  private void check(Fold fold, int outputs) {
    Split split = splits.get(fold.number() - 1);
    Matrix answers = fold.held().answers();
    if (fold.trainRows() != split.train().rows()
        || fold.held().rows() != split.test().rows()
        || answers.rows() != split.test().rows()
        || answers.cols() != outputs) {
      throw Refusal.of(
          "fold " + fold.number() + " of the log",
          "one of " + split.train().rows() + " training rows and answers ["
              + split.test().rows() + ", " + outputs + "]",
          fold.trainRows() + " and [" + answers.rows() + ", " + answers.cols() + "]",
          "begin with a new log");
    }
  }

  private Optional<Fold> fold(int number, Session alone) {
    tell(new FoldEvent.Started(number, splits.size()));
    Optional<Fold> fold = new FoldRun(recipe.structure(), recipe.trainer(), recipe.scored(), number)
        .run(splits.get(number - 1), alone, epoch -> tell(new FoldEvent.EpochEnded(number, epoch)));
    fold.ifPresent(this::ended);
    return fold;
  }

  private synchronized void tell(FoldEvent event) {
    listener.accept(event);
  }

  private synchronized void known(Fold fold) {
    done++;
    listener.accept(new FoldEvent.Known(fold, done, splits.size()));
  }

  private synchronized void ended(Fold fold) {
    log.add(key, fold.number(), fold);
    done++;
    listener.accept(new FoldEvent.Ended(fold, done, splits.size()));
  }
}
