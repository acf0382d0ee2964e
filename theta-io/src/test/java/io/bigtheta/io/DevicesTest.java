package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices without an end and pipes without a writer, behind names of files. */
@Timeout(20)
class DevicesTest {
  private static final Path ENDLESS = Path.of("/dev/zero");

  @TempDir
  Path folder;

  @BeforeAll
  static void onlyWhereThereAreDevices() {
    Assumptions.assumeTrue(Files.exists(ENDLESS), "this platform has no /dev/zero");
  }

  @Test
  void a_link_to_an_endless_device_is_refused_as_a_table_an_image_and_a_model() throws IOException {
    for (String name : new String[] {"t.csv", "t.csv.gz", "i.png", "m.safetensors"}) {
      Path link = Files.createSymbolicLink(folder.resolve(name), ENDLESS);
      FormatException e = assertThrows(FormatException.class, () -> {
        switch (name) {
          case "i.png" -> Images.bytes(link);
          case "m.safetensors" -> ModelFile.read(link);
          default -> Csv.read(link);
        }
      });
      assertEquals(link + ": expected a file, got a device", e.getMessage());
    }
  }

  @Test
  void a_pipe_among_images_is_named_and_keeps_nobody_waiting() throws Exception {
    for (String label : new String[] {"a", "b"}) {
      Path place = Files.createDirectories(folder.resolve("images").resolve(label));
      ImageIO.write(
          new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
          "png",
          place.resolve("0.png").toFile());
    }
    Path pipe = folder.resolve("images").resolve("a").resolve("1.png");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    FormatException e = assertThrows(
        FormatException.class,
        () -> Images.read(folder.resolve("images"), new ImageReading(ImageStyle.RAW, 0, 0, false)));
    assertTrue(String.valueOf(e.getMessage()).contains("(a pipe): a/1.png"), e.getMessage());
  }
}
