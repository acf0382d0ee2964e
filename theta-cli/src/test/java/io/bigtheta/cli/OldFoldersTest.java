package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders that Theta wrote before there was a room for runs (commit 5a0d2fc), interrupted by Ctrl-C: each goes on to what that
 * version made of it when nobody interrupted. Their commands stand in their files.
 */
class OldFoldersTest {
  private static final String TRAINED =
      "cc29716b1dc1c6a6d2cc527916c24b7cec4a65b4eec84742df768dfbd0aa559e";

  @TempDir
  private Path temporary;

  /** A copy of a folder of the resources, in which a job may go on. */
  private Path old(String name) {
    try {
      Path from = Path.of(
          Objects.requireNonNull(getClass().getResource("/old-folders/" + name)).toURI());
      Path to = temporary.resolve(name);
      try (Stream<Path> all = Files.walk(from)) {
        for (Path path : all.toList()) {
          Path copy = to.resolve(from.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(path, copy);
          }
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTrainingGoesOnAfterItsCheckpointToTheSameBits() {
    Cli resumed = Cli.done("resume", old("train"), "--json");

    assertEquals(TRAINED, resumed.json().get("theta_digest").asText());
    assertEquals(120, resumed.json().get("epochs_run").asInt());
    assertTrue(resumed.err().contains("continues    after epoch 1"), resumed.err());
  }

  @Test
  void anEnsembleKeepsItsFinishedMemberAndTrainsTheOther() {
    Cli resumed = Cli.done("resume", old("ensemble"), "--json");

    JsonNode members = resumed.json().get("members");
    assertEquals(
        "f07ab47ee995fc3d6884f6d4b142896314b1c1ca872c1e89863237950deb86ca",
        members.get(0).get("theta_digest").asText());
    assertEquals(
        "93d583987d5b5b3cdbee8b4561ebac821dcc3f500155bb6413a4142f3d713534",
        members.get(1).get("theta_digest").asText());
    assertTrue(resumed.err().contains("nothing is left to do"), resumed.err());
  }

  @Test
  void aSearchKnowsTheFoldsThatItsLogHolds() {
    Cli resumed = Cli.done("resume", old("search"), "--json");

    assertEquals("hidden=8, rate=0.01", resumed.json().get("chosen").asText());
    assertTrue(
        resumed.err().contains("known        4 of 9 folds were trained before"), resumed.err());
  }

  @Test
  void aFinishedTrainingWithSnapshotsIsEvaluatedAsTheMeanOfThem() {
    Path folder = old("snapshots");
    Cli judged = Cli.done("evaluate", folder, "digits", "--json");
    Cli resumed = Cli.done("resume", folder, "--json");

    assertTrue(judged.json().get("accuracy").asDouble() > 0.9, judged.out());
    assertEquals(
        "ffd43d3dbe5824c703f70e64250aa9d2f23648aa0d6760f76eb7fe4f3e33726c",
        resumed.json().get("theta_digest").asText());
  }

  @Test
  void aPrunedModelIsEvaluatedAndPrunedOn() {
    Path folder = old("pruned");
    Cli judged = Cli.done("evaluate", folder, "digits");
    Cli again = Cli.done(
        "prune", folder, "digits", "--epochs", 1, "--out", temporary.resolve("smaller"), "--json");
    Cli resumed = Cli.run("resume", folder);

    assertTrue(
        judged.out().contains("not known: this model file does not say which rows"), judged.out());
    assertEquals(5, again.json().get("units_before").asInt());
    assertEquals(2, resumed.code());
    assertEquals(
        "theta: " + folder
            + ": expected a pruning that says which model it began with, got one of an older version; its model is "
            + folder.resolve("model.safetensors") + "; begin anew with theta prune\n",
        resumed.err());
  }
}
