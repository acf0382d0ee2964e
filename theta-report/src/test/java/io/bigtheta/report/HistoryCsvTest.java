package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import io.bigtheta.train.history.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCsvTest {
  private static final Epoch FIRST = new Epoch(1, 0.30000000000000004, 0.5, 1e-9, 1, 0.001f, 12.5);
  private static final Epoch SECOND =
      new Epoch(2, 100, Double.NaN, Double.NaN, Double.NaN, 0.1f, 0);
  private static final History HISTORY = new History(Monitor.LOSS, List.of(FIRST, SECOND));

  @Test
  void anEpochIsALineAndWhatIsNotKnownAnEmptyCell() {
    assertEquals(
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,rate,seconds\n"
            + "1,0.30000000000000004,0.5,1E-9,1,0.001,12.5\n"
            + "2,100,,,,0.1,0\n",
        HistoryCsv.text(HISTORY));
  }

  @Test
  void numbersReadBackTheSame() {
    for (double value :
        new double[] {2.0e-3, 1 / 3.0, 2.2250738585072014E-308, 9007199254740993.0}) {
      String cell = HistoryCsv.line(new Epoch(1, value, 0, 0, 0, 0, 0)).split(",", -1)[1];
      assertEquals(value, Double.parseDouble(cell), 0);
    }
  }

  @Test
  void aFileIsReplacedWholeAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("history.csv");
    Files.writeString(file, "old");
    HistoryCsv.write(file, HISTORY);
    assertEquals(HistoryCsv.text(HISTORY), Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @TempDir
  Path folder;
}
