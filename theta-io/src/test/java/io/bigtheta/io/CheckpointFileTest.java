package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  @TempDir
  private Path folder;

  private static Checkpoint checkpoint(Optimizer optimizer, float average, boolean held) {
    float[][] x = new float[40][3];
    int[] y = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = new float[] {i % 5, i % 7, i % 3};
      y[i] = i % 3;
    }
    Dataset data = Dataset.of(x, y);
    List<Checkpoint> all = new ArrayList<>();
    Trainer.of(new CrossEntropy(), optimizer)
        .epochs(3)
        .batch(8)
        .average(average)
        .fit(
            Blueprint.of(3, new Dense(4, new Tanh()), new BatchNorm(), new Dense(3)),
            data,
            held ? data.pick(0, 1, 2, 3) : data.pick(),
            Session.quiet().listener(event -> {
              if (event instanceof Event.EpochEnded ended) {
                all.add(ended.checkpoint().get());
              }
            }));
    return all.get(1);
  }

  private Path written(Checkpoint checkpoint) throws IOException {
    Path file = folder.resolve("checkpoint.safetensors");
    CheckpointFile.write(checkpoint, file);
    return file;
  }

  @Test
  void whatIsReadHasTheBitsOfWhatWasWritten() throws IOException {
    for (Checkpoint wanted : List.of(
        checkpoint(new Adam(), 0.9f, true),
        checkpoint(new Sgd(), 0, true),
        checkpoint(new Sgd(), 0.5f, false))) {
      Checkpoint got = CheckpointFile.read(written(wanted));
      assertEquals(wanted.trainer(), got.trainer());
      assertEquals(wanted.blueprint(), got.blueprint());
      assertEquals(wanted.dataDigest(), got.dataDigest());
      assertEquals(wanted.step(), got.step());
      assertArrayEquals(wanted.theta(), got.theta());
      assertArrayEquals(wanted.slots(), got.slots());
      assertArrayEquals(wanted.average(), got.average());
      assertArrayEquals(wanted.kept(), got.kept());
      assertEquals(wanted.history().list(), got.history().list());
      assertEquals(wanted.history().monitor(), got.history().monitor());
    }
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path file = written(checkpoint(new Adam(), 0.9f, true));
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < 64; i++) {
      Files.write(file, Arrays.copyOf(whole, whole.length * i / 64));
      refused(file);
    }
  }

  @Test
  void aFileWithAnyByteChangedIsRefused() throws IOException {
    Path file = written(checkpoint(new Adam(), 0, true));
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      refused(file);
    }
  }

  @Test
  void aModelIsNoCheckpoint() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(
        file, Map.of("theta", Safetensors.Tensor.of(1, 2)), Map.of("format", "theta 1"));
    FormatException e = assertThrows(FormatException.class, () -> CheckpointFile.read(file));
    assertEquals(
        file + ": expected a file of format theta checkpoint 1, got another", e.getMessage());
  }

  private static void refused(Path file) {
    FormatException e = assertThrows(FormatException.class, () -> CheckpointFile.read(file));
    assertTrue(e.getMessage().contains(": expected "), e.getMessage());
    assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
  }
}
