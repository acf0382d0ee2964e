package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Columns of texts, from a table to an answer. The messages are the first 900 different ones of the SMS Spam Collection (T. A.
 * Almeida and J. M. Gómez Hidalgo, UCI 228, CC BY 4.0).
 */
class TextColumnsTest {
  @TempDir
  private static Path folder;

  private static JsonNode trained;

  private static Path sms() throws IOException {
    Path file = folder.resolve("sms.csv");
    if (!Files.exists(file)) {
      try (InputStream in =
          Objects.requireNonNull(TextColumnsTest.class.getResourceAsStream("/texts/sms-900.csv"))) {
        Files.copy(in, file);
      }
    }
    return file;
  }

  @BeforeAll
  static void train() throws IOException {
    trained = Cli.done(
            "train",
            sms(),
            "--text",
            "message",
            "--committee",
            2,
            "--epochs",
            10,
            "--json",
            "--out",
            folder.resolve("run"))
        .json();
  }

  /** Measured 95.4 % by two networks, each of which learns from half of the rows; 84.6 % are ham. */
  @Test
  void spamIsToldFromHam() {
    assertTrue(trained.get("left_out_accuracy").asDouble() > 0.945, trained.toString());
  }

  @Test
  void theReportListsWordsForAndAgainstEachClass() throws IOException {
    String page = Files.readString(folder.resolve("run/report.html"));
    assertTrue(page.contains("Words for spam in message"));
    String words = page.substring(page.indexOf("Words for spam in message"));
    assertTrue(words.substring(0, 600).contains("free +"), words.substring(0, 600));
  }

  @Test
  void newMessagesArePredictedAndGapsAreSaid() throws IOException {
    Path file = Files.writeString(
        folder.resolve("new.csv"),
        "message\nFREE entry! Call now to claim your £1000 prize\n\"ok, see you\nat home\"\n\"\"\n");
    Cli cli = Cli.done("predict", folder.resolve("run"), file);
    List<String> lines = cli.out().lines().toList();
    assertTrue(lines.get(1).contains("spam"), cli.out());
    assertTrue(lines.get(2).contains("ham"), cli.out());
    assertTrue(
        cli.err().contains("1 cell in column \"message\" is empty, as none was in training"),
        cli.err());
  }

  @Test
  void aModelFileIsReadAndEvaluated() throws IOException {
    JsonNode json = Cli.done("evaluate", folder.resolve("run"), sms(), "--json").json();
    assertTrue(json.get("accuracy").asDouble() > 0.97, json.toString());
  }

  @Test
  void sentencesAreRecognisedWithoutBeingAskedFor() throws IOException {
    Cli cli = Cli.done("data", "info", sms());
    assertTrue(cli.out().contains("900 different texts of 16 words in the mean"), cli.out());
  }

  @Test
  void textsAndOtherColumnsAreLearntTogether() throws IOException {
    StringBuilder text = new StringBuilder("size,note,kind\n");
    for (int i = 0; i < 200; i++) {
      boolean red = i % 2 == 0;
      boolean large = i / 2 % 2 == 0;
      text.append(large ? 100 + i % 7 : i % 7)
          .append(",a note of ")
          .append(red ? "red" : "blue")
          .append(" things number ")
          .append(i)
          .append(',')
          .append(red == large ? "yes" : "no")
          .append('\n');
    }
    Path csv = Files.writeString(folder.resolve("both.csv"), text);
    JsonNode json = Cli.done(
            "train",
            csv,
            "--text",
            "note=prose(words=1)",
            "--committee",
            2,
            "--epochs",
            60,
            "--json",
            "--out",
            folder.resolve("both"))
        .json();
    assertTrue(json.get("left_out_accuracy").asDouble() > 0.95, json.toString());
  }

  /** As the SMS Spam Collection itself is written: tabs, no header, and quotes that enclose no cell. */
  @Test
  void quotesBetweenTabsAreCharacters() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(i % 2 == 0 ? "ham" : "spam")
          .append("\t")
          .append(
              i % 5 == 0
                  ? "\"Happy day\" said all the many people of town "
                  : "a quiet day for all the people of town ")
          .append(i)
          .append('\n');
    }
    Path tsv = Files.writeString(folder.resolve("quotes.tsv"), text);
    Cli cli = Cli.done("data", "info", tsv, "--no-header", "--text", "column2");
    assertTrue(
        cli.out().contains("quotes are part of the cells, as some cells go on after them"),
        cli.out());
  }

  private static void refused(String text, Object... arguments) {
    Cli cli = Cli.run(arguments);
    assertEquals(2, cli.code(), cli.err());
    assertTrue(cli.err().contains(text), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
  }

  @Test
  void aColumnOfNumbersIsNoText() throws IOException {
    Path csv = Files.writeString(folder.resolve("numbers.csv"), "a,b\n1,yes\n2,no\n3,yes\n");
    refused(
        "column \"a\": expected texts, got numbers only, such as 1",
        "train",
        csv,
        "--text",
        "a",
        "--out",
        folder.resolve("refused"));
  }

  @Test
  void aColumnThatIsNotThereIsRefused() throws IOException {
    refused(
        "expected one of the columns label, message in " + sms() + ", got \"body\"",
        "train",
        sms(),
        "--text",
        "body",
        "--out",
        folder.resolve("refused"));
  }

  @Test
  void layersThatDoNotReadTheIdsAreRefused() throws IOException {
    refused(
        "as the first layer, for the texts of message, got dense(2)",
        "train",
        sms(),
        "--layers",
        "dense(2)",
        "--out",
        folder.resolve("refused"));
  }
}
