package io.bigtheta.select;

import io.bigtheta.data.Split;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The folds of a cross-validation, several at a time. */
final class FoldRuns {
  private final CrossValidation recipe;
  private final List<Split> splits;
  private final Session session;
  private final Consumer<FoldEvent> listener;
  private final int workers;
  private int done;

  FoldRuns(
      CrossValidation recipe, List<Split> splits, Session session, Consumer<FoldEvent> listener) {
    this.recipe = recipe;
    this.splits = splits;
    this.session = session;
    this.listener = listener;
    if (splits.isEmpty()) {
      throw Refusal.of("folding", "at least one fold", "none of " + recipe.folding());
    }
    workers = Math.min(session.threads(), splits.size());
  }

  /** The folds that came to their end, in order. */
  List<Fold> run() {
    Jobs jobs = new Jobs(workers, session.cancelled());
    List<Supplier<Optional<Fold>>> pieces = new ArrayList<>();
    for (int number = 1; number <= splits.size(); number++) {
      int fold = number;
      pieces.add(() -> fold(fold, jobs));
    }
    return jobs.run(pieces).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Fold> fold(int number, Jobs jobs) {
    tell(new FoldEvent.Started(number, splits.size()));
    Session alone = Session.quiet()
        .kernels(session.kernels())
        .threads(Math.max(1, session.threads() / workers))
        .cancelled(jobs::cancelled);
    Optional<Fold> fold = new FoldRun(recipe.structure(), recipe.trainer(), recipe.scored(), number)
        .run(splits.get(number - 1), alone, epoch -> tell(new FoldEvent.EpochEnded(number, epoch)));
    fold.ifPresent(this::ended);
    return fold;
  }

  private synchronized void tell(FoldEvent event) {
    listener.accept(event);
  }

  private synchronized void ended(Fold fold) {
    done++;
    listener.accept(new FoldEvent.Ended(fold, done, splits.size()));
  }
}
