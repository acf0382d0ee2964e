package io.bigtheta.select;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.support.Notes;
import io.bigtheta.support.Nth;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cross-validation that is interrupted anywhere goes on and ends in the bits of one that is not. */
class ResumeFoldsTest {
  private static final Dataset SPOTS = Digits.of(120, 3);
  private static final CrossValidation CLASSES = CrossValidation.of(
      Structure.of(new Dense(8), new Dropout(0.2f), new Dense(10)),
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(16).epochs(4));
  private static final CrossValidation NUMBERS = CrossValidation.of(
          Structure.of(new Dense(4), new Dense(1)),
          Trainer.of(new SquaredError(), new Adam()).rate(0.05f).batch(16).epochs(4))
      .folding(new Repeated(new KFold(3), 2))
      .scored(Scored.BEST);

  private static Dataset line() {
    float[][] x = new float[60][2];
    float[] y = new float[60];
    for (int i = 0; i < 60; i++) {
      x[i] = new float[] {new Seed(1).normal(i), new Seed(2).normal(i)};
      y[i] = 100 + 2 * x[i][0] - x[i][1] * x[i][1];
    }
    return Dataset.of(x, y);
  }

  private static Session threads(int threads) {
    return Session.quiet().threads(threads);
  }

  /** All bits of a result, but for how long epochs took. */
  static List<Object> bits(CrossValidated result) {
    List<Object> bits = new ArrayList<>(List.of(
        result.asked(),
        result.rows(),
        result.duplicates(),
        result.loss(),
        result.accuracy(),
        result.rmse(),
        result.r2(),
        result.medianBestEpoch(),
        numbers(result.outOfFold().answers().toArray()),
        numbers(result.outOfFold().times())));
    for (Fold fold : result.folds()) {
      bits.addAll(List.of(FoldScore.of(fold), fold.trainRows(), fold.reason()));
      bits.add(numbers(fold.held().answers().toArray()));
      for (int[] row : fold.held().confusion()) {
        bits.add(numbers(row));
      }
      fold.epochs().forEach(e -> bits.add(timeless(e)));
    }
    return bits;
  }

  private static Epoch timeless(Epoch e) {
    return new Epoch(
        e.number(),
        e.trainLoss(),
        e.trainAccuracy(),
        e.validationLoss(),
        e.validationAccuracy(),
        e.rate(),
        0);
  }

