package io.bigtheta.search;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldScore;
import io.bigtheta.select.KFold;
import io.bigtheta.support.Digits;
import io.bigtheta.support.Notes;
import io.bigtheta.support.Nth;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Dataset SPOTS = Digits.of(150, 3);
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(16).epochs(12);
  private static final List<Candidate> SIZES =
      Candidate.hidden(TRAINER, new Relu(), 10, 1, 2, 4, 8, 16, 32);
  private static final Search SEARCH = Search.of(SIZES, Measure.ACCURACY).folding(new KFold(3));

  private static Ranking ranking(Searched searched) {
    return searched.ranking().orElseThrow();
  }

  @Test
  void aTrialIsTheCandidatesCrossValidationBitForBit() {
    Trial trial = ranking(SEARCH.run(SPOTS)).trials().get(3);
    CrossValidated alone = CrossValidation.of(
            trial.candidate().structure(), trial.candidate().trainer())
        .folding(new KFold(3))
        .run(SPOTS);
    assertEquals(alone.accuracy(), trial.accuracy());
    assertEquals(alone.loss(), trial.loss());
    assertEquals(
        alone.folds().stream().map(fold -> fold.digest()).toList(),
        trial.folds().stream().map(FoldScore::digest).toList());
  }

  @Test
  void anyNumberOfThreadsEndsInTheSameBits() {
    Searched one = SEARCH.run(SPOTS);
    for (int threads : new int[] {2, 5, 40}) {
      assertEquals(
          one, SEARCH.run(SPOTS, Session.quiet().threads(threads), FoldLog.none(), event -> {}));
    }
    assertTrue(one.complete());
    assertTrue(ranking(one).chosen().parameters() > ranking(one).trials().get(0).parameters());
  }

  @Test
  void whatWasInterruptedGoesOnAndEndsInTheSameBitsWithNothingTrainedTwice() {
    for (Strategy strategy : List.of(new Grid(), new Halving(2, 0))) {
      Search search = SEARCH.strategy(strategy);
      Searched whole = search.run(SPOTS);
      Notes<FoldScore> notes = new Notes<>();
      AtomicInteger left = new AtomicInteger(4);
      int trained = 0;
      Searched last = null;
      while (last == null || !last.complete()) {
        left.set(4);
        int before = notes.known.size();
        Session session = Session.quiet().threads(2).cancelled(() -> left.get() <= 0);
        last = search.run(SPOTS, session, notes, event -> {
          if (event instanceof SearchEvent.FoldEnded) {
            left.decrementAndGet();
          }
        });
        trained += notes.known.size() - before;
        assertTrue(notes.known.size() > before, "each session ends some fold");
      }
      assertEquals(whole, last);
      assertEquals(trained, notes.known.size());
      Searched again = search.run(
          SPOTS,
          Session.quiet(),
          notes,
          event -> assertFalse(event instanceof SearchEvent.FoldEnded));
      assertEquals(whole, again);
    }
  }

  @Test
  void cancelledAtAnyQuestionItKeepsWholeFoldsOnlyAndEndsInTheSameBits() {
    Dataset data = Digits.of(1100, 4); // so many that digests and judgements ask too
    Search search = Search.of(
            Candidate.hidden(TRAINER.batch(500).epochs(1), new Relu(), 10, 2, 4), Measure.LOSS)
        .folding(new KFold(2));
    Nth never = Nth.never();
    Searched whole =
        search.run(data, Session.quiet().cancelled(never), FoldLog.none(), event -> {});
    assertTrue(never.asked() > 4 * 4, "questions: " + never.asked());
    for (int n = 1; n <= never.asked(); n++) {
      Nth nth = new Nth(n);
      Notes<FoldScore> notes = new Notes<>();
      Searched cut = search.run(data, Session.quiet().cancelled(nth), notes, event -> {});
      assertFalse(cut.complete(), "question " + n);
      assertTrue(nth.late() <= 4, "asked " + nth.late() + " times after the yes to question " + n);
      assertEquals(whole, search.run(data, Session.quiet(), notes, event -> {}));
    }
  }

  @Test
  void halvingTrainsTheBestOfAShortRoundForLonger() {
    Searched searched = SEARCH.strategy(new Halving(2, 0)).run(SPOTS);
    assertEquals(List.of(6, 3, 2), searched.rounds().stream().map(List::size).toList());
    assertEquals(
        List.of(3, 6, 12),
        searched.rounds().stream()
            .map(round -> round.get(0).candidate().trainer().epochs())
            .toList());
    Ranking first = new Ranking(searched.rounds().get(0), Measure.ACCURACY);
    assertEquals(
        first.best().subList(0, 3).stream().map(Trial::name).sorted().toList(),
        searched.rounds().get(1).stream().map(Trial::name).sorted().toList());
    Trial inFull = searched.rounds().get(2).get(0);
    assertEquals(
        SEARCH.run(SPOTS).rounds().get(0).stream()
            .filter(trial -> trial.name().equals(inFull.name()))
            .map(Trial::accuracy)
            .toList(),
        List.of(inFull.accuracy()));
  }

  @Test
  void aListenerHearsOfEveryRoundFoldAndTrial() {
    List<SearchEvent> events = new ArrayList<>();
    SEARCH.run(SPOTS, Session.quiet().threads(3), FoldLog.none(), events::add);
    assertEquals(new SearchEvent.RoundStarted(1, 1, 6, 18, 12, 0), events.get(0));
    assertEquals(
        18, events.stream().filter(SearchEvent.FoldEnded.class::isInstance).count());
    SearchEvent.TrialEnded last = (SearchEvent.TrialEnded) events.get(events.size() - 1);
    assertEquals(6, last.done());
    assertEquals(3, last.trial().folds().size());
  }

  @Test
  void aSearchWithoutCandidatesIsRefused() {
    refused(
        "search: expected at least one candidate, got none",
        () -> Search.of(List.of(), Measure.LOSS));
  }
}
