package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.select.Learned.Outcome;
import io.bigtheta.select.LearningCurve.Event;
import io.bigtheta.select.LearningCurve.Piece;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trains the networks of a learning curve, several at a time. */
final class CurveRun {
  private final LearningCurve curve;
  private final Session session;
  private final FoldLog<Outcome> log;
  private final Consumer<Event> listener;
  private int done;
  private int of;

  CurveRun(LearningCurve curve, Session session, FoldLog<Outcome> log, Consumer<Event> listener) {
    this.curve = curve;
    this.session = session;
    this.log = log;
    this.listener = listener;
  }

  /** The outcomes of the pieces that came to their end, now or in an earlier run, in their order. */
  List<Outcome> outcomes(List<Piece> pieces) {
    of = pieces.size();
    List<Optional<Outcome>> outcomes = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (Piece piece : pieces) {
      Optional<Outcome> known = log.find(key(piece), piece.number());
      known.ifPresent(outcome -> check(outcome, piece));
      if (known.isEmpty()) {
        left.add(outcomes.size());
      }
      outcomes.add(known);
    }
    outcomes.stream().flatMap(Optional::stream).forEach(outcome -> tell(outcome, true));
    Jobs jobs = new Jobs(session.threads(), session.cancelled());
    Session alone = Session.quiet().kernels(session.kernels()).cancelled(jobs::cancelled);
    List<Supplier<Optional<Outcome>>> runs = new ArrayList<>();
    for (int i : left) {
      runs.add(() -> outcome(pieces.get(i), alone));
    }
    List<Optional<Outcome>> trained = jobs.run(runs);
    for (int i = 0; i < left.size(); i++) {
      outcomes.set(left.get(i), trained.get(i));
    }
    return outcomes.stream().flatMap(Optional::stream).toList();
  }

  private String key(Piece piece) {
    return curve.recipe().structure().recipe(trainer(piece)) + " | "
        + (piece.whole() ? "all" : Integer.toString(piece.rows())) + " rows";
  }

  private Trainer trainer(Piece piece) {
    int all = piece.split().train().rows();
    return curve.recipe().trainer().epochs(curve.epochs(all, piece.whole() ? all : piece.rows()));
  }

  /** Refuses an outcome of the log that cannot belong to this piece. */
  private static void check(Outcome outcome, Piece piece) {
    if (outcome.rows() != piece.rows()
        || outcome.fold().rows() != piece.split().test().rows()) {
      throw Refusal.of(
          "fold " + piece.number() + " of the log",
          "one of " + piece.rows() + " training rows and "
              + piece.split().test().rows() + " held out",
          outcome.rows() + " and " + outcome.fold().rows(),
          "begin with a new log");
    }
  }

  private Optional<Outcome> outcome(Piece piece, Session alone) {
    Split split = piece.split();
    Seed seed = new Seed(curve.recipe().trainer().seed()).child("nested", piece.number());
    Dataset train =
        piece.whole() ? split.train() : new Nested(split.train(), seed).first(piece.rows());
    return new FoldRun(
            curve.recipe().structure(), trainer(piece), curve.recipe().scored(), piece.number())
        .train(new Split(train, split.test()), alone, epoch -> {})
        .map(trained -> {
          Evaluation learnt = Evaluation.of(trained.model(), train, alone.cancelled());
          Outcome outcome =
              new Outcome(piece.rows(), Learned.Learnt.of(learnt), FoldScore.of(trained.fold()));
          keep(outcome, piece);
          return outcome;
        });
  }

  private synchronized void keep(Outcome outcome, Piece piece) {
    log.add(key(piece), piece.number(), outcome);
    tell(outcome, false);
  }

  private synchronized void tell(Outcome outcome, boolean known) {
    done++;
    listener.accept(new Event(outcome, done, of, known));
  }
}