  private static List<Object> numbers(float[] values) {
    List<Object> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  private static List<Object> numbers(int[] values) {
    List<Object> bits = new ArrayList<>();
    for (int value : values) {
      bits.add(value);
    }
    return bits;
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void interruptedAfterAnyFoldItEndsInTheSameBits(boolean classes, int threads) {
    CrossValidation recipe = classes ? CLASSES : NUMBERS;
    Dataset data = classes ? SPOTS : line();
    CrossValidated whole = recipe.run(data);
    for (int k = 0; k <= whole.asked(); k++) {
      int most = k;
      Notes<Fold> notes = new Notes<>();
      AtomicInteger ended = new AtomicInteger();
      CrossValidated cut =
          recipe.run(data, threads(threads).cancelled(() -> ended.get() >= most), notes, event -> {
            if (event instanceof FoldEvent.Ended) {
              ended.incrementAndGet();
            }
          });
      assertEquals(cut.folds().size(), notes.known.size());
      assertTrue(cut.folds().size() >= k, "what ended is kept");
      List<FoldEvent> events = new ArrayList<>();
      CrossValidated resumed = recipe.run(data, threads(threads), notes, events::add);
      assertEquals(bits(whole), bits(resumed));
      int known = cut.folds().size();
      for (int i = 0; i < known; i++) {
        FoldEvent.Known event = (FoldEvent.Known) events.get(i);
        assertEquals(i + 1, event.done());
        assertEquals(whole.asked(), event.folds());
      }
      long started = events.stream().filter(FoldEvent.Started.class::isInstance).count();
      assertEquals(whole.asked() - known, started);
      if (started > 0) {
        assertEquals(whole.asked(), ((FoldEvent.Ended) events.get(events.size() - 1)).done());
      }
    }
  }

  @Test
  void cancelledAtAnyQuestionItKeepsWholeFoldsOnlyAndEndsInTheSameBits() {
    Dataset data = Digits.of(1100, 4); // so many that digests and judgements ask too
    CrossValidation recipe = CrossValidation.of(
            Structure.of(new Dense(10)), CLASSES.trainer().batch(200).epochs(1))
        .folding(new KFold(3));
    Nth never = Nth.never();
    List<Object> whole =
        bits(recipe.run(data, Session.quiet().cancelled(never), new Notes<>(), event -> {}));
    assertTrue(never.asked() > 3 * 7, "questions: " + never.asked());
    for (int n = 1; n <= never.asked(); n++) {
      Nth nth = new Nth(n);
      Notes<Fold> notes = new Notes<>();
      CrossValidated cut = recipe.run(data, Session.quiet().cancelled(nth), notes, event -> {});
      assertTrue(nth.late() <= 3, "asked " + nth.late() + " times after the yes to question " + n);
      assertFalse(cut.complete(), "question " + n);
      assertEquals(cut.folds().size(), notes.known.size());
      assertEquals(whole, bits(recipe.run(data, Session.quiet(), notes, event -> {})));
    }
  }

  @Test
  void theSubjectTellsRowsFoldsGroupsSeedsAndScoringApart() {
    String one = CLASSES.subject(SPOTS, () -> false);
    assertEquals(one, CLASSES.subject(Digits.of(120, 3), () -> false));
    Dataset other = Digits.of(120, 4);
    assertNotEquals(one, CLASSES.subject(other, () -> false));
    assertNotEquals(one, CLASSES.folding(new KFold(4)).subject(SPOTS, () -> false));
    assertNotEquals(one, CLASSES.scored(Scored.BEST).subject(SPOTS, () -> false));
    CrossValidation seeded =
        CrossValidation.of(CLASSES.structure(), CLASSES.trainer().seed(1));
    assertNotEquals(one, seeded.subject(SPOTS, () -> false));
    int[] thirds = new int[120];
    int[] tens = new int[120];
    for (int i = 0; i < 120; i++) {
      thirds[i] = i % 12;
      tens[i] = i / 10;
    }
    CrossValidation grouped = CLASSES.folding(new Grouped(3));
    assertNotEquals(
        grouped.subject(SPOTS.grouped(thirds), () -> false),
        grouped.subject(SPOTS.grouped(tens), () -> false));
  }

  @Test
  void aFoldThatCannotBeOfTheseRowsIsRefused() {
    Notes<Fold> notes = new Notes<>();
    CLASSES.run(SPOTS, Session.quiet(), notes, event -> {});
    refused(
        "fold 1 of the log: expected one of 88 training rows and answers [22, 10], got 96 and [24, 10]; begin with a new log",
        () -> CLASSES.run(Digits.of(110, 3), Session.quiet(), notes, event -> {}));
  }

  @Test
  void theRefitGoesOnFromACheckpointToTheSameBits() {
    CrossValidated result = NUMBERS.run(line());
    List<Checkpoint> checkpoints = new ArrayList<>();
    Session session = Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended) {
        checkpoints.add(ended.checkpoint().get());
      }
    });
    Training whole = NUMBERS.refit(line(), result, session);
    assertTrue(checkpoints.size() >= 2);
    Training rest = NUMBERS.refit(line(), result, Session.quiet().from(checkpoints.get(0)));
    assertEquals(whole.model().network().digest(), rest.model().network().digest());
    assertArrayEquals(whole.model().network().theta(), rest.model().network().theta());
    assertEquals(whole.reason(), rest.reason());
  }
}
