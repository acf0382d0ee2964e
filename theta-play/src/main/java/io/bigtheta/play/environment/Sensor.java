package io.bigtheta.play.environment;

import io.bigtheta.spec.Refusal;

/**
 * One number of an observation. A network sees (raw − middle) / (half the range), which is about −1 to 1.
 *
 * @param name what the number is, such as {@code angle}
 * @param low where it usually begins; it may fall below
 * @param high where it usually ends; it may rise above
 */
public record Sensor(String name, float low, float high) {
  public Sensor {
    if (!(low < high) || !Float.isFinite(high - low)) {
      throw Refusal.of("sensor " + name, "a low end below a high end", low + " to " + high);
    }
  }

  /** The middle of the range. */
  public float middle() {
    return (low + high) / 2;
  }

  /** The number by which a distance from the middle is multiplied. */
  public float scale() {
    return 2 / (high - low);
  }
}
