package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.PixelInputs;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not images, or are malicious. Each is refused in one line, quickly and with little memory. */
class ImagesAttackTest {
  private static final PixelInputs MNIST = new PixelInputs(1, 28, 28, 1f / 255);
  private static final String DAMAGED =
      "x: expected a whole PNG or JPEG, got a damaged or cut one, or one of a kind Java cannot read;"
          + " save it again as PNG in RGB or grey";

  @TempDir
  Path folder;

  @Test
  void aHeaderOf50000By50000IsRefusedBeforeAnythingIsDecoded() throws IOException {
    assertEquals(
        "x: expected at most 64 million pixels, got 50000x50000; make it smaller",
        refused(sized(ImagesTest.png(drawing()), 50_000, 50_000)));
    byte[] jpeg = ImagesTest.jpeg(drawing());
    int at = frame(jpeg);
    ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 50_000).putShort(at + 7, (short) 50_000);
    assertEquals(
        "x: expected at most 64 million pixels, got 50000x50000; make it smaller", refused(jpeg));
  }

  @Test
  void aHeaderOfMoreThanThereIsTakesLittleMemory() throws IOException {
    assertEquals(DAMAGED, refused(sized(ImagesTest.png(drawing()), 8000, 8000)));
    assertEquals(DAMAGED, refused(sized(ImagesTest.png(drawing()), 0, 10)));
    assertEquals(DAMAGED, refused(sized(ImagesTest.png(drawing()), -5, 10)));
  }

  @Test
  void aCutPngIsRefusedWhereverItIsCut() throws IOException {
    byte[] whole = ImagesTest.png(drawing());
    // the last 12 bytes only say that this is the end
    for (int length = 8; length < whole.length - 16; length += 1 + whole.length / 64) {
      assertEquals(DAMAGED, refused(Arrays.copyOf(whole, length)), "cut at " + length);
    }
  }

  @Test
  void aCutJpegIsRefusedWhereverItIsCut() throws IOException {
    byte[] whole = ImagesTest.jpeg(drawing());
    for (int length = 3; length < whole.length - 2; length += 1 + whole.length / 64) {
      assertEquals(DAMAGED, refused(Arrays.copyOf(whole, length)), "cut at " + length);
    }
  }

  @Test
  void aFlippedByteIsRefusedOrHarmless() throws IOException {
    for (byte[] whole : new byte[][] {ImagesTest.png(drawing()), ImagesTest.jpeg(drawing())}) {
      for (int i = 0; i < whole.length; i += 1 + whole.length / 200) {
        byte[] flipped = whole.clone();
        flipped[i] ^= 0x5A;
        readsOrRefuses(flipped);
      }
    }
  }

  @Test
  void whatIsNoPngOrJpegIsRefused() {
    assertEquals(
        "x: expected a PNG or JPEG image, got an empty file; convert it", refused(new byte[0]));
    assertEquals(
        "x: expected a PNG or JPEG image, got something else; convert it",
        refused("GIF89a...".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void anImageOfOneColourHasNoInk() throws IOException {
    for (Color colour : new Color[] {Color.BLACK, Color.WHITE, new Color(0, 0, 0, 0)}) {
      BufferedImage blank = ImagesTest.canvas(BufferedImage.TYPE_INT_ARGB, 28, 28, colour);
      assertEquals("x: expected ink, got an empty picture", refused(ImagesTest.png(blank)));
    }
    BufferedImage point = ImagesTest.canvas(BufferedImage.TYPE_INT_RGB, 1, 1, Color.RED);
    assertEquals("x: expected ink, got an empty picture", refused(ImagesTest.png(point)));
  }

  @Test
  void rawImagesToTrainOnMustHaveOneSize() throws IOException {
    byte[] image = ImagesTest.png(drawing());
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    Files.write(folder.resolve("a/1.png"), image);
    Path other = folder.resolve("b/2.png");
    Images.write(other, new io.bigtheta.data.Pixels(1, 2, 3, new byte[6]), 0, 255);
    assertEquals(
        other + ": expected an image of 120x80, got 3x2; give all images one size,"
            + " or bring them to one with --resize HxW",
        assertThrows(FormatException.class, () -> Images.folder(folder, ImageStyle.RAW))
            .getMessage());
    assertEquals(
        folder + ": expected a height and a width of at least 1, got 0 and 3",
        assertThrows(IllegalArgumentException.class, () -> Images.folder(folder, 0, 3))
            .getMessage());
    assertEquals(
        folder + ": expected images of fewer than 2^31 bytes in all, got 3200000000 bytes;"
            + " make them smaller",
        assertThrows(FormatException.class, () -> Images.folder(folder, 40_000, 40_000))
            .getMessage());
    assertEquals(
        "x: expected a model of grey images, got one of 3 channels; take images raw",
        assertThrows(
                IllegalArgumentException.class,
                () -> Images.read("x", image, new PixelInputs(3, 28, 28, 1f / 255), ImageStyle.INK))
            .getMessage());
  }

  @Test
  void aMissingFileOrAFolderIsRefused() {
    assertEquals(
        folder.resolve("none.png") + ": expected a file, got nothing there; check the name",
        assertThrows(
                FormatException.class,
                () -> Images.read(folder.resolve("none.png"), MNIST, ImageStyle.INK))
            .getMessage());
    assertEquals(
        folder + ": expected a file, got a folder",
        assertThrows(FormatException.class, () -> Images.read(folder, MNIST, ImageStyle.INK))
            .getMessage());
  }

  @Test
  void aLargePhotographIsReadInSteps() throws IOException {
    BufferedImage photo = ImagesTest.canvas(BufferedImage.TYPE_BYTE_GRAY, 3000, 3000, Color.WHITE);
    ImagesTest.fill(photo, Color.BLACK, 1000, 1500, 1000, 1000);
    Picture picture = Picture.decode("x", ImagesTest.png(photo));
    assertEquals(2, picture.step());
    assertEquals(1500, picture.width());
    byte[] read = Ink.normalize("x", picture, 28, 28, 255);
    assertEquals(0, read[3 * 28 + 14]);
    assertEquals(255, read[4 * 28 + 14] & 0xFF, 25); // its edge lies between two pixels
  }

  private static void readsOrRefuses(byte[] bytes) {
    try {
      assertEquals(784, Images.read("x", bytes, MNIST, ImageStyle.INK).values().length);
    } catch (FormatException e) {
      assertTrue(e.getMessage().startsWith("x: expected "), e.getMessage());
    }
  }

  private static String refused(byte[] bytes) {
    return assertThrows(FormatException.class, () -> Images.read("x", bytes, MNIST, ImageStyle.INK))
        .getMessage();
  }

  static BufferedImage drawing() {
    BufferedImage image = ImagesTest.canvas(BufferedImage.TYPE_INT_RGB, 120, 80, Color.WHITE);
    for (int i = 0; i < 60; i++) {
      ImagesTest.fill(image, new Color(i, 2 * i, 0), 20 + i, 10 + i * 31 % 50, 7, 3 + i % 5);
    }
    return image;
  }

  /** A PNG whose header announces another size, with a correct check sum. */
  private static byte[] sized(byte[] png, int width, int height) {
    ByteBuffer bytes = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    bytes.putInt(29, (int) sum.getValue());
    return png;
  }

  /** The position of a JPEG's frame header. */
  private static int frame(byte[] jpeg) {
    for (int i = 0; ; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
        return i;
      }
    }
  }
}
