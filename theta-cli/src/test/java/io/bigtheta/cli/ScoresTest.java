package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What train and evaluate say about predictions beside accuracy and RMSE. */
class ScoresTest {
  @TempDir
  private Path folder;

  /** 300 rows, of which a third is bought; the price tells which, but for some. */
  private Path bought() throws IOException {
    StringBuilder text = new StringBuilder("price,colour,bought\n");
    for (int i = 0; i < 300; i++) {
      boolean yes = i % 3 == 0;
      int price = (yes ? 20 : 60) + i * 7 % 40;
      text.append(price).append(i % 2 == 0 ? ",red," : ",blue,").append(yes ? "yes\n" : "no\n");
    }
    return Files.writeString(folder.resolve("bought.csv"), text);
  }

  @Test
  void twoClassesHaveTheScoresOfTheOneThatIsLookedFor() throws IOException {
    Path csv = bought();
    Path out = folder.resolve("run");
    Cli train = Cli.done("train", csv, "--hidden", 8, "--out", out);
    assertTrue(train.out().contains("baseline 66.67 % by always predicting no"), train.out());
    assertTrue(train.out().contains("for yes: ROC AUC "), train.out());
    assertTrue(
        Files.exists(out.resolve("ranking.svg")) && Files.exists(out.resolve("calibration.svg")));
    assertTrue(
        Files.readString(out.resolve("report.html")).contains("accuracy of always predicting no"));
    Cli text = Cli.done("evaluate", out, csv);
    for (String wanted : new String[] {
      "baseline 66.67 % by always predicting no",
      "for yes: ROC AUC ",
      "PR AUC ",
      "balanced accuracy ",
      "log loss ",
      "Brier score ",
      "Matthews correlation ",
      "precision  recall      F1"
    }) {
      assertTrue(text.out().contains(wanted), wanted + " in\n" + text.out());
    }
    JsonNode scores = Cli.done("evaluate", out, csv, "--json").json().get("scores");
    assertEquals("yes", scores.get("positive").asText());
    assertTrue(scores.get("roc_auc").asDouble() > 0.9, scores::toString);
    assertEquals("no", scores.at("/baseline/label").asText());
    assertEquals(2.0 / 3, scores.at("/baseline/accuracy").asDouble(), 1e-3);
  }

  @Test
  void severalClassesHaveMeansOverTheClasses() throws IOException {
    Path csv = Cli.flowers(folder);
    Path out = folder.resolve("run");
    Cli.done("train", csv, "--hidden", 8, "--out", out);
    Cli text = Cli.done("evaluate", out, csv, "--all");
    assertTrue(
        text.out().contains("macro F1 1.0000, ROC AUC (each class against the others) 1.0000"),
        text.out());
    JsonNode scores = Cli.done("evaluate", out, csv, "--all", "--json").json().get("scores");
    assertTrue(
        scores.get("positive").isNull() && scores.get("average_precision").isNull());
    assertEquals(40, scores.at("/classes/0/rows").asInt());
  }

  @Test
  void numbersHaveTheMeanAsTheirBaseline() throws IOException {
    Path csv = Cli.line(folder);
    Path out = folder.resolve("run");
    Cli train = Cli.done("train", csv, "--hidden", 0, "--epochs", 1, "--rate", 1e-9, "--out", out);
    assertTrue(train.out().contains("by always predicting the mean"), train.out());
    Cli worse = Cli.done("evaluate", out, csv, "--all");
    assertTrue(worse.out().contains("which is better than this model"), worse.out());
    JsonNode one = Cli.done("evaluate", out, csv, "--all", "--json").json().at("/scores/outputs/0");
    assertEquals("y", one.get("label").asText());
    assertTrue(one.get("mae").asDouble() <= one.get("rmse").asDouble(), one::toString);
    assertTrue(one.at("/baseline/rmse").asDouble() > 0, one::toString);
  }
}
