package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
  @TempDir
  private Path folder;

  private Path file;
  private Network network;

  @BeforeEach
  void write() throws IOException {
    Blueprint blueprint = Blueprint.parse("3 dense(4) batch-norm dense(2)");
    network = new Network(blueprint, blueprint.start(new Seed(1)));
    file = folder.resolve("it.safetensors");
    new NetworkFile(network, Map.of("recipe", "play"), Map.of("state", new float[] {1, 2.5f}))
        .write("theta test 1", file);
  }

  private String refused(String format) {
    return assertThrows(Refusal.class, () -> NetworkFile.read(format, "a test", file))
        .getMessage()
        .replace(file.toString(), "FILE");
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    NetworkFile read = NetworkFile.read("theta test 1", "a test", file);
    assertEquals(network.digest(), read.network().digest());
    assertEquals(network.blueprint(), read.network().blueprint());
    assertEquals(Map.of("recipe", "play"), read.texts());
    assertEquals("play", read.text("recipe"));
    assertArrayEquals(new float[] {1, 2.5f}, read.numbers().get("state"));
    assertEquals(
        "metadata: metadata \"limit\": expected a text, got none",
        assertThrows(Refusal.class, () -> read.text("limit")).getMessage());
  }

  @Test
  void aFileOfAnotherFormatIsRefused() {
    assertEquals(
        "FILE: expected a test, format theta other 1, got format \"theta test 1\"",
        refused("theta other 1"));
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);
    assertEquals(
        "FILE: expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
        refused("theta test 1"));
  }
}
