package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code theta data info} of files, and what a training and predictions say about how a table was read. */
class DataInfoTest {
  @TempDir
  private static Path folder;

  /** Orders with an id, a date and free text in every row, of which the amount decides about the target. */
  private static Path orders(int rows) throws IOException {
    Random random = new Random(3);
    String[] words = "fast slow blue broken lamp chair thanks late good never again box".split(" ");
    StringBuilder text = new StringBuilder("order_id,date,amount,comment,returned\n");
    for (int i = 0; i < rows; i++) {
      double amount = random.nextInt(20_000) / 100.0;
      text.append(String.format("ORD-%07d,", (i * 7919L) % 10_000_019))
          .append(LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700)))
          .append(',')
          .append(amount)
          .append(",\"");
      for (int j = 0; j < 6; j++) {
        text.append(words[random.nextInt(words.length)]).append(j < 5 ? " " : "");
      }
      text.append("\",").append(amount > 100 ? "yes" : "no").append('\n');
    }
    return Files.writeString(folder.resolve("orders-" + rows + ".csv"), text);
  }

  @Test
  void idsAndTextsAreLeftOutDatesBecomePartsAndTheNetworkStaysSmall() throws IOException {
    Path orders = orders(60_000);
    String info = Cli.done("data", "info", orders).out();
    assertTrue(
        info.startsWith(
            "target       returned: classes (2: no, yes); the last column, --target names another\n"
                + "data         orders-60000.csv: 60,000 rows\n"),
        info);
    assertTrue(
        info.contains("left out     order_id: ids, 60,000 different words; --columns"
            + " \"order_id=category\" keeps it\n"),
        info);
    assertTrue(info.contains("\n             comment: free text, "), info);
    assertTrue(info.contains("date      dates      2023-01-01 … 2024-11-30  "), info);
    assertTrue(
        info.contains(
            "columns      date: dates, year first, become year, month, day, weekday, days\n"),
        info);
    Cli cli = Cli.done("train", orders, "--epochs", 1, "--json", "--out", folder.resolve("o"));
    assertTrue(cli.err().contains("left out     order_id: ids"), cli.err());
    JsonNode json = cli.json();
    assertTrue(json.get("notes").toString().contains("60,000 different words"), json::toString);
    String network =
        cli.err().lines().filter(line -> line.startsWith("network")).findFirst().orElseThrow();
    int parameters =
        Integer.parseInt(network.replaceAll(".*: ([0-9,]+) parameters", "$1").replace(",", ""));
    assertTrue(parameters < 1_000_000, network);
  }

  @Test
  void theJsonIsWhatItsSchemaSays() throws IOException {
    Path orders = orders(500);
    JsonNode json = JsonShape.fits("data-info.json", "data", "info", orders, "--json");
    assertEquals("ids", json.at("/columns/0/kind").asText());
    assertEquals(500, json.at("/columns/0/distinct").asInt());
    assertEquals("dates", json.at("/columns/1/kind").asText());
    assertEquals("numbers", json.at("/columns/2/kind").asText());
    assertEquals("target", json.at("/notes/0/about").asText());
    JsonNode other = JsonShape.fits(
        "data-info.json",
        "data",
        "info",
        orders,
        "--json",
        "--columns",
        "order_id=category, date=drop");
    assertEquals("words", other.at("/columns/0/kind").asText());
    assertEquals("left out: as asked", other.at("/columns/1/use").asText());
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() throws IOException {
    Path few = Files.writeString(folder.resolve("few.csv"), "a,b\n1,2\n3,4\n");
    Cli cli = Cli.run("data", "info", few, "--columns", "c=drop");
    assertEquals(2, cli.code());
    assertEquals(
        "theta: --columns: expected one of the columns a, b in " + few + ", got \"c\"\n",
        cli.err());
    assertTrue(
        Cli.run("train", few, "--columns", "a=zip").err().contains("number, category, date"));
  }

  @Test
  void predictionsSayWhatTheModelNeverSaw() throws IOException {
    StringBuilder text = new StringBuilder("size,city,y\n");
    for (int i = 0; i < 90; i++) {
      text.append(i % 7).append(i % 2 == 0 ? ",Wien," : ",Graz,").append(i % 2).append('\n');
    }
    Path train = Files.writeString(folder.resolve("cities.csv"), text);
    Path model = folder.resolve("cities");
    Cli.done("train", train, "--epochs", 2, "--out", model);
    Path rows = Files.writeString(folder.resolve("new.csv"), "size,city\n1,wien\n,Linz\n3,Graz\n");
    Cli cli = Cli.done("predict", model, rows, "--json");
    assertEquals(
        "missing      " + rows + ": 1 cell in column \"size\" is empty, as none was in training\n"
            + "words        " + rows + ": city: taken are wien for Wien\n"
            + "words        " + rows
            + ": 1 cell in column \"city\" holds a word the model never saw (Linz)\n",
        lines(cli.err(), "words", "missing"));
    assertEquals("[\"size\",\"city\"]", cli.json().at("/1/unseen").toString());
    assertFalse(cli.json().get(0).has("unseen"));
  }

  /** A resumed training reads the table as it was first read. */
  @Test
  void theStyleOfATableIsKeptForResuming() throws IOException {
    StringBuilder text = new StringBuilder("report\nname:x|size|y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 3 == 0 ? "-999" : i + ".5").append('|').append(i % 5).append('|');
      text.append(i % 2 == 0 ? "yes" : "no").append('\n');
    }
    Path table = Files.writeString(folder.resolve("styled.csv"), text);
    Path out = folder.resolve("styled");
    Cli first = Cli.done(
        "train",
        table,
        "--epochs",
        2,
        "--out",
        out,
        "--skip",
        1,
        "--separator",
        "bar",
        "--missing",
        "-999",
        "--columns",
        "size=category");
    assertTrue(first.out().contains("name:x: 20 cells with a word of --missing"), first.out());
    Cli again = Cli.done("resume", out);
    assertTrue(again.out().contains("name:x: 20 cells with a word of --missing"), again.out());
  }

  private static String lines(String text, String... begins) {
    StringBuilder lines = new StringBuilder();
    text.lines()
        .filter(line -> java.util.Arrays.stream(begins).anyMatch(line::startsWith))
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }
}
