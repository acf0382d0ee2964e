package io.bigtheta.search;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.select.Duplicates;
import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldScore;
import io.bigtheta.select.Folding;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Scored;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A recipe for a search: every candidate is cross-validated on the same folds, as the strategy says, and
 * {@link Ranking#chosen} names the smallest that is as good as the best.
 *
 * <p>The score of a candidate equals that of its own {@link io.bigtheta.select.CrossValidation}, bit for bit.
 *
 * @param candidates the candidates, at least one
 * @param strategy the rounds of the search
 * @param folding how rows are held out
 * @param scored which weights are evaluated
 * @param measure the score that candidates are compared by
 * @param seed the seed of the folds
 */
public record Search(
    List<Candidate> candidates,
    Strategy strategy,
    Folding folding,
    Scored scored,
    Measure measure,
    long seed) {
  public Search {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw Refusal.of("search", "at least one candidate", "none");
    }
  }

  /**
   * A search that trains every candidate for all its epochs on five folds. The folds are drawn with the seed of the
   * first candidate's trainer.
   */
  public static Search of(List<Candidate> candidates, Measure measure) {
    return new Search(
        candidates,
        new Grid(),
        new KFold(5),
        Scored.LAST,
        measure,
        candidates.isEmpty() ? 0 : candidates.get(0).trainer().seed());
  }

  /** The same search with another strategy. */
  public Search strategy(Strategy value) {
    return new Search(candidates, value, folding, scored, measure, seed);
  }

  /** The same search with another folding. */
  public Search folding(Folding value) {
    return new Search(candidates, strategy, value, scored, measure, seed);
  }

  /** The same search that evaluates other weights. */
  public Search scored(Scored value) {
    return new Search(candidates, strategy, folding, value, measure, seed);
  }

  /**
   * The subject of a log of this search on {@code data}: a text of all that the folds have in common. A log must have
   * the same subject to be continued.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(Dataset data, BooleanSupplier cancelled) {
    return FoldLog.subject(data, folding, scored, seed, cancelled);
  }

  /**
   * The {@link #subject} as older versions wrote it, which did not say which rows each fold holds out: it stands for the same
   * folds only where rows have no groups.
   */
  public String olderSubject(Dataset data, BooleanSupplier cancelled) {
    return "data " + data.digest(cancelled) + ", folds " + Spec.whole(folding) + ", seed " + seed
        + ", scored " + scored;
  }

  /** Runs the search on one thread, from the beginning. */
  public Searched run(Dataset data) {
    return run(data, Session.quiet(), FoldLog.none(), event -> {});
  }

  /**
   * Runs the search with a session, which does not change the result. It runs as many folds at a time as the session
   * has threads, whichever candidates they belong to.
   *
   * @param session gives the kernels, the threads and the cancelling
   * @param log a log of this {@link #subject}, which has the folds known already and keeps every fold as soon as it
   *     ends
   */
  public Searched run(
      Dataset data, Session session, FoldLog<FoldScore> log, Consumer<SearchEvent> listener) {
    List<Split> splits = folding.splits(data, new Seed(seed).child("folds", 0));
    List<Strategy.Round> rounds = strategy.rounds(candidates.size());
    List<Trial> field = field(data, splits);
    int duplicates;
    try {
      duplicates = Duplicates.across(data, splits, session.cancelled());
    } catch (CancellationException e) {
      return new Searched(List.of(), false, measure, 0);
    }
    List<List<Trial>> tried = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < rounds.size() && complete; i++) {
      double share = rounds.get(i).share();
      List<Trial> starters = field.stream()
          .limit(rounds.get(i).candidates())
          .map(trial -> shortened(trial, share))
          .toList();
      RoundRun run = new RoundRun(this, data, splits, session, log, listener);
      List<Trial> ended = run.run(starters, i + 1, rounds.size());
      tried.add(ended);
      complete = ended.size() == starters.size();
      field = ended.isEmpty() ? List.of() : inFull(new Ranking(ended, measure).best());
    }
    return new Searched(tried, complete, measure, duplicates);
  }

  /**
   * Goes on after a complete search: trains the candidates from index {@code first} on for all their epochs, on the
   * same folds, and adds their trials to the last round.
   *
   * @param before the result of this search without these candidates
   */
  public Searched goOn(
      Searched before,
      int first,
      Dataset data,
      Session session,
      FoldLog<FoldScore> log,
      Consumer<SearchEvent> listener) {
    List<Split> splits = folding.splits(data, new Seed(seed).child("folds", 0));
    List<Trial> starters = field(data, splits).stream()
        .skip(first)
        .map(trial -> shortened(trial, 1))
        .toList();
    List<Trial> ended =
        new RoundRun(this, data, splits, session, log, listener).run(starters, 1, 1);
    List<List<Trial>> rounds = new ArrayList<>(before.rounds());
    List<Trial> last = new ArrayList<>(rounds.remove(rounds.size() - 1));
    last.addAll(ended);
    rounds.add(last);
    return new Searched(
        rounds, ended.size() == starters.size(), before.measure(), before.duplicates());
  }

  /** All candidates, before any fold is trained. */
  private List<Trial> field(Dataset data, List<Split> splits) {
    Preparation preparation = Preparation.fit(data);
    List<Trial> field = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      int parameters = candidate.structure().blueprint(preparation).size();
      field.add(new Trial(candidate, i, parameters, List.of(), splits.size()));
    }
    return field;
  }

  private Trial shortened(Trial trial, double share) {
    int epochs = (int) Math.ceil(trial.candidate().trainer().epochs() * share - 1e-9);
    return new Trial(
        trial.candidate().epochs(Math.max(1, epochs)),
        trial.order(),
        trial.parameters(),
        List.of(),
        trial.independent());
  }

  /** The candidates of these trials with all their epochs. */
  private List<Trial> inFull(List<Trial> trials) {
    return trials.stream()
        .map(trial -> new Trial(
            candidates.get(trial.order()),
            trial.order(),
            trial.parameters(),
            List.of(),
            trial.independent()))
        .toList();
  }
}
