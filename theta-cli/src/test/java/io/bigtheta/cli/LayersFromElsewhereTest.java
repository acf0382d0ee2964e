package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that networks for telephones are made of, on digits that people have written. */
class LayersFromElsewhereTest {
  private static final String LAYERS =
      "conv(16, 3, padding=1, activation=clipped-relu) conv(16, 3, padding=1, activation=hard-swish, groups=16) conv(24, 1) prelu "
          + "max-pool(3, stride=2, padding=1) conv(24, 3x1, activation=mish, groups=4) conv(24, 1x3, activation=selu, dilation=1x2) "
          + "avg-pool(2, ceil=true) dense(10)";

  @TempDir
  private Path folder;

  @Test
  void theyLearnDigitsAndAModelFileHoldsThem() {
    Path run = folder.resolve("run");
    Cli trained = Cli.done(
        "train",
        "digits",
        "--layers",
        LAYERS,
        "--epochs",
        8,
        "--rate",
        "one-cycle(0.01)",
        "--out",
        run,
        "--json");
    JsonNode json = trained.json();
    assertEquals("1x8x8 " + LAYERS, json.get("blueprint").asText());
    assertTrue(json.get("test_accuracy").asDouble() >= 0.97, trained.out());
    Cli judged = Cli.done("evaluate", run, "digits", "--json");
    assertTrue(judged.json().get("accuracy").asDouble() >= 0.97, judged.out());
  }
}
