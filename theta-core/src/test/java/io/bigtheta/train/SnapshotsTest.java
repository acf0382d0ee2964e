package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.EpochReached;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
  private static final Dataset ROWS = rows();
  private static final Blueprint NET = Blueprint.of(2, new Dense(3), new BatchNorm(), new Dense(2));

  private static Dataset rows() {
    float[][] x = new float[40][2];
    int[] classes = new int[40];
    for (int i = 0; i < 40; i++) {
      classes[i] = i % 2;
      x[i][0] = i % 7;
      x[i][1] = i % 2 + i % 5;
    }
    return Dataset.of(x, classes);
  }

  private static Trainer trainer(String rate, int epochs) {
    return Trainer.of(new CrossEntropy(), new Adam())
        .rate(Spec.parse(Schedule.class, rate))
        .epochs(epochs)
        .batch(8)
        .seed(7);
  }

  private static Map<Integer, Model> kept(Snapshots snapshots, Dataset validation) {
    Map<Integer, Model> models = new TreeMap<>();
    Session session = Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended
          && snapshots.epochs().contains(ended.epoch().number())) {
        models.put(ended.epoch().number(), ended.model().get());
      }
    });
    Training training = snapshots.trainer().fit(NET, ROWS, validation, session);
    if (validation.rows() > 0) {
      models.forEach((epoch, model) -> assertEquals(
          training.history().epoch(epoch).validationLoss(),
          Evaluation.of(model, validation).loss(),
          1e-9));
    }
    return models;
  }

  @Test
  void theyAreWhereTheLastCyclesEnd() {
    assertEquals(List.of(4, 8, 12), new Snapshots(trainer("cycles(0.1, count=3)", 12), 3).epochs());
    assertEquals(List.of(12), new Snapshots(trainer("cycles(0.1, count=3)", 12), 1).epochs());
    assertEquals(List.of(8, 10), new Snapshots(trainer("warm-up(cycles(0.1))", 10), 2).epochs());
  }

  @Test
  void eachIsWhatTheTrainingWouldLeaveIfItEndedThere() {
    for (float average : new float[] {0, 0.9f}) {
      Trainer trainer = trainer("cycles(0.1, count=3)", 6).average(average);
      Map<Integer, Model> models = kept(new Snapshots(trainer, 3), ROWS.pick());
      assertEquals(List.of(2, 4, 6), List.copyOf(models.keySet()));
      models.forEach((epoch, model) -> {
        assertEquals(epoch, model.provenance().epoch());
        assertEquals(
            trainer
                .stopping(new EpochReached(epoch))
                .fit(NET, ROWS)
                .model()
                .network()
                .digest(),
            model.network().digest());
      });
    }
  }

  @Test
  void eachIsWhatTheValidationJudged() {
    Trainer trainer = trainer("cycles(0.1, count=3)", 6).average(0.9f);
    assertEquals(2, kept(new Snapshots(trainer, 2), ROWS.pick(1, 4, 9, 16, 25)).size());
  }

  private static void refused(String message, String rate, int epochs, int count) {
    Trainer trainer = trainer(rate, epochs);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> new Snapshots(trainer, count))
            .getMessage());
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(
        "snapshots: expected a rate of cycles, as cycles(0.003), got one-cycle(0.1)",
        "one-cycle(0.1)",
        4,
        1);
    refused("snapshots: expected from 1 to 5, the cycles of the rate, got 6", "cycles(0.1)", 10, 6);
    refused("snapshots: expected from 1 to 5, the cycles of the rate, got 0", "cycles(0.1)", 10, 0);
    refused(
        "epochs: expected a multiple of 5, so that every cycle of the rate ends with an epoch, got 4",
        "cycles(0.1)",
        4,
        2);
  }
}
