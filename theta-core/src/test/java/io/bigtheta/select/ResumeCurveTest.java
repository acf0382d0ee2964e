package io.bigtheta.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.select.Learned.Outcome;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learning curve that is interrupted anywhere goes on and ends in the bits of one that is not. */
class ResumeCurveTest {
  private static final Dataset SPOTS = Digits.of(100, 3);
  private static final LearningCurve CLASSES = new LearningCurve(
      CrossValidation.of(
              Structure.of(new Dense(10)),
              Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(16).epochs(2))
          .folding(new KFold(3)),
      List.of(20.0, 0.5, 1.0));
  private static final LearningCurve NUMBERS = new LearningCurve(
      CrossValidation.of(
              Structure.of(new Dense(1)),
              Trainer.of(new SquaredError(), new Adam()).rate(0.05f).batch(8).epochs(2))
          .folding(new KFold(3)),
      List.of(0.5, 1.0));

  private static Dataset line() {
    float[][] x = new float[40][1];
    float[] y = new float[40];
    for (int i = 0; i < 40; i++) {
      x[i][0] = new Seed(1).normal(i);
      y[i] = 3 * x[i][0];
    }
    return Dataset.of(x, y);
  }

  private static Session threads(int threads) {
    return Session.quiet().threads(threads);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void interruptedAfterAnyNetworkItEndsInTheSameBits(boolean classes, int threads) {
    LearningCurve curve = classes ? CLASSES : NUMBERS;
    Dataset data = classes ? SPOTS : line();
    Learned whole = curve.run(data, Session.quiet(), event -> {});
    int all = 3 * curve.sizes().size();
    for (int k = 0; k <= all; k++) {
      int most = k;
      Notes<Outcome> notes = new Notes<>();
      AtomicInteger ended = new AtomicInteger();
      Learned cut = curve.run(
          data,
          threads(threads).cancelled(() -> ended.get() >= most),
          notes,
          event -> ended.incrementAndGet());
      assertEquals(ended.get(), notes.known.size());
      assertEquals(notes.known.size() == all, cut.complete());
      List<LearningCurve.Event> events = new ArrayList<>();
      Learned resumed = curve.run(data, threads(threads), notes, events::add);
      assertEquals(whole, resumed);
      assertEquals(all, events.size());
      for (int i = 0; i < all; i++) {
        assertEquals(i + 1, events.get(i).done());
        assertEquals(i < ended.get(), events.get(i).known());
      }
    }
  }

  @Test
  void cancelledAtAnyQuestionItKeepsWholeNetworksOnlyAndEndsInTheSameBits() {
    Dataset data = Digits.of(900, 4); // so many that judging them asks too
    LearningCurve curve = new LearningCurve(
        CrossValidation.of(
                Structure.of(new Dense(10)),
                CLASSES.recipe().trainer().batch(200).epochs(1))
            .folding(new KFold(2)),
        List.of(0.7, 1.0));
    Nth never = Nth.never();
    Learned whole = curve.run(data, Session.quiet().cancelled(never), event -> {});
    assertTrue(never.asked() > 4 * 4, "questions: " + never.asked());
    for (int n = 1; n <= never.asked(); n++) {
      Nth nth = new Nth(n);
      Notes<Outcome> notes = new Notes<>();
      Learned cut = curve.run(data, Session.quiet().cancelled(nth), notes, event -> {});
      assertTrue(nth.late() <= 4, "asked " + nth.late() + " times after the yes to question " + n);
      assertFalse(cut.complete(), "question " + n);
      assertEquals(whole, curve.run(data, Session.quiet(), notes, event -> {}));
    }
  }

  @Test
  void sizesMayBeAddedLaterAndWhatIsKnownIsNotTrainedAgain() {
    Notes<Outcome> notes = new Notes<>();
    CLASSES.run(SPOTS, Session.quiet(), notes, event -> {});
    LearningCurve more = new LearningCurve(CLASSES.recipe(), List.of(20.0, 40.0, 0.5, 1.0));
    List<LearningCurve.Event> events = new ArrayList<>();
    Learned learned = more.run(SPOTS, Session.quiet(), notes, events::add);
    assertEquals(9, events.stream().filter(LearningCurve.Event::known).count());
    assertEquals(12, events.size());
    assertEquals(more.run(SPOTS, Session.quiet(), event -> {}), learned);
  }
}
