package io.bigtheta.io;

import io.bigtheta.math.Seed;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** A digit drawn with a pen: its size, its place and its pen depend on the seed. */
final class DrawnDigits {
  static final int SIDE = 400;

  /** Each digit as lines through points, in a box of 10 by 16; 99 lifts the pen. */
  private static final List<int[]> POINTS = List.of(
      new int[] {5, 0, 1, 4, 0, 9, 2, 14, 5, 16, 8, 14, 10, 9, 9, 4, 6, 0, 4, 0},
      new int[] {2, 4, 6, 0, 6, 16},
      new int[] {0, 4, 3, 0, 8, 0, 10, 4, 8, 8, 0, 16, 10, 16},
      new int[] {0, 2, 4, 0, 8, 2, 8, 5, 4, 8, 9, 10, 9, 14, 5, 16, 0, 14},
      new int[] {7, 0, 0, 10, 10, 10, 99, 99, 7, 5, 7, 16},
      new int[] {9, 0, 1, 0, 1, 7, 6, 6, 9, 9, 9, 13, 5, 16, 0, 14},
      new int[] {8, 0, 2, 6, 0, 11, 3, 16, 8, 15, 9, 11, 5, 8, 1, 11},
      new int[] {0, 0, 10, 0, 4, 16},
      new int[] {5, 0, 1, 3, 2, 6, 8, 10, 9, 14, 5, 16, 1, 14, 2, 10, 8, 6, 9, 3, 5, 0},
      new int[] {9, 4, 5, 0, 1, 3, 2, 7, 6, 8, 9, 4, 8, 16});

  /** What the digit is drawn on, and how the picture is taken. */
  enum Condition {
    CLEAN,
    FRAME,
    DUST,
    LINED,
    SQUARED,
    DESK,
    EDGE,
    PENCIL,
    COLOUR,
    SHADOW,
    VIGNETTE,
    BOARD;

    private Color ink() {
      return switch (this) {
        case PENCIL -> new Color(176, 176, 172);
        case COLOUR -> new Color(176, 58, 90);
        case BOARD -> new Color(225, 225, 220);
        default -> new Color(80, 80, 85);
      };
    }

    private Color ground() {
      return switch (this) {
        case CLEAN, FRAME -> Color.WHITE;
        case PENCIL -> new Color(204, 203, 198);
        case COLOUR -> new Color(60, 92, 200);
        case BOARD -> new Color(40, 60, 50);
        default -> new Color(244, 242, 238);
      };
    }

    /** The picture as a file: JPEG, except where a program draws. */
    byte[] file(BufferedImage picture) throws IOException {
      return this == CLEAN || this == FRAME ? ImagesTest.png(picture) : ImagesTest.jpeg(picture);
    }

    /** A picture without a digit. */
    BufferedImage paper(Seed seed) {
      BufferedImage image = ImagesTest.canvas(BufferedImage.TYPE_INT_RGB, SIDE, SIDE, ground());
      under(image, seed);
      over(image, seed);
      return image;
    }

    private void under(BufferedImage image, Seed seed) {
      Color line = this == LINED ? new Color(150, 175, 225) : new Color(110, 110, 115);
      for (int at = 11; at < SIDE && (this == LINED || this == SQUARED); at += 42) {
        ImagesTest.fill(image, line, 0, at, SIDE, 2);
        ImagesTest.fill(image, line, this == SQUARED ? at : 0, 0, this == SQUARED ? 2 : 0, SIDE);
      }
      for (int k = 0; k < 12 && this == DUST; k++) {
        Seed speck = seed.child("speck", k);
        ImagesTest.fill(image, Color.DARK_GRAY, speck.below(0, 390), speck.below(1, 390), 4, 3);
      }
    }

    private void over(BufferedImage image, Seed seed) {
      Color desk = new Color(72, 45, 32);
      if (this == FRAME) {
        for (int x : new int[] {12, SIDE - 20}) {
          ImagesTest.fill(image, Color.BLACK, x, 12, 8, SIDE - 24);
          ImagesTest.fill(image, Color.BLACK, 12, x, SIDE - 24, 8);
        }
      } else if (this == EDGE) {
        ImagesTest.fill(image, desk, 0, 0, 15 + seed.below(9, 25), SIDE);
      }
      for (int i = 0; i < SIDE * SIDE && (this == SHADOW || this == VIGNETTE); i++) {
        double y = i / SIDE - SIDE / 2.0;
        double x = i % SIDE - SIDE / 2.0;
        double light = this == VIGNETTE
            ? 1 - 0.7 * (y * y + x * x) / (SIDE * SIDE / 2.0)
            : 0.6 + 0.4 / (1 + Math.exp((y + 2 * x + 60) / 10));
        Color was = new Color(image.getRGB(i % SIDE, i / SIDE));
        image.setRGB(
            i % SIDE,
            i / SIDE,
            new Color((int) (was.getRed() * light), (int) (was.getGreen() * light), (int)
                    (was.getBlue() * light))
                .getRGB());
      }
    }
  }

  private final int digit;
  private final Seed seed;

  DrawnDigits(int digit, Seed seed) {
    this.digit = digit;
    this.seed = seed;
  }

  /** The digit under a condition. */
  BufferedImage picture(Condition condition) {
    BufferedImage image =
        ImagesTest.canvas(BufferedImage.TYPE_INT_RGB, SIDE, SIDE, condition.ground());
    condition.under(image, seed);
    draw(image, condition.ink());
    condition.over(image, seed);
    if (condition != Condition.DESK) {
      return image;
    }
    BufferedImage desk =
        ImagesTest.canvas(BufferedImage.TYPE_INT_RGB, 600, 560, new Color(72, 45, 32));
    Graphics2D g = desk.createGraphics();
    g.drawImage(image, 90, 70, null);
    g.dispose();
    return desk;
  }

  private void draw(BufferedImage image, Color ink) {
    int tall = 140 + seed.below(1, 120);
    float pen = 9 + seed.below(2, 18);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(ink);
    g.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    AffineTransform place =
        AffineTransform.getTranslateInstance(95 + seed.below(3, 80), 60 + seed.below(4, 50));
    place.shear(-0.15 + 0.01 * seed.below(5, 20), 0);
    place.scale(tall / 16.0, tall / 16.0);
    g.draw(place.createTransformedShape(path()));
    g.dispose();
  }

  private Path2D path() {
    int[] points = POINTS.get(digit);
    Path2D path = new Path2D.Double();
    boolean lifted = true;
    for (int i = 0; i < points.length; i += 2) {
      if (points[i] == 99) {
        lifted = true;
      } else if (lifted) {
        path.moveTo(points[i], points[i + 1]);
        lifted = false;
      } else {
        path.lineTo(points[i], points[i + 1]);
      }
    }
    return path;
  }
}
