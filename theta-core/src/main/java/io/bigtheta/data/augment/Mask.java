package io.bigtheta.data.augment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;

/**
 * Sets some rows beside each other and some columns beside each other to 0: moments and bands of a recording that the
 * network has to do without (SpecAugment; Park and others, Interspeech 2019). How many there are, and where they begin, is
 * random.
 *
 * @param rows the largest number of rows, at least 1
 * @param columns the largest number of columns, at least 1
 */
public record Mask(int rows, int columns) implements Augmentation {
  public Mask {
    if (rows < 1) {
      throw Refusal.of("rows", "at least 1", rows);
    }
    if (columns < 1) {
      throw Refusal.of("columns", "at least 1", columns);
    }
  }

  @Override
  public void apply(Seed seed, Canvas canvas) {
    int height = canvas.height();
    int width = canvas.width();
    int high = Math.min(height, seed.below(0, rows + 1));
    int wide = Math.min(width, seed.below(1, columns + 1));
    int top = seed.below(2, height - high + 1);
    int left = seed.below(3, width - wide + 1);
    canvas.erase(top, 0, top + high, width);
    canvas.erase(0, left, height, left + wide);
  }
}
