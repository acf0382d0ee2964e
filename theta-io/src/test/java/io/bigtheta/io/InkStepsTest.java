package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each step of the way from a picture to its ink. */
class InkStepsTest {
  @Test
  void maximaOfWindowsAreThoseOfTheDefinition() {
    Seed seed = new Seed(3);
    for (int[] size : new int[][] {{1, 1}, {5, 9}, {9, 5}, {17, 16}}) {
      Plane plane = new Plane(size[0], size[1]);
      for (int i = 0; i < plane.values().length; i++) {
        plane.values()[i] = seed.below(i, 1000);
      }
      for (int radius : new int[] {1, 3, 20}) {
        assertArrayEquals(
            most(plane, radius).values(), Background.most(plane, radius).values());
      }
    }
  }

  private static Plane most(Plane plane, int radius) {
    Plane result = new Plane(plane.height(), plane.width());
    Arrays.fill(result.values(), Float.NEGATIVE_INFINITY);
    for (int i = 0; i < plane.values().length; i++) {
      for (int j = 0; j < plane.values().length; j++) {
        boolean near = Math.abs(i / plane.width() - j / plane.width()) <= radius
            && Math.abs(i % plane.width() - j % plane.width()) <= radius;
        result.values()[i] = Math.max(result.values()[i], near ? plane.values()[j] : -1);
      }
    }
    return result;
  }

  @Test
  void aStrokeIsInkInLightAndInShadowAlike() {
    Plane plane = new Plane(100, 100);
    for (int i = 0; i < 10_000; i++) {
      float light = i % 100 < 50 ? 240 : 120;
      plane.values()[i] = i / 100 >= 40 && i / 100 < 46 ? light / 3 : light;
    }
    Plane ink = Background.ink(plane, Background.of(plane, true), true);
    assertEquals(0, ink.at(20, 20), 0.1);
    assertEquals(0, ink.at(20, 48), 0.1);
    assertEquals(0, ink.at(20, 52), 0.1);
    assertEquals(ink.at(42, 20), ink.at(42, 80), 30);
    assertTrue(ink.at(42, 80) > 140);
  }

  @Test
  void aLineIsTakenOutAndTheStrokeThatItCrossesStays() {
    boolean[] mask = new boolean[200 * 200];
    for (int x = 0; x < 200; x++) {
      for (int y = 0; y < 2; y++) {
        mask[(100 + x / 40 + y) * 200 + x] = true; // slightly aslant
      }
    }
    for (int y = 60; y < 150; y++) {
      for (int x = 90; x < 102; x++) {
        mask[y * 200 + x] = true;
      }
    }
    boolean[] left = Lines.without(mask, 200, 200);
    for (int i = 0; i < left.length; i++) {
      int y = i / 200;
      int x = i % 200;
      assertEquals(y >= 60 && y < 150 && x >= 90 && x < 102, left[i], y + "," + x);
    }
  }

  @Test
  void theStemOfAOneIsNoLine() {
    boolean[] mask = new boolean[200 * 200];
    for (int y = 30; y < 170; y++) {
      Arrays.fill(mask, y * 200 + 98, y * 200 + 102, true);
    }
    assertArrayEquals(mask, Lines.without(mask, 200, 200));
  }

  @Test
  void partsHangTogetherOverCorners() {
    boolean[] mask = {true, false, false, false, true, false, false, false, false, false, true, true
    };
    Components parts = Components.of(mask, 3, 4);
    assertEquals(2, parts.parts().size());
    assertEquals(new Components.Part(0, 0, 0, 1, 0, 2, 2), parts.parts().get(0));
    assertEquals(2, parts.parts().get(1).width());
  }

  @Test
  void distancesAreNearlyEuclidean() {
    boolean[] mask = new boolean[41 * 41];
    mask[20 * 41 + 20] = true;
    float[] distances = Distances.to(mask, 41, 41);
    for (int i = 0; i < mask.length; i++) {
      double exact = Math.hypot(i / 41 - 20, i % 41 - 20);
      assertEquals(exact, distances[i], 0.08 * exact + 1e-5);
    }
  }

  @Test
  void theThicknessOfAStrokeIsMeasured() {
    for (int thick : new int[] {1, 3, 8, 20}) {
      boolean[] mask = new boolean[300 * thick];
      Arrays.fill(mask, true);
      assertEquals(thick, Strokes.thickness(mask, 300, thick), 0.15 * thick + 1);
    }
  }

  @Test
  void onlyThinStrokesAreThickened() {
    Plane thin = Strokes.of(bar(200, 3));
    assertEquals(200 * 0.11 * 1.13, thin.width(), 5);
    assertTrue(thin.at(thin.height() / 2, thin.width() / 2) == 1);
    Plane thick = Strokes.of(bar(200, 30));
    assertEquals(30, thick.width());
  }

  private static Figure bar(int height, int width) {
    boolean[] mask = new boolean[height * width];
    float[] ink = new float[mask.length];
    Arrays.fill(mask, true);
    Arrays.fill(ink, 1);
    return new Figure(0, 0, height, width, mask, ink, 1);
  }

  @Test
  void colourIsTakenWhereBrightnessShowsNothing() {
    int[] argb = new int[100 * 100];
    for (int i = 0; i < argb.length; i++) {
      boolean ink = i % 100 >= 45 && i % 100 < 55;
      argb[i] = ink ? 0xFFB03A5A : 0xFF3C5CC8; // red on blue
    }
    Plane plane = Colours.plane(new Picture(100, 100, argb, false, 1));
    assertTrue(Math.abs(plane.at(50, 50) - plane.at(50, 10)) > 60);
  }

  @Test
  void everyOrientationOfExifIsTurnedUpright() {
    // F, as 2 columns by 3 rows: how each orientation stores it (Exif 2.32, 4.6.4)
    int[] upright = {1, 2, 3, 4, 5, 6};
    int[][] stored = {
      {1, 2, 3, 4, 5, 6}, {2, 1, 4, 3, 6, 5}, {6, 5, 4, 3, 2, 1}, {5, 6, 3, 4, 1, 2},
      {1, 3, 5, 2, 4, 6}, {2, 4, 6, 1, 3, 5}, {6, 4, 2, 5, 3, 1}, {5, 3, 1, 6, 4, 2}
    };
    for (int orientation = 1; orientation <= 8; orientation++) {
      boolean lying = orientation >= 5;
      Picture picture =
          new Picture(lying ? 2 : 3, lying ? 3 : 2, stored[orientation - 1], false, 1);
      Picture seen = Orientation.upright(picture, orientation);
      assertArrayEquals(upright, seen.argb(), "orientation " + orientation);
      assertEquals(3, seen.height());
    }
  }

  @Test
  void anOrientationThatIsDamagedIsUpright() {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    assertEquals(6, Orientation.of(exif));
    for (int length = 0; length < 32; length++) {
      assertEquals(1, Orientation.of(Arrays.copyOf(exif, length)), length + " bytes");
    }
    for (int i = 2; i < exif.length; i++) {
      for (int value : new int[] {0, 127, 255}) {
        byte[] damaged = exif.clone();
        damaged[i] = (byte) value;
        int orientation = Orientation.of(damaged);
        assertTrue(orientation >= 1 && orientation <= 8);
      }
    }
  }

  @Test
  void aSheetIsNoDigit() {
    assertTrue(bar(100, 90).sheet());
    Figure ring = bar(100, 100);
    for (int i = 0; i < 10_000; i++) {
      double far = Math.hypot(i / 100 - 49.5, i % 100 - 49.5);
      ring.mask()[i] = far < 50 && far > 35;
    }
    assertFalse(ring.sheet());
  }
}
