package io.bigtheta.select;

import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trains the networks of a committee, several at a time. */
final class MemberRuns {
  private final Committee committee;
  private final Preparation preparation;
  private final List<Split> folds;
  private final Session session;
  private final Committee.Memory memory;
  private final Consumer<MemberEvent> listener;
  private int done;

  MemberRuns(
      Committee committee,
      Preparation preparation,
      List<Split> folds,
      Session session,
      Committee.Memory memory,
      Consumer<MemberEvent> listener) {
    this.committee = committee;
    this.preparation = preparation;
    this.folds = folds;
    this.session = session;
    this.memory = memory;
    this.listener = listener;
  }

  /** The trainings that were begun, in order. */
  List<Training> run() {
    int workers = Math.min(session.threads(), folds.size());
    Jobs jobs = new Jobs(workers, session.cancelled());
    Session quiet = Session.quiet().kernels(session.kernels()).cancelled(jobs::cancelled);
    List<Supplier<Optional<Training>>> pieces = new ArrayList<>();
    for (int number = 1; number <= folds.size(); number++) {
      int own = number;
      Session alone = quiet.threads(Math.max(1, session.threads() / beside(number, workers)));
      pieces.add(() -> Optional.of(member(own, alone)));
    }
    List<Training> trained = new ArrayList<>();
    for (Optional<Training> training : jobs.run(pieces)) {
      if (training.isEmpty()) {
        break;
      }
      trained.add(training.get());
    }
    return trained;
  }

  /** How many networks share the threads with this one: fewer in the last round, if they do not divide into whole rounds. */
  private int beside(int number, int workers) {
    int last = folds.size() % workers;
    return number > folds.size() - last ? last : workers;
  }

  private Training member(int number, Session alone) {
    tell(new MemberEvent.Started(number, folds.size()));
    Split fold = folds.get(number - 1);
    Consumer<Event> keeper = memory.keeper(number);
    Session own = alone.listener(event -> {
      keeper.accept(event);
      if (event instanceof Event.EpochEnded ended) {
        tell(new MemberEvent.EpochEnded(number, ended.epoch()));
      }
    });
    Optional<Checkpoint> from = memory.from(number);
    Training training = committee
        .trainer(number)
        .fit(
            preparation,
            committee.member(),
            fold.train(),
            fold.test(),
            from.map(own::from).orElse(own));
    ended(number, training);
    return training;
  }

  private synchronized void tell(MemberEvent event) {
    listener.accept(event);
  }

  private synchronized void ended(int number, Training training) {
    done++;
    listener.accept(new MemberEvent.Ended(number, training, done, folds.size()));
  }
}
