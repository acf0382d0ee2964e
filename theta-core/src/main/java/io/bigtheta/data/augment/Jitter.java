package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Changes the light an image was taken in by three factors. Each is drawn from its own range 1 − share to 1 + share.
 * They are applied in this order:
 *
 * <ol>
 *   <li>brightness b: v ← b·v;
 *   <li>contrast k: v ← m + k·(v − m), where m is the mean grey of the image at that point;
 *   <li>saturation s: v ← g + s·(v − g), where g is the grey of the pixel at that point; only images of three channels
 *       (red, green and blue) are changed.
 * </ol>
 *
 * Every v is clipped to [0, 1] after each step. Grey is 0.299 red + 0.587 green + 0.114 blue (Rec. 601). In images that
 * do not have three channels it is the mean of the channels.
 *
 * @param brightness a share in [0, 1); 0 for no change
 * @param contrast a share in [0, 1); 0 for no change
 * @param saturation a share in [0, 1); 0 for no change
 */
public record Jitter(float brightness, float contrast, float saturation) implements Augmentation {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  public Jitter {
    share("brightness", brightness);
    share("contrast", contrast);
    share("saturation", saturation);
  }

  public Jitter() {
    this(0.2f, 0.2f, 0.2f);
  }

  private static void share(String name, float value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of(name, "a share in [0, 1)", value);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    float[] v = canvas.pixels();
    int channels = canvas.channels();
    float light = seed.uniform(0, 1 - brightness, 1 + brightness);
    for (int i = 0; i < v.length; i++) {
      v[i] = clipped(light * v[i]);
    }
    float factor = seed.uniform(1, 1 - contrast, 1 + contrast);
    float mean = mean(v, channels);
    for (int i = 0; i < v.length; i++) {
      v[i] = clipped(Math.fma(factor, v[i] - mean, mean));
    }
    if (channels == 3) {
      float colour = seed.uniform(2, 1 - saturation, 1 + saturation);
      for (int p = 0; p < v.length; p += 3) {
        float grey = grey(v, p, 3);
        for (int i = p; i < p + 3; i++) {
          v[i] = clipped(Math.fma(colour, v[i] - grey, grey));
        }
      }
    }
  }

  private static float mean(float[] v, int channels) {
    double sum = 0;
    for (int p = 0; p < v.length; p += channels) {
      sum += grey(v, p, channels);
    }
    return (float) (sum * channels / v.length);
  }

  private static float grey(float[] v, int p, int channels) {
    if (channels == 3) {
      return Math.fma(RED, v[p], Math.fma(GREEN, v[p + 1], BLUE * v[p + 2]));
    }
    float sum = 0;
    for (int i = p; i < p + channels; i++) {
      sum += v[i];
    }
    return sum / channels;
  }

  private static float clipped(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
