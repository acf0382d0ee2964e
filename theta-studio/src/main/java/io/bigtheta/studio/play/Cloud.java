package io.bigtheta.studio.play;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A data set of the plane that is drawn at random: points of classes, or points with a number each. */
public enum Cloud {
  /** Class 0 inside, class 1 in a ring around it. */
  CIRCLE(2),
  /** Class 1 where x1 and x2 have different signs. */
  XOR(2),
  /** Two round clouds. */
  GAUSSIAN(2),
  /** Two arms, wound around each other. */
  SPIRALS(2),
  /** Two half moons, each with its horn in the other. */
  MOONS(2),
  /** Three round clouds. */
  CLOUDS(3),
  /** Three arms, wound around each other. */
  PINWHEEL(3),
  /** A disc, and two rings around it. */
  RINGS(3),
  /** y = (x1 + x2) / 10. */
  PLANE(0),
  /** Hills and hollows: y = Σ ± exp(−distance² / 4). */
  HILLS(0);

  private static final float SIDE = 5;
  private static final float TURNS = 1.75f * 2 * (float) Math.PI;
  private static final float[][] CENTRES = {{2.2f, 2.2f}, {-2.2f, -2.2f}};
  private static final float[][] THREE = {{0, 2.8f}, {-2.6f, -1.8f}, {2.6f, -1.8f}};

  /** x1, x2 and the height of the hills. */
  private static final float[][] PEAKS = {
    {-4, 2.5f, 1}, {0, 2.5f, -1}, {4, 2.5f, 1}, {-4, -2.5f, -1}, {0, -2.5f, 1}, {4, -2.5f, -1}
  };

  private final int classes;

  Cloud(int classes) {
    this.classes = classes;
  }

  /** The number of classes; 0 if each point has a number. */
  public int classes() {
    return classes;
  }

  /** The name, such as {@code circle}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cloud with this title. */
  static Cloud of(String title) {
    return Arrays.stream(values())
        .filter(cloud -> cloud.title().equals(title))
        .findFirst()
        .orElseThrow(() -> Refusal.of(
                "cloud",
                "one of "
                    + Arrays.stream(values()).map(Cloud::title).collect(Collectors.joining(", ")),
                '"' + title + '"')
            .setting("cloud"));
  }

  /**
   * Draws points. The classes take turns, so they have equally many.
   *
   * @param noise how far points lie from where they belong, a share in [0, 1]
   */
  Points draw(int rows, float noise, Seed seed) {
    float[] x1 = new float[rows];
    float[] x2 = new float[rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      draw(i, noise, seed.child(i), x1, x2, y);
    }
    float edge = 6;
    return new Points(x1, x2, y, classes, new float[] {-edge, edge, -edge, edge});
  }

  private void draw(int i, float noise, Seed seed, float[] x1, float[] x2, float[] y) {
    int turn = classes == 0 ? 0 : i % classes;
    float share = seed.uniform(0);
    y[i] = turn;
    switch (this) {
      case CIRCLE -> ring(i, turn == 0 ? 2.5f * root(share) : 3.5f + 1.5f * share, seed, x1, x2);
      case RINGS -> ring(i, turn == 0 ? 1.4f * root(share) : 2 * turn + 0.1f + share, seed, x1, x2);
      case XOR -> {
        float a = 0.3f + (SIDE - 0.3f) * share;
        float b = 0.3f + (SIDE - 0.3f) * seed.uniform(1);
        boolean left = seed.uniform(2) < 0.5f;
        x1[i] = left ? -a : a;
        x2[i] = left == (turn == 0) ? -b : b;
      }
      case GAUSSIAN -> around(i, CENTRES[turn], 0.6f + 1.4f * noise, seed, x1, x2);
      case CLOUDS -> around(i, THREE[turn], 0.6f + 1.4f * noise, seed, x1, x2);
      case SPIRALS, PINWHEEL -> {
        float way = 0.04f + 0.96f * share;
        float angle =
            (classes == 2 ? 1 : 0.55f) * TURNS * way + 2 * (float) Math.PI * turn / classes;
        polar(i, SIDE * way, angle, x1, x2);
      }
      case MOONS -> {
        float angle = (float) Math.PI * share;
        polar(i, 3, turn == 0 ? angle : -angle, x1, x2);
        x1[i] += turn == 0 ? -1.5f : 1.5f;
        x2[i] += turn == 0 ? -0.8f : 0.8f;
      }
      case PLANE, HILLS -> {
        x1[i] = seed.uniform(0, -SIDE, SIDE);
        x2[i] = seed.uniform(1, -SIDE, SIDE);
      }
    }
    if (this == PLANE || this == HILLS) {
      y[i] = height(x1[i], x2[i]) + 0.5f * noise * seed.normal(8);
    } else if (this != GAUSSIAN && this != CLOUDS) {
      x1[i] += 1.5f * noise * seed.normal(8);
      x2[i] += 1.5f * noise * seed.normal(9);
    }
    x1[i] = Math.max(-6, Math.min(6, x1[i]));
    x2[i] = Math.max(-6, Math.min(6, x2[i]));
  }

  private float height(float x1, float x2) {
    if (this == PLANE) {
      return (x1 + x2) / 10;
    }
    double sum = 0;
    for (float[] peak : PEAKS) {
      float a = x1 - peak[0];
      float b = x2 - peak[1];
      sum += peak[2] * StrictMath.exp(-(a * a + b * b) / 4);
    }
    return (float) sum;
  }

  private static float root(float share) {
    return (float) Math.sqrt(share); // so that a disc is evenly filled
  }

  private static void ring(int i, float radius, Seed seed, float[] x1, float[] x2) {
    polar(i, radius, 2 * (float) Math.PI * seed.uniform(1), x1, x2);
  }

  private static void polar(int i, float radius, float angle, float[] x1, float[] x2) {
    x1[i] = radius * (float) StrictMath.cos(angle);
    x2[i] = radius * (float) StrictMath.sin(angle);
  }

  private static void around(
      int i, float[] centre, float spread, Seed seed, float[] x1, float[] x2) {
    x1[i] = centre[0] + spread * seed.normal(4);
    x2[i] = centre[1] + spread * seed.normal(5);
  }
}
