package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose best candidate lies at the end of what was tried. */
class SearchEdgeTest {
  @TempDir
  private Path folder;

  private static List<String> texts(JsonNode list, String name) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.get(name).asText()));
    return texts;
  }

  /** 240 rows of a class that is yes where a and b have the same sign. */
  private Path xor() throws IOException {
    StringBuilder text = new StringBuilder("a,b,same\n");
    for (int i = 0; i < 240; i++) {
      double a = (i * 37 % 101) / 50.0 - 1;
      double b = (i * 61 % 103) / 51.0 - 1;
      text.append(a).append(',').append(b).append(',').append(a * b > 0 ? "yes" : "no");
      text.append('\n');
    }
    return Files.writeString(folder.resolve("xor.csv"), text);
  }

  private Object[] xorSearch(String out, Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of(
        "search",
        xor(),
        "--epochs",
        60,
        "--rate",
        0.02,
        "--folds",
        3,
        "--out",
        folder.resolve(out)));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void aSearchGoesOnBeyondTheEndOfItsRangeIfTheBestLiesThere() throws IOException {
    Cli cli = Cli.done(xorSearch("out", "--hidden", "1..2"));
    assertTrue(
        cli.out()
            .contains(
                "hidden=2 is the best and at the edge of what was tried; going on with hidden=4\n"),
        cli.out());
    assertTrue(cli.out().contains("hidden=8 "), cli.out());
    JsonNode json = Cli.done("resume", folder.resolve("out"), "--json").json();
    assertTrue(
        texts(json.get("trials"), "name").containsAll(List.of("hidden=1", "hidden=4", "hidden=8")),
        json.toString());
    JsonNode never = Cli.done(xorSearch("never", "--hidden", "1..2", "--beyond", 0, "--json"))
        .json();
    assertEquals(List.of("hidden=1", "hidden=2"), texts(never.get("trials"), "name"));
    assertEquals(
        "the best, hidden=2, lies at the edge: hidden=2 is the largest tried, go on with --hidden 2..16",
        never.get("edge").asText());
  }

  @Test
  void defaultSizesGoOnAndListedOnesDoNotButAreSaidToEnd() throws IOException {
    JsonNode open = Cli.done(xorSearch("open", "--json")).json();
    assertTrue(texts(open.get("trials"), "name").contains("hidden=4"), open.toString());
    Cli listed = Cli.done(xorSearch("listed", "--hidden", "1,2"));
    assertTrue(
        listed
            .out()
            .contains(
                "\nedge         the best, hidden=2, lies at the edge: hidden=2 is the largest tried, go on with --hidden 2..16\n"),
        listed.out());
    assertFalse(listed.out().contains("going on with"), listed.out());
  }

  @Test
  void whatIsTrainedBeyondTheEdgeIsResumedToTheSameRanking() throws IOException {
    Object[] range = {"--hidden", "1..2", "--json", "--threads", 1};
    JsonNode wanted = Cli.done(xorSearch("whole", range)).json();
    AtomicInteger asked = new AtomicInteger();
    Cli cut = Cli.run("", () -> asked.incrementAndGet() > 6 * 60 * 11, xorSearch("cut", range));
    assertEquals(130, cut.code(), cut.err());
    assertTrue(cut.err().contains("going on with"), cut.err());
    JsonNode rest = Cli.done("resume", folder.resolve("cut"), "--json").json();
    assertEquals(wanted.get("trials"), rest.get("trials"));
    assertEquals(wanted.get("edge"), rest.get("edge"));
  }

  @Test
  void whereTheLossOfNumbersVariesR2Compares() throws IOException {
    Object[] words = {
      "search",
      Cli.line(folder),
      "--hidden",
      "4",
      "--epochs",
      20,
      "--rate",
      0.02,
      "--folds",
      3,
      "--vary",
      "loss=squared-error,absolute-error,huber",
      "--json",
      "--out",
      folder.resolve("out")
    };
    Cli cli = Cli.done(words);
    assertTrue(
        cli.err()
            .contains(
                "compared by R², as the loss itself varies: different losses do not compare\n"),
        cli.err());
    assertEquals("r2", cli.json().get("measure").asText());
    assertEquals(3, cli.json().get("trials").size());
    assertTrue(cli.json().get("best").asText().contains("loss="), cli.json().toString());
  }
}
