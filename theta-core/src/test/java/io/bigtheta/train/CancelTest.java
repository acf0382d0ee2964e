package io.bigtheta.train;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.prune.Probe;
import io.bigtheta.prune.Taylor;
import io.bigtheta.prune.Tidied;
import io.bigtheta.select.Duplicates;
import io.bigtheta.support.Digits;
import io.bigtheta.support.Nth;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes through many rows ends soon after somebody wants an end, and keeps nothing half done. */
class CancelTest {
  private static final Blueprint BLUEPRINT =
      Blueprint.parse("64 dense(12, activation=relu) dropout(0.1) dense(10)");
  private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Adam())
      .rate(0.01f)
      .batch(500)
      .epochs(3)
      .average(0.9f);
  private static final Dataset DATA = Digits.of(2100, 1);
  private static final Dataset HELD = Digits.of(1100, 2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aTrainingCancelledAtAnyQuestionGoesOnFromItsLastWholeEpochToTheSameBits(int threads) {
    Nth never = Nth.never();
    Training whole = TRAINER.fit(BLUEPRINT, DATA, HELD, Session.quiet().cancelled(never));
    // 2 + 1 of the digests; of each epoch 5 steps and 4 of the validation
    assertEquals(3 + 3 * 9, never.asked());
    for (int n = 1; n <= never.asked(); n++) {
      Nth nth = new Nth(n);
      List<Checkpoint> checkpoints = new ArrayList<>();
      List<Event> events = new ArrayList<>();
      Training cut = TRAINER.fit(
          BLUEPRINT, DATA, HELD, Session.quiet().threads(threads).cancelled(nth).listener(event -> {
            events.add(event);
            if (event instanceof Event.EpochEnded ended) {
              checkpoints.add(ended.checkpoint().get());
            }
          }));
      int epochs = Math.max(0, (n - 4) / 9);
      assertEquals(new StopReason.Interrupted(epochs + 1), cut.reason(), "question " + n);
      assertEquals(epochs, cut.history().epochs());
      assertEquals(epochs, checkpoints.size());
      assertEquals(0, nth.late(), "questions after the yes");
      assertTrue(events.get(0) instanceof Event.Started);
      assertTrue(events.get(events.size() - 1) instanceof Event.Ended);
      Session rest = Session.quiet().threads(threads);
      Training resumed = TRAINER.fit(
          BLUEPRINT, DATA, HELD, epochs == 0 ? rest : rest.from(checkpoints.get(epochs - 1)));
      assertEquals(
          whole.model().network().digest(), resumed.model().network().digest(), "question " + n);
      assertEquals(whole.history().best(), resumed.history().best());
    }
  }

  @Test
  void aTrainingCancelledBeforeItsRowsAreKnownSaysSoAndKeepsWhereItWouldGoOn() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    TRAINER.fit(BLUEPRINT, DATA, HELD, Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended) {
        checkpoints.add(ended.checkpoint().get());
      }
    }));
    Checkpoint second = checkpoints.get(1);
    Training cut =
        TRAINER.fit(BLUEPRINT, DATA, HELD, Session.quiet().from(second).cancelled(new Nth(1)));
    assertEquals(new StopReason.Interrupted(3), cut.reason());
    assertEquals(2, cut.history().epochs());
    assertArrayEquals(second.kept(), cut.model().network().theta());
    assertEquals("", cut.model().provenance().dataDigest());
  }

  /** Cancelled at each of its questions it throws, and is asked no more; never cancelled it gives what it gave. */
  private static <T> void ends(int questions, T wanted, Function<BooleanSupplier, T> work) {
    Nth never = Nth.never();
    assertEquals(wanted, work.apply(never));
    assertEquals(questions, never.asked());
    for (int n = 1; n <= questions; n++) {
      Nth nth = new Nth(n);
      CancellationException e =
          assertThrows(CancellationException.class, () -> work.apply(nth), "question " + n);
      assertTrue(String.valueOf(e.getMessage()).contains(": cancelled "), e.getMessage());
      assertEquals(0, nth.late());
    }
  }

  @Test
  void whatOnlyLooksAtRowsEndsAtTheNextQuestion() {
    Model model = TRAINER.epochs(1).fit(BLUEPRINT, DATA, HELD).model();
    ends(2, DATA.digest(), DATA::digest);
    ends(
        4,
        Evaluation.of(model, HELD).loss(),
        asked -> Evaluation.of(model, HELD, asked).loss());
    Ensemble two = new Ensemble(List.of(model, model));
    ends(8, two.evaluate(HELD).loss(), asked -> two.evaluate(HELD, asked).loss());
    List<Split> splits = DATA.folds(3, new Seed(1));
    ends(2, Duplicates.across(DATA, splits), asked -> Duplicates.across(DATA, splits, asked));
    Dataset twice = DATA.pick(0, 0, 1, 2, 3, 4);
    List<Split> leaking = twice.folds(3, new Seed(1));
    ends(3, Duplicates.across(twice, leaking), asked -> Duplicates.across(twice, leaking, asked));
  }

  @Test
  void whatPruningLooksAtEndsAtTheNextQuestion() {
    Model model = TRAINER.epochs(1).fit(BLUEPRINT, DATA, HELD).model();
    ScalarKernels kernels = new ScalarKernels();
    Probe free = new Probe(model, HELD, kernels, new Seed(1));
    ends(
        4,
        new Taylor().units(free)[0][0],
        asked -> new Taylor().units(new Probe(model, HELD, kernels, new Seed(1), asked))[0][0]);
    Dataset same = DATA.pick(new int[1100]); // every unit is constant, so that all rows are seen
    ends(
        4,
        Tidied.of(model, same, kernels).dead(),
        asked -> Tidied.of(model, same, kernels, asked).dead());
  }

  @Test
  void whyATrainingEndedIsReadFromItsText() {
    for (StopReason reason : List.of(
        new StopReason.Completed(20),
        new StopReason.Stopped("any(patience(5), time-limit(60))", 7),
        new StopReason.Stopped("", 7),
        new StopReason.Diverged(12, Double.NaN),
        new StopReason.Diverged(12, Double.NEGATIVE_INFINITY),
        new StopReason.Interrupted(3))) {
      assertEquals(reason, StopReason.parse(reason.text()));
    }
    assertEquals("stopped 7 patience(5)", new StopReason.Stopped("patience(5)", 7).text());
    for (String text : List.of(
        "",
        "completed",
        "completed x",
        "completed -1",
        "completed 1 2",
        "stopped 1",
        "diverged 1",
        "diverged 1 x",
        "interrupted 1 ",
        "exploded 3",
        "completed 99999999999")) {
      refused(
          "reason: expected why a training ended, as completed 20, got \"" + text + "\"",
          () -> StopReason.parse(text));
    }
  }
}
