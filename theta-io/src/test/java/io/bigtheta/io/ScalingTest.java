package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs of any size are scaled to the wanted size. */
class ScalingTest {
  @TempDir
  Path folder;

  private static byte[] bytes(int... levels) {
    byte[] bytes = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      bytes[i] = (byte) levels[i];
    }
    return bytes;
  }

  private Path image(String name, int channels, int height, int width, byte... levels)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Images.write(file, new Pixels(channels, height, width, levels), 0, 255);
    return file;
  }

  @Test
  void smallerIsTheMeanOfAreas() {
    byte[] image = bytes(0, 10, 20, 30, 40, 50, 60, 70, 200, 210, 220, 230, 240, 250, 255, 255);
    assertArrayEquals(bytes(25, 45, 225, 240), Scaling.middle(image, 1, 4, 4, 2, 2));
    assertArrayEquals(bytes(134), Scaling.middle(image, 1, 4, 4, 1, 1));
    float[] thirds = Scaling.scaled(new float[] {0, 30, 60}, 1, 3, 1, 2);
    assertArrayEquals(new float[] {10, 50}, thirds, 1e-5f);
  }

  @Test
  void largerIsBilinear() {
    assertArrayEquals(
        bytes(0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100),
        Scaling.middle(bytes(0, 100, 0, 100), 1, 2, 2, 4, 4));
    assertArrayEquals(bytes(9, 9, 9, 9), Scaling.middle(bytes(9), 1, 1, 1, 2, 2));
  }

  @Test
  void theMiddlePartKeepsItsProportions() {
    assertArrayEquals(
        bytes(2, 3, 12, 13),
        Scaling.middle(bytes(1, 2, 3, 4, 11, 12, 13, 14), 1, 2, 4, 2, 2),
        "the sides are cut");
    assertArrayEquals(
        bytes(3, 4, 5, 6),
        Scaling.middle(bytes(1, 2, 3, 4, 5, 6, 7, 8), 1, 4, 2, 2, 2),
        "top and bottom are cut");
    assertEquals(2 * 500, Scaling.middle(new byte[7], 1, 1, 7, 2, 500).length);
  }

  @Test
  void channelsAreScaledEachByItself() {
    byte[] image = bytes(0, 100, 200, 10, 110, 210, 20, 120, 220, 30, 130, 230);
    assertArrayEquals(bytes(15, 115, 215), Scaling.middle(image, 3, 2, 2, 1, 1));
  }

  @Test
  void aFolderOfImagesOfAnySizeIsReadAtOne() throws IOException {
    image("a/wide.png", 1, 2, 4, bytes(9, 10, 30, 9, 9, 20, 40, 9));
    image("b/tall.png", 3, 2, 1, bytes(1, 2, 3, 4, 5, 6));
    Pixels pixels = (Pixels) Images.folder(folder, 1, 1).features();
    assertEquals(3, pixels.channels());
    assertEquals(1, pixels.height());
    // an image of two rows of one pixel has no middle row, and the upper one is taken
    assertArrayEquals(bytes(25, 25, 25, 1, 2, 3), pixels.values());
  }

  @Test
  void aModelTakesThePhotographAtItsOwnSize() throws IOException {
    Path file = image("a/wide.png", 1, 2, 4, bytes(9, 10, 30, 9, 9, 20, 40, 9));
    PixelInputs grey = new PixelInputs(1, 1, 1, 1f / 255);
    assertArrayEquals(bytes(25), Images.read(file, grey, ImageStyle.RAW).values());
    PixelInputs colour = new PixelInputs(3, 2, 2, 1f / 255);
    List<Integer> shape = List.of(3, 2, 2);
    Pixels read = Images.read(file, colour, ImageStyle.RAW);
    assertEquals(shape, List.of(read.channels(), read.height(), read.width()));
    assertArrayEquals(bytes(10, 10, 10, 30, 30, 30, 20, 20, 20, 40, 40, 40), read.values());
  }
}
