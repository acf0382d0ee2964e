package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is normalised as MNIST's makers would have done it. */
class ImagesTest {
  private static final PixelInputs MNIST = new PixelInputs(1, 28, 28, 1f / 255);
  private static final PixelInputs DIGITS = new PixelInputs(1, 8, 8, 1f / 16);

  @TempDir
  Path folder;

  @Test
  void aDarkSquareOnWhiteBecomesALightOneInTheMiddle() throws IOException {
    // of 100 on a canvas of 300, in a corner: 20x20 around (14, 14)
    BufferedImage image = canvas(BufferedImage.TYPE_INT_RGB, 300, 300, Color.WHITE);
    fill(image, Color.BLACK, 190, 5, 100, 100);
    assertSquare(Images.read("a", png(image), MNIST, ImageStyle.INK));
  }

  @Test
  void soDoOtherColoursSizesAndFiles() throws IOException {
    BufferedImage light = canvas(BufferedImage.TYPE_INT_RGB, 90, 200, new Color(20, 30, 60));
    fill(light, new Color(250, 240, 90), 40, 120, 40, 40);
    assertSquare(Images.read("light on dark", png(light), MNIST, ImageStyle.INK));

    BufferedImage faint = canvas(BufferedImage.TYPE_BYTE_GRAY, 40, 40, Color.LIGHT_GRAY);
    fill(faint, Color.GRAY, 3, 20, 10, 10);
    assertSquare(Images.read("faint, small", png(faint), MNIST, ImageStyle.INK));

    BufferedImage bits = canvas(BufferedImage.TYPE_BYTE_BINARY, 64, 64, Color.WHITE);
    fill(bits, Color.BLACK, 8, 8, 40, 40);
    assertSquare(Images.read("one bit", png(bits), MNIST, ImageStyle.INK));

    BufferedImage indexed = canvas(BufferedImage.TYPE_BYTE_INDEXED, 64, 64, Color.YELLOW);
    fill(indexed, Color.BLUE, 8, 8, 40, 40);
    assertSquare(Images.read("palette", png(indexed), MNIST, ImageStyle.INK));

    BufferedImage deep = canvas(BufferedImage.TYPE_USHORT_GRAY, 64, 64, Color.WHITE);
    fill(deep, Color.BLACK, 8, 8, 40, 40);
    assertSquare(Images.read("16 bits", png(deep), MNIST, ImageStyle.INK));
  }

  @Test
  void inkOfAnyColourShowsOnATransparentGround() throws IOException {
    for (Color ink : List.of(Color.BLACK, Color.WHITE, Color.RED)) {
      BufferedImage image = new BufferedImage(120, 120, BufferedImage.TYPE_INT_ARGB);
      fill(image, ink, 50, 20, 60, 60);
      assertSquare(Images.read(ink.toString(), png(image), MNIST, ImageStyle.INK));
    }
  }

