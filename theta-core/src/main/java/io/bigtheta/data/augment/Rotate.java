package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Rotates the image around its middle by a random angle from −degrees to degrees.
 *
 * @param degrees the largest angle, in (0, 180]
 */
public record Rotate(float degrees) implements Augmentation {
  public Rotate {
    if (!(degrees > 0 && degrees <= 180)) {
      throw Refusal.of("degrees", "an angle in (0, 180]", degrees);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    double angle = StrictMath.toRadians(seed.uniform(0, -degrees, degrees));
    float cos = (float) StrictMath.cos(angle);
    float sin = (float) StrictMath.sin(angle);
    canvas.move(cos, sin, -sin, cos, 0, 0);
  }
}
