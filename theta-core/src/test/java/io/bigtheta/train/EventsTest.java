package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Digits;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Blueprint BLUEPRINT = Blueprint.parse("64 dense(10)");
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.05f).batch(30).epochs(6);

  private final Dataset data = Digits.of(100, 1);
  private final Dataset held = Digits.of(50, 2);
  private final List<Event> events = new ArrayList<>();

  @Test
  void eventsComeInTheirOrderOnTheTrainingThread() {
    Thread thread = Thread.currentThread();
    Session session = Session.quiet().threads(2).listener(event -> {
      assertSame(thread, Thread.currentThread());
      events.add(event);
    });
    Training run = TRAINER.fit(BLUEPRINT, data, held, session);
    events.removeIf(event -> event instanceof Event.Progressed);
    assertEquals(8, events.size());
    assertEquals(new Event.Started(BLUEPRINT, 100, 50, 6, 4), events.get(0));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= 6; i++) {
      Event.EpochEnded ended = (Event.EpochEnded) events.get(i);
      assertEquals(run.history().epoch(i), ended.epoch());
      assertEquals(i, ended.epoch().number());
      assertEquals(ended.epoch().validationLoss() < least, ended.best());
      least = Math.min(least, ended.epoch().validationLoss());
    }
    assertEquals(new Event.Ended(new StopReason.Completed(6), run.history().best()), events.get(7));
    assertEquals("completed", run.reason().name());
  }

  @Test
  void aSlowEpochTellsOfItsProgress() {
    Session session = Session.quiet()
        .cancelled(() -> {
          try {
            Thread.sleep(60);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return false;
        })
        .listener(events::add);
    Training run = TRAINER.epochs(1).fit(BLUEPRINT, data, held, session);
    List<Event.Progressed> told = events.stream()
        .filter(event -> event instanceof Event.Progressed)
        .map(event -> (Event.Progressed) event)
        .toList();
    assertTrue(!told.isEmpty() && told.size() <= 3, "told " + told);
    int before = 0;
    for (Event.Progressed progressed : told) {
      assertEquals(1, progressed.epoch());
      assertEquals(4, progressed.steps());
      assertTrue(progressed.step() > before && progressed.step() <= 4);
      assertEquals(0.05f, progressed.rate());
      before = progressed.step();
    }
    Event.Progressed last = told.get(told.size() - 1);
    assertEquals(run.history().last().trainLoss(), last.loss(), 0.5);
  }

  @Test
  void aCancelledTrainingKeepsTheBestSoFar() {
    int[] asked = {0};
    Session session = Session.quiet().cancelled(() -> ++asked[0] > 10).listener(events::add);
    Training run = TRAINER.fit(BLUEPRINT, data, held, session);
    assertEquals(11, asked[0]);
    assertEquals(new StopReason.Interrupted(3), run.reason());
    assertEquals("interrupted in epoch 3", run.reason().toString());
    assertEquals("interrupted", run.reason().name());
    assertEquals(2, run.history().epochs());
    Training two = TRAINER.epochs(2).fit(BLUEPRINT, data, held);
    assertEquals(two.model().network().digest(), run.model().network().digest());
    assertEquals(
        new Event.Ended(run.reason(), run.history().best()), events.get(events.size() - 1));
  }

  @Test
  void aTrainingCancelledBeforeItsFirstStepReturnsTheFirstWeights() {
    Training run = TRAINER.fit(BLUEPRINT, data, held, Session.quiet().cancelled(() -> true));
    assertEquals(new StopReason.Interrupted(1), run.reason());
    assertEquals(0, run.history().epochs());
    assertEquals(0, run.model().provenance().epoch());
    float[] start = BLUEPRINT.start(new Seed(42).child("theta", 0));
    assertEquals(Digest.of(start), run.model().network().digest());
    assertEquals(
        "64 dense(10)\nstopped      interrupted in epoch 1\nθ digest     " + Digest.of(start),
        run.toString());
  }

  @Test
  void whatAListenerThrowsReachesTheCaller() {
    Session session = Session.quiet().threads(2).listener(event -> {
      throw new IllegalStateException("full disk");
    });
    assertEquals(
        "full disk",
        assertThrows(IllegalStateException.class, () -> TRAINER.fit(BLUEPRINT, data, held, session))
            .getMessage());
  }
}
