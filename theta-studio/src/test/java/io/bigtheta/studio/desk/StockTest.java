package io.bigtheta.studio.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.run.result.TrainResult;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockTest {
  @TempDir
  Path runs;

  private Stock.Drawn drawn(Stock stock, String id) throws IOException {
    return stock.of(new Desk(runs, 1).find(id));
  }

  @Test
  void theRowsAreDividedAsInTheTraining() throws IOException {
    TrainResult result = Trained.digits(runs, "d");
    Stock stock = new Stock(new DataShelf());
    Stock.Drawn drawn = drawn(stock, "d");
    assertEquals(result.plan().rows().train().digest(), drawn.rows().train().digest());
    assertEquals(
        result.plan().rows().validation().digest(), drawn.part("validation").digest());
    assertEquals(result.plan().rows().test().digest(), drawn.part("test").digest());
    assertEquals("test", drawn.usual());
    assertSame(drawn, drawn(stock, "d"), "they stay in memory");
  }

  @Test
  void aCommitteeHasTrainingRowsOnly() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    Trained.train(runs, "f", file.toString(), Map.of("epochs", "3", "committee", "2"));
    Stock.Drawn drawn = drawn(new Stock(new DataShelf()), "f");
    assertEquals("training", drawn.usual());
    Refusal refusal = assertThrows(Refusal.class, () -> drawn.part("test"));
    assertEquals(
        "part: expected one with rows, such as training, got test, which has none",
        refusal.getMessage());
    Refusal unknown = assertThrows(Refusal.class, () -> drawn.part("all"));
    assertEquals("part: expected test, validation or training, got \"all\"", unknown.getMessage());
  }

  @Test
  void aFileThatHasChangedSinceIsRefused() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    Trained.train(runs, "f", file.toString(), Map.of("hidden", "4", "epochs", "2"));
    Files.writeString(file, Files.readString(file).replaceFirst("rose", "daisy"));
    Refusal refusal = assertThrows(Refusal.class, () -> drawn(new Stock(new DataShelf()), "f"));
    assertEquals(
        "data: expected the rows that f was trained on, got other rows in " + file
            + "; the file has changed since; train again",
        refusal.getMessage());
  }
}
