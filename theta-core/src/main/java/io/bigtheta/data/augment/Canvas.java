package io.bigtheta.data.augment;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.Arrays;
import java.util.List;

/**
 * One image while it is changed: its numbers row by row, pixel by pixel, with all channels of a pixel together; and for
 * every pixel the place that it is to be taken from. A canvas is for one thread at a time.
 */
public final class Canvas {
  private final int channels;
  private final int height;
  private final int width;
  private final float[] fromY;
  private final float[] fromX;
  private final float[] before;
  private final float[] field;
  private final float[] transposed;
  private final float[] shifted;
  private final float[] blurred;
  private float[] bell = new float[0];
  private float bellDeviation = Float.NaN;
  private float[] image;
  private boolean moved;

  /** A canvas for images of one size. */
  public Canvas(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    int pixels = height * width;
    fromY = new float[pixels];
    fromX = new float[pixels];
    field = new float[pixels];
    transposed = new float[pixels];
    shifted = new float[pixels];
    blurred = new float[pixels];
    before = new float[pixels * channels];
    image = new float[pixels * channels];
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Changes the image in row {@code i} of {@code x} in place by all {@code augmentations}, in their order. */
  public void change(List<Augmentation> augmentations, Seed seed, Matrix x, int i) {
    System.arraycopy(x.data(), x.at(i), image, 0, image.length);
    moved = false;
    for (int k = 0; k < augmentations.size(); k++) {
      augmentations.get(k).apply(seed.child(k), this);
    }
    System.arraycopy(pixels(), 0, x.data(), x.at(i), image.length);
  }

  /** The numbers of the image with all changes so far, [height · width · channels]. They may be changed in place. */
  public float[] pixels() {
    if (moved) {
      sample();
    }
    return image;
  }

  /**
   * Moves the image: the pixel at (y, x) is taken from (yy·y + yx·x + y0, xy·y + xx·x + x0). Places are measured in
   * pixels from the middle of the image.
   */
  public void move(float yy, float yx, float xy, float xx, float y0, float x0) {
    float middleY = (height - 1) / 2f;
    float middleX = (width - 1) / 2f;
    places();
    for (int p = 0; p < fromY.length; p++) {
      float y = fromY[p] - middleY;
      float x = fromX[p] - middleX;
      fromY[p] = Math.fma(yy, y, Math.fma(yx, x, y0)) + middleY;
      fromX[p] = Math.fma(xy, y, Math.fma(xx, x, x0)) + middleX;
    }
  }

  /**
   * Moves columns apart or together: the pixel in column x is taken from column factor · x up to the knee, and from x +
   * (factor − 1) · knee beyond it.
   */
  public void warp(float factor, float knee) {
    places();
    for (int p = 0; p < fromX.length; p++) {
      fromX[p] = Math.fma(factor - 1, Math.min(fromX[p], knee), fromX[p]);
    }
  }

  /**
   * Takes every pixel from a place nearby, by two smooth random fields (Simard, Steinkraus and Platt, ICDAR 2003). A
   * field is uniform numbers in [−1, 1), smoothed by a Gaussian.
   *
   * @param strength the factor of the smoothed numbers; the result is in pixels
   * @param deviation the standard deviation of the Gaussian, in pixels
   */
  void bend(Seed seed, float strength, float deviation) {
    places();
    if (deviation != bellDeviation) {
      bell = bell(deviation);
      bellDeviation = deviation;
    }
    field(seed.child("y", 0));
    add(strength, field, fromY, 0, field.length);
    field(seed.child("x", 0));
    add(strength, field, fromX, 0, field.length);
  }

  /** The weights of a Gaussian as far as three deviations to both sides; their sum is 1. */
  private static float[] bell(float deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    double[] heights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      heights[i + reach] = StrictMath.exp(-i * i / (2.0 * deviation * deviation));
      sum += heights[i + reach];
    }
    float[] bell = new float[heights.length];
    for (int i = 0; i < bell.length; i++) {
      bell[i] = (float) (heights[i] / sum);
    }
    return bell;
  }

  /**
   * Writes a smooth random field to {@code field}. It is smoothed along the lines first, which are transposed for that.
   */
  private void field(Seed seed) {
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        transposed[x * height + y] = seed.uniform(y * width + x, -1, 1);
      }
    }
    blur(transposed, blurred, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        transposed[y * width + x] = blurred[x * height + y];
      }
    }
    blur(transposed, field, height, width);
  }

  /**
   * Blurs {@code apart} lines of {@code length} numbers that lie beside each other. Beyond the ends is 0. It adds one
   * weight of the bell after the other for all numbers.
   */
  private void blur(float[] from, float[] to, int length, int apart) {
    int reach = bell.length / 2;
    Arrays.fill(to, 0);
    for (int away = -reach; away <= reach; away++) {
      int lines = length - Math.abs(away);
      if (lines > 0) {
        int first = Math.max(0, -away) * apart;
        int count = lines * apart;
        System.arraycopy(from, first + away * apart, shifted, first, count);
        add(bell[away + reach], shifted, to, first, first + count);
      }
    }
  }

  /** Uses the same indices in both arrays, because the compiler vectorises only that. */
  private static void add(float weight, float[] from, float[] to, int first, int end) {
    for (int p = first; p < end; p++) {
      to[p] = Math.fma(weight, from[p], to[p]);
    }
  }

  /** Starts with every pixel in its own place, unless the image has been moved already. */
  private void places() {
    if (!moved) {
      for (int p = 0; p < fromY.length; p++) {
        fromY[p] = p / width;
        fromX[p] = p % width;
      }
      moved = true;
    }
  }

  /** Samples the image by bilinear interpolation between four pixels. Beyond the edge is 0. */
  private void sample() {
    System.arraycopy(image, 0, before, 0, image.length);
    for (int p = 0; p < fromY.length; p++) {
      float y = fromY[p];
      float x = fromX[p];
      int top = (int) Math.floor(y);
      int left = (int) Math.floor(x);
      float down = y - top;
      float across = x - left;
      boolean inside = top >= 0 && top + 1 < height && left >= 0 && left + 1 < width;
      for (int c = 0; c < channels; c++) {
        image[p * channels + c] =
            inside ? between(top, left, c, down, across) : edge(top, left, c, down, across);
      }
    }
    moved = false;
  }

  private float between(int top, int left, int c, float down, float across) {
    int q = (top * width + left) * channels + c;
    int under = q + width * channels;
    float above = Math.fma(across, before[q + channels] - before[q], before[q]);
    float below = Math.fma(across, before[under + channels] - before[under], before[under]);
    return Math.fma(down, below - above, above);
  }

  private float edge(int top, int left, int c, float down, float across) {
    float above = Math.fma(across, at(top, left + 1, c) - at(top, left, c), at(top, left, c));
    float below =
        Math.fma(across, at(top + 1, left + 1, c) - at(top + 1, left, c), at(top + 1, left, c));
    return Math.fma(down, below - above, above);
  }

  private float at(int y, int x, int c) {
    return y < 0 || y >= height || x < 0 || x >= width ? 0 : before[(y * width + x) * channels + c];
  }

  /** Sets a rectangle to 0. */
  void erase(int top, int left, int bottom, int right) {
    float[] pixels = pixels();
    for (int y = top; y < bottom; y++) {
      Arrays.fill(pixels, (y * width + left) * channels, (y * width + right) * channels, 0);
    }
  }
}
