package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.Drawings.Box;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same digit, photographed, scanned and drawn under many conditions, becomes nearly the same image. */
class PicturesOfDigitsTest {
  private static final PixelInputs MNIST = new PixelInputs(1, 28, 28, 1f / 255);

  @ParameterizedTest
  @CsvSource({
    "bit1-5.png, 3",
    "black-frame-5.png, 1",
    "dust-specks-5.png, 2",
    "exif-3-5.jpg, 1",
    "exif-6-5.jpg, 1",
    "exif-8-5.jpg, 1",
    "la-black-on-transparent-5.png, 1",
    "lined-paper-5.jpg, 2",
    "palette-transparent-5.png, 2",
    "paper-on-desk-5.jpg, 10", // a little aslant
    "paper-on-desk-edge-5.jpg, 1",
    "pencil-5.jpg, 3",
    "pencil-faint-5.jpg, 3",
    "red-on-blue-5.png, 1",
    "rgba-black-on-transparent-5.png, 1",
    "rgba-white-on-transparent-5.png, 1",
    "shadow-edge-5.jpg, 2",
    "squared-paper-5.jpg, 3",
    "squared-paper-dark-5.jpg, 2",
    "text-in-corner-5.png, 1",
    "thin-pen-5.png, 12",
    "two-digits-5.png, 3",
    "vignette-5.jpg, 1"
  })
  void aFiveIsTheSameFiveUnderEveryCondition(String file, double most) throws IOException {
    double difference = difference(read("grey16-5.png"), read(file));
    assertTrue(difference <= most, difference + "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7})
  void printedBoxesAreTakenAway(int digit) throws IOException {
    double difference = difference("scan-" + digit + ".png", "scanbox-" + digit + ".png");
    assertTrue(difference < 6, difference + "");
  }

  @Test
  void strokesOfAHairAreThickened() throws IOException {
    double ink = 0;
    for (byte level : read("thin-pen-3.png")) {
      ink += (level & 0xFF) / 255.0;
    }
    assertTrue(ink > 60, ink + " pixels of ink");
    assertTrue(difference("grey16-3.png", "thin-pen-3.png") < 15);
  }

  @Test
  void severalDigitsAreFoundInTheOrderOfReading() throws IOException {
    Drawings two = Drawings.read("two", Pictures.bytes("two-digits-3.png"), MNIST);
    assertEquals(2, two.all().size());
    Box left = two.all().get(0).box();
    Box right = two.all().get(1).box();
    assertTrue(left.left() + left.width() < right.left(), two.toString());
    assertEquals(left.height(), right.height(), 2);
    for (Drawings.Drawing drawing : two.all()) {
      assertTrue(difference(read("grey16-3.png"), drawing.pixels().values()) < 3);
    }
    assertEquals(
        1, Drawings.read("one", Pictures.bytes("grey16-3.png"), MNIST).all().size());
  }

  @Test
  void emptyPicturesAreRefused() {
    for (String file : List.of("blank.png", "blank-transparent.png", "one-pixel.png")) {
      assertEquals(
          file + ": expected ink, got an empty picture",
          assertThrows(FormatException.class, () -> read(file)).getMessage());
    }
  }

  private static double difference(String one, String other) throws IOException {
    return difference(read(one), read(other));
  }

  /** The mean difference of a pixel, 0 … 255, where the images match best: a centre of mass may be between two pixels. */
  static double difference(byte[] one, byte[] other) {
    double least = 255;
    for (int shift = 0; shift < 9; shift++) {
      int by = (shift / 3 - 1) * 28 + shift % 3 - 1;
      double sum = 0;
      for (int i = 29; i < 784 - 29; i++) { // no ink is that near to the edge
        sum += Math.abs((one[i] & 0xFF) - (other[i + by] & 0xFF)) / 784.0;
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  private static byte[] read(String file) throws IOException {
    return Images.read(file, Pictures.bytes(file), MNIST, ImageStyle.INK).values();
  }
}
