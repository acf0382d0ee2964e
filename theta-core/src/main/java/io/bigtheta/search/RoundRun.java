package io.bigtheta.search;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldRun;
import io.bigtheta.select.FoldScore;
import io.bigtheta.select.Jobs;
import io.bigtheta.train.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs one round of a search: all folds of all its candidates, in one pool. */
final class RoundRun {
  private static final long PROGRESS_NANOS = 100_000_000;

  private final Search search;
  private final Dataset data;
  private final List<Split> splits;
  private final Session session;
  private final FoldLog<FoldScore> log;
  private final Consumer<SearchEvent> listener;
  private int candidates;
  private double work;
  private double done;
  private int ended;
  private long told;

  RoundRun(
      Search search,
      Dataset data,
      List<Split> splits,
      Session session,
      FoldLog<FoldScore> log,
      Consumer<SearchEvent> listener) {
    this.search = search;
    this.data = data;
    this.splits = splits;
    this.session = session;
    this.log = log;
    this.listener = listener;
  }

  /** A candidate of this round, and the scores of its folds that are known. */
  private record Entry(Trial trial, List<Optional<FoldScore>> scores) {
    Candidate candidate() {
      return trial.candidate();
    }
  }

  /**
   * One fold to train.
   *
   * @param cost the cost of an epoch, as parameters · rows
   */
  private record Piece(Entry entry, int fold, double cost) {
    double work() {
      return cost * entry.candidate().trainer().epochs();
    }
  }

  /** The trials of {@code starters} whose folds all came to their end, in their order. */
  List<Trial> run(List<Trial> starters, int round, int rounds) {
    candidates = starters.size();
    List<Entry> entries = starters.stream().map(this::entry).toList();
    List<Piece> pieces = new ArrayList<>();
    for (Entry entry : entries) {
      for (int fold = 1; fold <= splits.size(); fold++) {
        if (entry.scores().get(fold - 1).isEmpty()) {
          int rows = splits.get(fold - 1).train().rows();
          pieces.add(new Piece(entry, fold, (double) entry.trial().parameters() * rows));
        }
      }
    }
    // the longest first, so that no thread is left alone with one at the end
    pieces.sort(Comparator.comparingDouble(Piece::work).reversed());
    work = pieces.stream().mapToDouble(Piece::work).sum();
    int folds = candidates * splits.size();
    int epochs = entries.stream()
        .mapToInt(entry -> entry.candidate().trainer().epochs())
        .max()
        .orElse(0);
    listener.accept(new SearchEvent.RoundStarted(
        round, rounds, candidates, folds, epochs, folds - pieces.size()));
    entries.forEach(this::tellIfEnded);
    train(pieces);
    return entries.stream().flatMap(entry -> finished(entry).stream()).toList();
  }

  /** The entry of a trial, with the folds that the log has. */
  private Entry entry(Trial trial) {
    List<Optional<FoldScore>> known =
        new ArrayList<>(Collections.nCopies(splits.size(), Optional.empty()));
    String key = trial.candidate().key();
    for (int fold = 1; fold <= splits.size(); fold++) {
      known.set(fold - 1, log.find(key, fold));
    }
    return new Entry(trial, known);
  }

  private void train(List<Piece> pieces) {
    int workers = Math.max(1, Math.min(session.threads(), pieces.size()));
    Jobs jobs = new Jobs(workers, session.cancelled());
    Session alone = Session.quiet()
        .kernels(session.kernels())
        .threads(Math.max(1, session.threads() / workers))
        .cancelled(jobs::cancelled);
    List<Supplier<Optional<FoldScore>>> runs = new ArrayList<>();
    for (Piece piece : pieces) {
      runs.add(() -> run(piece, alone));
    }
    jobs.run(runs);
  }

  private Optional<FoldScore> run(Piece piece, Session alone) {
    Candidate candidate = piece.entry().candidate();
    Optional<FoldScore> score = new FoldRun(
            candidate.structure(), candidate.trainer(), search.scored(), piece.fold())
        .run(splits.get(piece.fold() - 1), alone, epoch -> progressed(piece))
        .map(FoldScore::of);
    score.ifPresent(it -> keep(piece, it));
    return score;
  }

  private synchronized void progressed(Piece piece) {
    done += piece.cost();
    long now = System.nanoTime();
    if (now - told > PROGRESS_NANOS) {
      told = now;
      listener.accept(new SearchEvent.Progressed(Math.min(1, done / work)));
    }
  }

  private synchronized void keep(Piece piece, FoldScore score) {
    Entry entry = piece.entry();
    log.add(entry.candidate().key(), score.number(), score);
    entry.scores().set(piece.fold() - 1, Optional.of(score));
    listener.accept(new SearchEvent.FoldEnded(entry.trial().name(), score));
    tellIfEnded(entry);
  }

  private void tellIfEnded(Entry entry) {
    finished(entry).ifPresent(trial -> {
      ended++;
      listener.accept(new SearchEvent.TrialEnded(trial, ended, candidates));
    });
  }

  private Optional<Trial> finished(Entry entry) {
    List<FoldScore> folds = entry.scores().stream().flatMap(Optional::stream).toList();
    if (folds.size() < splits.size()) {
      return Optional.empty();
    }
    long held = folds.stream().mapToLong(FoldScore::rows).sum();
    Trial trial = entry.trial();
    return Optional.of(new Trial(
        trial.candidate(),
        trial.order(),
        trial.parameters(),
        folds,
        Estimate.independent(folds.size(), held, data.rows())));
  }
}
