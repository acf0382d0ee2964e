package io.bigtheta.studio.mistakes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.DataShelf;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.desk.Tables;
import io.bigtheta.studio.desk.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedTest {
  @TempDir
  Path runs;

  private Judged judged(TrainResult result, String id, String part) throws IOException {
    Stock.Drawn drawn = new Stock(new DataShelf()).of(new Desk(runs, 1).find(id));
    return Judged.of(result.training().model(), drawn, part);
  }

  @Test
  void theTestRowsAreJudgedAsTheTrainingJudgedThem() throws IOException {
    TrainResult result = Trained.digits(runs, "d");
    Judged judged = judged(result, "d", "test");
    Evaluation own = result.test().orElseThrow();
    assertEquals(own.accuracy(), judged.evaluation().accuracy());
    assertArrayEquals(own.confusion(), judged.evaluation().confusion());
    assertEquals(own.rows() + " test rows. The network has not learnt from them.", judged.told());
    assertTrue(judged(result, "d", "training").told().contains("has learnt from them"));
    assertTrue(judged(result, "d", "validation").told().contains("chose the epoch"));
  }

  @Test
  void aCommitteeJudgesTheRowsThatEachNetworkHasNotLearntFrom() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    TrainResult result =
        Trained.train(runs, "f", file.toString(), Map.of("epochs", "4", "committee", "3"));
    Judged judged = judged(result, "f", "training");
    Evaluation others = result.others().orElseThrow();
    assertArrayEquals(others.confusion(), judged.evaluation().confusion());
    assertArrayEquals(others.answers().toArray(), judged.evaluation().answers().toArray());
    assertEquals(
        "120 rows. Each is judged by the one network of 3 that has not learnt from it.",
        judged.told());
  }

  @Test
  void mistakesComeSurestFirstAndTheFurthestNumbersFirst() throws IOException {
    Judged judged = judged(Trained.digits(runs, "d"), "d", "test");
    int[] sure = new Picked(-1, -1, true, "sure").of(judged);
    int[] unsure = new Picked(-1, -1, true, "unsure").of(judged);
    assertEquals(
        Math.round((1 - judged.evaluation().accuracy()) * judged.rows().rows()), sure.length);
    for (int k = 1; k < sure.length; k++) {
      assertTrue(judged.confidence(sure[k - 1]) >= judged.confidence(sure[k]));
      assertTrue(judged.confidence(unsure[k - 1]) <= judged.confidence(unsure[k]));
    }
    for (int truth = 0; truth < 10; truth++) {
      for (int answer = 0; answer < 10; answer++) {
        assertEquals(
            judged.evaluation().confusion()[truth][answer],
            new Picked(truth, answer, false, "sure").of(judged).length);
      }
    }
    Path file = Tables.numbers(runs.resolve("numbers.csv"));
    TrainResult numbers = Trained.train(
        runs, "n", file.toString(), Map.of("hidden", "4", "epochs", "5", "test", "0.3"));
    Judged far = judged(numbers, "n", "test");
    int[] rows = new Picked(-1, -1, true, "sure").of(far);
    assertEquals(far.rows().rows(), rows.length);
    assertTrue(far.error(rows[0]) > far.error(rows[rows.length - 1]));
  }

  @Test
  void judgementsAreMadeOnceAndRefuseWhatIsNotThere() throws IOException, InterruptedException {
    Trained.digits(runs, "d");
    Run run = new Desk(runs, 1).find("d");
    try (Judgements judgements = new Judgements(new Stock(new DataShelf()))) {
      Optional<Judged> first = judgements.of(run, "");
      for (int i = 0; first.isEmpty() && i < 200; i++) {
        first = judgements.of(run, "");
      }
      assertEquals("test", first.orElseThrow().part());
      assertSame(first.get(), judgements.of(run, "test").orElseThrow());
      Refusal refusal = assertThrows(Refusal.class, () -> {
        for (int i = 0; i < 200; i++) {
          judgements.of(run, "nothing");
        }
      });
      assertEquals(
          "part: expected test, validation or training, got \"nothing\"", refusal.getMessage());
    }
  }
}
