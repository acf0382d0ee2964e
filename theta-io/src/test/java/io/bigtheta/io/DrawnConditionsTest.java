package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.DrawnDigits.Condition;
import io.bigtheta.math.Seed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Digits drawn by this test, each under every condition, at places and with pens of many kinds. */
class DrawnConditionsTest {
  private static final PixelInputs MNIST = new PixelInputs(1, 28, 28, 1f / 255);

  @ParameterizedTest
  @EnumSource(Condition.class)
  void everyDigitIsFoundAsItWasDrawn(Condition condition) throws IOException {
    List<String> others = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      DrawnDigits drawn = new DrawnDigits(k, new Seed(7).child("digit", k));
      byte[] clean = read(ImagesTest.png(drawn.picture(Condition.CLEAN)));
      byte[] found = read(condition.file(drawn.picture(condition)));
      double difference = PicturesOfDigitsTest.difference(clean, found);
      if (difference > 8) {
        others.add(k + ": " + difference);
      }
    }
    assertTrue(others.isEmpty(), others.toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = Condition.class,
      names = {"CLEAN", "LINED", "SQUARED", "SHADOW", "VIGNETTE", "DUST"})
  void paperWithoutADigitIsEmpty(Condition condition) throws IOException {
    BufferedImage paper = condition.paper(new Seed(5));
    byte[] file = condition.file(paper);
    assertEquals(
        "x: expected ink, got an empty picture",
        assertThrows(FormatException.class, () -> read(file)).getMessage());
  }

  private static byte[] read(byte[] file) {
    return Images.read("x", file, MNIST, ImageStyle.INK).values();
  }
}
