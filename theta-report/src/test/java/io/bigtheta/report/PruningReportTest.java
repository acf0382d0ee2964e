package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.prune.Point;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.Units;
import io.bigtheta.prune.Weights;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningReportTest {
  private static final Dataset CLASSES = rows(true);

  private static Dataset rows(boolean classes) {
    float[][] x = new float[200][4];
    int[] y = new int[200];
    float[] number = new float[200];
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = new Seed(7).normal(4L * i + j);
      }
      y[i] = (x[i][0] > 0 ? 1 : 0) + (x[i][1] > 0 ? 2 : 0);
      number[i] = 100 + 10 * x[i][0];
    }
    return classes ? Dataset.of(x, y) : Dataset.of(x, number);
  }

  private static Pruned pruned(Dataset rows, boolean units, boolean test) {
    var split = rows.split(0.7, new Seed(1));
    boolean classes = rows == CLASSES;
    Loss loss = classes ? new CrossEntropy() : new SquaredError();
    Trainer trainer = Trainer.of(loss, new Adam()).rate(0.01f).batch(16).epochs(8);
    Model model = trainer
        .fit(
            Blueprint.parse("4 dense(16, activation=relu) dense(" + (classes ? 4 : 1) + ")"),
            split.train(),
            split.test())
        .model();
    return Pruning.of(units ? new Units() : new Weights(), trainer)
        .tolerance(0.05)
        .step(0.5)
        .run(
            model,
            split.train(),
            split.test(),
            test ? split.test() : split.test().pick(),
            Session.quiet(),
            event -> {});
  }

  @Test
  void theCsvHasALineForEveryNetworkAndTheKeptOneIsMarked() {
    Pruned pruned = pruned(CLASSES, true, true);
    List<String> lines = PruningCsv.text(pruned).lines().toList();
    assertEquals(PruningCsv.HEADER, lines.get(0));
    assertEquals(1 + pruned.curve().size(), lines.size());
    int columns = PruningCsv.HEADER.split(",", -1).length;
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      Point point = pruned.curve().get(i - 1);
      assertEquals(columns, cells.length);
      assertEquals(Integer.toString(point.units()), cells[2]);
      assertEquals(point.validation().accuracy(), Double.parseDouble(cells[6]));
      assertEquals("", cells[7], "no RMSE of classes");
      assertEquals(Boolean.toString(point.held()), cells[11]);
      assertEquals(Boolean.toString(point.equals(pruned.after())), cells[12]);
    }
  }

  @Test
  void theCurveNamesItsAxesItsThresholdAndWhatWasKept() {
    Pruned pruned = pruned(CLASSES, true, true);
    List<String> words = Xmls.texts(Xmls.parse(PruningCurve.of(pruned).svg()), "text");
    for (String word : List.of(
        "hidden units left",
        "accuracy (%)",
        "validation",
        "test",
        "validation, undone rounds",
        "kept: " + pruned.after().units() + " units")) {
      assertTrue(words.contains(word), () -> word + " in " + words);
    }
    assertTrue(words.stream().anyMatch(word -> word.matches("lowest accuracy allowed: .* %")));
  }

  @Test
  void numbersWithoutTestRowsAreDrawnByTheirError() {
    Pruned pruned = pruned(rows(false), false, false);
    List<String> words = Xmls.texts(Xmls.parse(PruningCurve.of(pruned).svg()), "text");
    assertTrue(words.contains("weights left"), words::toString);
    assertTrue(words.contains("RMSE (unit of the target)"), words::toString);
    assertFalse(words.contains("test"), words::toString);
    assertTrue(words.stream().anyMatch(word -> word.matches("largest RMSE allowed: .*")));
  }

  @Test
  void thePageTellsOfRoundsAndHowItWasMade(@TempDir Path folder) throws IOException {
    Pruned pruned = pruned(CLASSES, true, true);
    PruningReport.of("a <b>", pruned, Map.of("Command", "theta prune")).write(folder);
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("Pruning on a &lt;b&gt;"));
    assertTrue(page.contains(pruned.after().units() + " of 16"));
    assertTrue(page.contains("theta prune"));
    assertTrue(page.contains("not good enough"));
    assertTrue(Files.exists(folder.resolve("pruning.svg")));
    assertEquals(PruningCsv.text(pruned), Files.readString(folder.resolve("pruning.csv")));
    assertFalse(page.contains("interrupted"));
    Pruned cut = new Pruned(
        pruned.model(), pruned.curve(), pruned.after(), pruned.threshold(), 1, 0, "units", false);
    assertTrue(PruningReport.of("a", cut, Map.of()).html().contains("Pruning was interrupted."));
  }
}
