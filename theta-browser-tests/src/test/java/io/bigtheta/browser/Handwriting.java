package io.bigtheta.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Digits as a hand wrote them, as points of a mouse in hundredths of the drawing area. */
final class Handwriting {
  private static final double[][][] STROKES = {
    {
      {
        52, 18, 44, 20, 36, 28, 31, 40, 30, 53, 33, 66, 40, 76, 50, 80, 60, 77, 67, 67, 70, 54, 69,
        40, 64, 28, 57, 20, 51, 18
      }
    },
    {{40, 31, 46, 25, 52, 18, 52, 33, 51, 50, 51, 66, 51, 81}},
    {
      {
        33, 33, 36, 24, 44, 19, 54, 19, 63, 24, 66, 33, 63, 43, 56, 53, 46, 64, 36, 75, 33, 79, 45,
        78, 58, 78, 69, 78
      }
    },
    {
      {
        34, 25, 42, 20, 52, 18, 61, 22, 65, 30, 62, 39, 54, 45, 45, 47, 55, 49, 64, 54, 68, 63, 65,
        73, 56, 80, 45, 81, 34, 76
      }
    },
    {{54, 19, 47, 31, 39, 44, 31, 57, 43, 58, 56, 57, 70, 56}, {61, 38, 60, 52, 59, 68, 59, 82}},
    {
      {
        67, 20, 54, 20, 40, 21, 38, 32, 36, 45, 45, 42, 56, 43, 65, 49, 69, 59, 67, 70, 59, 78, 47,
        81, 34, 77
      }
    },
    {
      {
        60, 19, 51, 25, 43, 35, 36, 48, 33, 61, 36, 73, 45, 80, 56, 80, 65, 73, 67, 63, 62, 55, 52,
        53, 42, 57, 35, 65
      }
    },
    {{31, 22, 44, 21, 57, 21, 69, 21, 63, 34, 56, 49, 50, 64, 46, 81}},
    {
      {
        61, 27, 52, 20, 42, 22, 37, 31, 41, 40, 50, 47, 60, 54, 66, 64, 63, 75, 53, 81, 42, 78, 36,
        69, 40, 58, 50, 49, 60, 40, 63, 31, 61, 27
      }
    },
    {
      {
        66, 33, 60, 23, 49, 19, 39, 24, 35, 35, 39, 45, 49, 49, 59, 45, 65, 36, 66, 31, 66, 45, 64,
        62, 61, 81
      }
    },
  };

  private Handwriting() {}

  /**
   * Draws a digit with the mouse.
   *
   * @param size 1 for most of the area
   * @param right how far to the right of the middle, in shares of the side
   */
  static void draw(Page page, Locator pad, int digit, double size, double right, double down) {
    BoundingBox box = pad.boundingBox();
    for (double[] stroke : STROKES[digit]) {
      for (int i = 0; i < stroke.length; i += 2) {
        double x = box.x + box.width * (0.5 + right + (stroke[i] / 100 - 0.5) * size);
        double y = box.y + box.height * (0.5 + down + (stroke[i + 1] / 100 - 0.5) * size);
        page.mouse().move(x, y);
        if (i == 0) {
          page.mouse().down();
        }
      }
      page.mouse().up();
    }
  }
}
