package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.run.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  /** Steps of an epoch of digits. */
  private static final int STEPS = 21;

  @TempDir
  private Path folder;

  private static BooleanSupplier after(int steps) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > steps;
  }

  private static Object[] train(Path out) {
    return new Object[] {"train", "digits", "--epochs", 9, "--average", 0.99, "--json", "--out", out
    };
  }

  @Test
  void aRunInterruptedTwiceEndsInTheBitsOfOneThatNeverWas() throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    JsonNode wanted = Cli.done(train(whole)).json();

    Cli first = Cli.run("", after(3 * STEPS + 5), train(broken));
    assertEquals(130, first.code());
    assertEquals("interrupted", first.json().get("stop_reason").asText());
    assertEquals(3, first.json().get("epochs_run").asInt());
    assertTrue(Files.exists(broken.resolve("model.safetensors")));
    assertTrue(first.err().contains("interrupted: the best model so far is saved"), first.err());
    assertTrue(first.err().contains("to continue: theta resume " + broken), first.err());

    Cli second = Cli.run("", after(2 * STEPS + 7), "resume", broken, "--threads", 1);
    assertEquals(130, second.code());
    assertTrue(second.out().contains("continues    after epoch 3"), second.out());

    JsonNode got = Cli.done("resume", broken, "--json", "--threads", 2).json();
    assertEquals(9, got.get("epochs_run").asInt());
    for (String key :
        new String[] {"theta_digest", "best_epoch", "train_loss", "validation_loss", "test_accuracy"
        }) {
      assertEquals(wanted.get(key), got.get(key), key);
    }
    assertEquals(
        -1,
        Files.mismatch(whole.resolve("model.safetensors"), broken.resolve("model.safetensors")));
  }

  @Test
  void aFinishedRunSaysSoAndPrintsTheSameResult() {
    Path out = folder.resolve("run");
    String first = Cli.done(train(out)).out();
    Cli again = Cli.done("resume", out, "--json");
    assertEquals(first, again.out());
    assertTrue(again.err().contains("nothing is left to do: this run is finished"), again.err());
  }

  @Test
  void aRunKilledBeforeItsFirstCheckpointBeginsAgain() throws IOException {
    Path out = folder.resolve("run");
    Cli cli = Cli.run("", () -> true, train(out));
    assertEquals(130, cli.code());
    assertTrue(cli.json().get("model").isNull());
    assertTrue(cli.err().contains("interrupted before the first epoch ended"), cli.err());
    assertFalse(Files.exists(out.resolve("model.safetensors")));
    assertEquals(9, Cli.done("resume", out, "--json").json().get("epochs_run").asInt());
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    Path out = folder.resolve("run");
    Cli.done(train(out));
    Path file = out.resolve("checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1;
    Files.write(file, bytes);
    Cli cli = Cli.run("resume", out);
    assertEquals(2, cli.code());
    assertEquals(
        "theta: " + file
            + ": expected the content that file-digest stands for, got another, so the file is damaged; delete it to begin again\n",
        cli.err());
  }

  @Test
  void otherDataUnderTheSameNameAreRefused() throws IOException {
    Path csv = Cli.flowers(folder);
    Path out = folder.resolve("run");
    Cli.run("", after(30), "train", csv, "--batch", 8, "--out", out);
    Files.writeString(csv, Files.readString(csv).replaceFirst("lily", "rose"));
    Cli cli = Cli.run("resume", out);
    assertEquals(2, cli.code());
    assertEquals(
        "theta: checkpoint: expected the rows it was trained on, got others in flowers.csv; start a new training for new data\n",
        cli.err());
  }

  @Test
  void twoTrainingsInOneFolderAreRefused() throws IOException {
    Path out = folder.resolve("run");
    Cli.done(train(out));
    java.io.Closeable held = RunFolder.open(out).hold();
    try {
      Cli cli = Cli.run("resume", out);
      assertEquals(2, cli.code());
      assertEquals(
          "theta: " + out
              + ": expected a run that rests, got one that is being trained; wait for it, or stop it\n",
          cli.err());
    } finally {
      held.close();
    }
    Cli.done("resume", out);
  }
}
