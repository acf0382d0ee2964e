package io.bigtheta.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Pixels;
import io.bigtheta.io.FormatException;
import io.bigtheta.io.Images;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With this room on the class path, WebP images are read as others are. */
class WebpTest {
  @TempDir
  Path folder;

  private Path copy(String name, String as) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return Files.write(folder.resolve(as), in.readAllBytes());
    }
  }

  @Test
  void aWebpImageIsReadWhateverItsName() throws IOException {
    Pixels png = Images.read(copy("five.png", "five.png"));
    Pixels webp = Images.read(copy("five.webp", "five.jpg"));
    assertEquals(png.height() * png.width(), webp.height() * webp.width());
    double off = 0;
    for (int i = 0; i < png.values().length; i++) {
      off += Math.abs(png.get(0, i) - webp.get(0, i * webp.channels()));
    }
    assertTrue(off / png.values().length < 3, "mean difference " + off / png.values().length);
  }

  @Test
  void itsOrientationIsObeyed() throws IOException {
    Pixels pixels = Images.read(copy("turned.webp", "turned.webp"));
    assertEquals(5, pixels.height());
    assertEquals(6, pixels.width());
    for (int i = 0; i < 30; i++) { // red 40 x, green 50 y
      assertEquals(40 * (i % 6), pixels.values()[3 * i] & 0xFF, "red of " + i);
      assertEquals(50 * (i / 6), pixels.values()[3 * i + 1] & 0xFF, "green of " + i);
    }
  }

  @Test
  void aHeaderThatPromisesMoreThanThereIsIsRefused() throws IOException {
    Path file = copy("turned.webp", "turned.webp");
    byte[] bytes = Files.readAllBytes(file);
    int side = 6999; // one less than the side; 24 bits each of the canvas, 14 each of the image
    for (int i = 0; i < 3; i++) {
      bytes[24 + i] = (byte) (side >> 8 * i);
      bytes[27 + i] = (byte) (side >> 8 * i);
    }
    int sides = side | side << 14;
    for (int i = 0; i < 4; i++) {
      bytes[39 + i] = (byte) (sides >> 8 * i);
    }
    Files.write(file, bytes);
    assertTrue(assertThrows(FormatException.class, () -> Images.read(file))
        .getMessage()
        .startsWith(file + ": expected a whole file, got a WebP image that is damaged or cut"));
  }

  @Test
  void aCutOneIsRefused() throws IOException {
    Path file = copy("five.webp", "five.webp");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {12, 20, 30, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(
          assertThrows(FormatException.class, () -> Images.read(file))
              .getMessage()
              .startsWith(
                  file + ": expected a whole WebP of 510 bytes, got one that is cut off after "),
          "cut at " + length);
    }
  }
}
