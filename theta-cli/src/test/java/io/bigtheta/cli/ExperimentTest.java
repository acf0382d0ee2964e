package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  @TempDir
  private Path folder;

  private List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return List.copyOf(new TreeSet<>(files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList()));
    }
  }

  @Test
  void withoutANameAllAreListedWithTheirClaims() {
    String text = Cli.done("experiment").out();
    for (String name : Spec.names(Experiment.class)) {
      assertTrue(text.contains(name + "\n"), text);
    }
    assertEquals(text, Cli.done("experiment", "list").out());
    JsonNode json = Cli.done("experiment", "--json").json();
    assertEquals(Spec.names(Experiment.class).size(), json.size());
    assertEquals("bias", json.get(0).get("experiment").asText());
    assertTrue(text.lines().allMatch(line -> line.length() <= 101), text);
  }

  @Test
  void claimTableVerdictAndFilesAreToldAndWritten() throws IOException {
    Path out = folder.resolve("bias");
    String text = Cli.done("experiment", "bias(seeds=3)", "--out", out).out();
    for (String part : List.of(
        "claim        A layer needs a bias vector",
        "source       C. M. Bishop",
        "  classes: right answers     with biases",
        "verdict      The claim holds here.",
        "files        " + out + ": report.html, bias.svg, bias.png, numbers.csv")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
    assertEquals(List.of("bias.png", "bias.svg", "numbers.csv", "report.html"), names(out));
    String html = Files.readString(out.resolve("report.html"));
    assertTrue(html.contains("<code>bias(seeds=3)</code>"), "how to run it again");
  }

  @Test
  void programsReadTheSameNumbersAsTheFileHolds() throws IOException {
    Path out = folder.resolve("descent");
    Cli cli =
        Cli.done("experiment", "gradient-descent(steps=300)", "--out", out, "--seed", 7, "--json");
    JsonNode json = cli.json();
    assertEquals("gradient-descent", json.get("experiment").asText());
    assertEquals(7, json.get("seed").asInt());
    assertTrue(json.get("holds").asBoolean());
    assertEquals(6, json.get("files").size());
    JsonNode sgd = json.get("numbers").get(0);
    assertEquals("sgd", sgd.get("optimizer").asText());
    List<String> csv = Files.readAllLines(out.resolve("numbers.csv"));
    assertEquals("optimizer,rate,steps", csv.get(0));
    assertTrue(csv.get(1).endsWith("," + sgd.get("steps").asInt()), csv.get(1));
    assertTrue(cli.err().contains("verdict      "), "people are told on standard error");
  }

  @Test
  void anInterruptedExperimentLeavesNothing() {
    Path out = folder.resolve("cut");
    Cli cli = Cli.run("", () -> true, "experiment", "bias", "--out", out);
    assertEquals(130, cli.code());
    assertTrue(
        cli.out().endsWith("interrupted before any part was finished, so there is no result\n"));
    assertFalse(Files.exists(out));
  }
}
