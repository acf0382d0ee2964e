package io.bigtheta.run.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.io.FormatException;
import io.bigtheta.play.agent.Memory;
import io.bigtheta.play.agent.Round;
import io.bigtheta.play.agent.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeFileTest {
  private static final float[] BEST = {1, -0.1f};
  private static final Standing STANDING = new Standing(
      new Memory(Map.of("q", new float[] {0.25f, Float.MIN_VALUE}), Map.of("steps", 1L << 40)),
      7,
      2,
      List.of(new Round(1, 7, 2, 0.1, -1.0 / 3, -2, true)),
      BEST);

  @TempDir
  private Path folder;

  @Test
  void aStateIsReadAsItWasWritten() {
    PracticeFile file = new PracticeFile(folder.resolve("practice.safetensors"), "this");
    assertEquals(Optional.empty(), file.last());
    file.keep(STANDING);
    Standing read = file.last().orElseThrow();
    assertEquals(STANDING.rounds(), read.rounds());
    assertEquals(STANDING.memory().counts(), read.memory().counts());
    assertArrayEquals(
        STANDING.memory().numbers().get("q"), read.memory().numbers().get("q"));
    assertArrayEquals(BEST, read.best());
    assertEquals("7 2", read.steps() + " " + read.episodes());
  }

  @Test
  void theStateOfAnotherPracticeIsRefused() {
    Path path = folder.resolve("other.safetensors");
    new PracticeFile(path, "this").keep(STANDING);
    assertEquals(
        path
            + ": expected a practice by the same recipe, got one by another; delete it to begin again",
        assertThrows(FormatException.class, () -> new PracticeFile(path, "that").last())
            .getMessage());
  }

  @Test
  void aDamagedStateIsRefused() throws IOException {
    Path path = folder.resolve("damaged.safetensors");
    PracticeFile file = new PracticeFile(path, "this");
    file.keep(STANDING);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    String message = assertThrows(FormatException.class, file::last).getMessage();
    assertTrue(message.endsWith("so it is damaged; delete it to begin again"), message);
    Files.writeString(path, "no file of this kind");
    assertTrue(assertThrows(FormatException.class, file::last)
        .getMessage()
        .endsWith("got a damaged file; delete it to begin again"));
  }
}