  @Test
  void shadesOfPaperAndNoiseAreNoInk() throws IOException {
    BufferedImage image = canvas(BufferedImage.TYPE_INT_RGB, 400, 400, Color.WHITE);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 400; x++) {
        int level = 200 - (x + y) / 20 - (x * 31 + y * 17) % 7;
        boolean ink = x >= 100 && x < 300 && y >= 150 && y < 350;
        image.setRGB(
            x, y, new Color(ink ? 30 : level, ink ? 30 : level, ink ? 35 : level).getRGB());
      }
    }
    assertSquare(Images.read("photo", jpeg(image), MNIST, ImageStyle.INK));
  }

  @Test
  void proportionsAreKept() throws IOException {
    BufferedImage image = canvas(BufferedImage.TYPE_INT_RGB, 300, 300, Color.WHITE);
    fill(image, Color.BLACK, 100, 40, 40, 200);
    Pixels one = Images.read("one", png(image), MNIST, ImageStyle.INK);
    for (int i = 0; i < 784; i++) {
      int y = i / 28;
      int x = i % 28;
      assertEquals(y >= 4 && y < 24 && x >= 12 && x < 16 ? 255 : 0, one.get(0, i), y + "," + x);
    }
  }

  @Test
  void theCentreOfMassIsInTheMiddleButNoInkIsLost() throws IOException {
    // an L with a heavy foot: its centre of mass is low, so its box would leave the image without a
    // limit
    BufferedImage image = canvas(BufferedImage.TYPE_INT_RGB, 200, 200, Color.WHITE);
    fill(image, Color.BLACK, 20, 10, 10, 180);
    fill(image, Color.BLACK, 20, 150, 100, 40);
    Pixels l = Images.read("L", png(image), MNIST, ImageStyle.INK);
    double mass = 0;
    double down = 0;
    double across = 0;
    for (int i = 0; i < 784; i++) {
      mass += l.get(0, i);
      down += l.get(0, i) * (i / 28);
      across += l.get(0, i) * (i % 28);
    }
    assertEquals(14, across / mass, 0.51);
    assertEquals(14, down / mass, 2.1);
  }

  @Test
  void aModelGetsItsOwnSizeAndRange() throws IOException {
    BufferedImage image = canvas(BufferedImage.TYPE_INT_RGB, 300, 300, Color.WHITE);
    fill(image, Color.BLACK, 190, 5, 50, 100);
    Pixels pixels = Images.read("a", png(image), DIGITS, ImageStyle.INK);
    assertEquals(List.of(8, 8), List.of(pixels.height(), pixels.width()));
    for (int i = 0; i < 64; i++) {
      int x = i % 8; // from top to bottom, as in the digits themselves
      assertEquals(x >= 2 && x < 6 ? 16 : 0, pixels.get(0, i), i / 8 + "," + x);
    }
  }

  @Test
  void rawImagesComeAsTheyAre() throws IOException {
    Dataset digits = DataSets.named("digits").train();
    Pixels all = (Pixels) digits.features();
    for (int row = 0; row < 20; row++) {
      Path file = folder.resolve(row + ".png");
      Images.write(file, all, row, 16);
      Pixels read = Images.read(file, DIGITS, ImageStyle.RAW);
      assertArrayEquals(
          java.util.Arrays.copyOfRange(all.values(), row * 64, row * 64 + 64), read.values());
    }
    byte[] colours = new byte[3 * 12];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) (i * 7);
    }
    Path file = folder.resolve("colour.png");
    Images.write(file, new Pixels(3, 3, 4, colours), 0, 255);
    PixelInputs inputs = new PixelInputs(3, 3, 4, 1f / 200);
    assertArrayEquals(colours, Images.read(file, inputs, ImageStyle.RAW).values());
  }

  @Test
  void allOfMnistComesAsItIs() throws IOException {
    Assumptions.assumeTrue(DataSets.standard().here("mnist"), "theta data get mnist");
    Pixels test = (Pixels) DataSets.named("mnist").test().orElseThrow().features();
    for (int row = 0; row < test.rows(); row += 200) {
      byte[] image = java.util.Arrays.copyOfRange(test.values(), row * 784, row * 784 + 784);
      Path file = folder.resolve("digit.png");
      Images.write(file, test, row, 255);
      assertArrayEquals(image, Images.read(file, MNIST, ImageStyle.INK).values(), "row " + row);
    }
  }

  @Test
  void aDigitDrawnLargeDarkAndAsideIsNearlyTheOneOfMnist() throws IOException {
    Assumptions.assumeTrue(DataSets.standard().here("mnist"), "theta data get mnist");
    Pixels test = (Pixels) DataSets.named("mnist").test().orElseThrow().features();
    double difference = 0;
    int count = 0;
    for (int row = 0; row < 10_000; row += 500, count++) {
      BufferedImage digit = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 784; i++) {
        int level = 255 - (int) test.get(row, i);
        digit.setRGB(i % 28, i / 28, new Color(level, level, level).getRGB());
      }
      BufferedImage page = canvas(BufferedImage.TYPE_INT_RGB, 400, 300, Color.WHITE);
      Graphics2D g = page.createGraphics();
      g.setRenderingHint(
          java.awt.RenderingHints.KEY_INTERPOLATION,
          java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      AffineTransform place = AffineTransform.getTranslateInstance(150, 30);
      place.scale(6, 6);
      g.drawImage(digit, place, null);
      g.dispose();
      byte[] read = Images.read("page", jpeg(page), MNIST, ImageStyle.INK).values();
      for (int i = 0; i < 784; i++) {
        difference += Math.abs((read[i] & 0xFF) - test.get(row, i)) / 784;
      }
    }
    assertTrue(difference / count < 8, "mean difference of a pixel: " + difference / count);
  }

  /** A light square of 20x20; its centre may be on either side of the middle. */
  private static void assertSquare(Pixels pixels) {
    assertEquals(List.of(1, 28, 28), List.of(pixels.rows(), pixels.height(), pixels.width()));
    int top = pixels.get(0, 4 * 28 + 14) > 127 ? 4 : 5;
    int left = pixels.get(0, 14 * 28 + 4) > 127 ? 4 : 5;
    for (int i = 0; i < 784; i++) {
      int y = i / 28 - top;
      int x = i % 28 - left;
      boolean inside = y >= 0 && y < 20 && x >= 0 && x < 20;
      boolean edge = y == 0 || y == 19 || x == 0 || x == 19;
      assertEquals(inside ? 255 : 0, pixels.get(0, i), inside && edge ? 40 : 12, y + "," + x);
    }
  }

  static BufferedImage canvas(int type, int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, type);
    fill(image, colour, 0, 0, width, height);
    return image;
  }

  static void fill(BufferedImage image, Color colour, int x, int y, int width, int height) {
    Graphics2D g = image.createGraphics();
    g.setComposite(AlphaComposite.Src);
    g.setColor(colour);
    g.fillRect(x, y, width, height);
    g.dispose();
  }

  static byte[] png(BufferedImage image) throws IOException {
    return encoded(image, "png");
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return encoded(image, "jpeg");
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, bytes));
    return bytes.toByteArray();
  }
}
