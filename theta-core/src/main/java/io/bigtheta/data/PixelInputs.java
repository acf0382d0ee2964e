package io.bigtheta.data;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * x = raw · scale with scale = 1 / the largest value of the training rows, so black stays exactly 0. If the channels
 * are standardised, channel c is x = (raw · scale − mean[c]) · factor[c] with factor = 1 / standard deviation (1 for a
 * channel that does not vary). Mean and standard deviation are those of raw · scale over all pixels of the training
 * rows; black is then not 0.
 *
 * @param scale the factor for every byte, &gt; 0
 * @param mean [channels], or empty if nothing is standardised
 * @param factor [channels], each &gt; 0, or empty if nothing is standardised
 * @param style what was done to the pictures of the training rows
 */
public record PixelInputs(
    int channels,
    int height,
    int width,
    float scale,
    float[] mean,
    float[] factor,
    PixelStyle style)
    implements Inputs {
  private static final int WHITEST = 255;

  public PixelInputs {
    if (mean.length != factor.length || (mean.length != 0 && mean.length != channels)) {
      throw Refusal.of(
          "inputs",
          "a mean and a factor for each of " + channels + " channels, or none",
          mean.length + " and " + factor.length);
    }
  }

  /** Inputs that scale the bytes, without standardising the channels. */
  public PixelInputs(int channels, int height, int width, float scale) {
    this(channels, height, width, scale, new float[0], new float[0]);
  }

  /** Inputs of pictures of which nobody knows what was done to them. */
  public PixelInputs(
      int channels, int height, int width, float scale, float[] mean, float[] factor) {
    this(channels, height, width, scale, mean, factor, PixelStyle.UNKNOWN);
  }

  /** The same inputs, fitted on pictures to which something else was done. */
  public PixelInputs style(PixelStyle value) {
    return new PixelInputs(channels, height, width, scale, mean, factor, value);
  }

  static PixelInputs fit(Dataset train, Pixels pixels) {
    int max = 1;
    for (int i = 0;
        i < train.rows() && max < WHITEST;
        i++) { // mostly the first rows hold the largest value
      for (int j = 0; j < pixels.cols(); j++) {
        max = Math.max(max, pixels.values()[train.index(i) * pixels.cols() + j] & 0xFF);
      }
    }
    return new PixelInputs(pixels.channels(), pixels.height(), pixels.width(), 1f / max)
        .style(pixels.style());
  }

  /** The inputs fitted on {@code train}, with each channel standardised. */
  static PixelInputs standardized(Dataset train, Pixels pixels) {
    PixelInputs plain = fit(train, pixels);
    int channels = plain.channels;
    long[][] counts = new long[channels][256];
    for (int i = 0; i < train.rows(); i++) {
      int start = train.index(i) * pixels.cols();
      for (int j = 0; j < pixels.cols(); j++) {
        counts[j % channels][pixels.values()[start + j] & 0xFF]++;
      }
    }
    float[] mean = new float[channels];
    float[] factor = new float[channels];
    for (int c = 0; c < channels; c++) {
      Moments moments = Moments.of(counts[c], plain.scale);
      mean[c] = moments.mean();
      factor[c] = 1 / moments.deviation();
    }
    return new PixelInputs(
        channels, plain.height, plain.width, plain.scale, mean, factor, plain.style);
  }

  @Override
  public Features.Kind kind() {
    return Features.Kind.IMAGES;
  }

  @Override
  public RowShape shape() {
    return new RowShape(channels, height, width);
  }

  @Override
  public Map<String, float[]> learnt() {
    Map<String, float[]> learnt = new LinkedHashMap<>();
    learnt.put("scale", new float[] {scale});
    learnt.putAll(Standardized.learnt(mean, factor));
    return learnt;
  }

  @Override
  public String taken() {
    return "images of " + shape();
  }

  @Override
  public int size() {
    return channels * height * width;
  }

  /** Whether each channel is standardised. If not, black is 0. */
  public boolean standardized() {
    return mean.length > 0;
  }

  @Override
  public void write(Features from, int row, Matrix x, int i) {
    level(from, row, x, i);
    standardize(x, i);
  }

  @Override
  public void write(float[] raw, int at, Matrix x, int i) {
    int size = size();
    float[] to = x.data();
    int first = x.at(i);
    for (int j = 0; j < size; j++) {
      float level = raw[at + j];
      if (!(level >= 0 && level <= WHITEST && level == (int) level)) {
        throw Refusal.of("pixel " + j, "a whole number in 0 … " + WHITEST, level);
      }
      to[first + j] = level * scale;
    }
    standardize(x, i);
  }

  @Override
  public void write(byte[] raw, int at, Matrix x, int i) {
    level(raw, at, x, i);
    standardize(x, i);
  }

  @Override
  public void write(
      Features from,
      int row,
      Matrix x,
      int i,
      Canvas canvas,
      List<Augmentation> changes,
      Seed seed) {
    level(from, row, x, i);
    canvas.change(changes, seed, x, i);
    standardize(x, i);
  }

  /** Writes raw · scale. */
  private void level(Features from, int row, Matrix x, int i) {
    level(((Pixels) from).values(), row * size(), x, i);
  }

  private void level(byte[] values, int start, Matrix x, int i) {
    int size = size();
    float[] to = x.data();
    int at = x.at(i);
    for (int j = 0; j < size; j++) {
      to[at + j] = (values[start + j] & 0xFF) * scale;
    }
  }

  /** Standardises row {@code i} of {@code x}, which {@link #level} wrote and augmentations may have changed. */
  private void standardize(Matrix x, int i) {
    Standardized.write(mean, factor, x, i);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PixelInputs o
        && channels == o.channels
        && height == o.height
        && width == o.width
        && Float.compare(scale, o.scale) == 0
        && style.equals(o.style)
        && Arrays.equals(mean, o.mean)
        && Arrays.equals(factor, o.factor);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(
        new int[] {channels, height, width, Float.hashCode(scale), Arrays.hashCode(mean)});
  }

  @Override
  public void check(String where, Features features) {
    if (features.kind() != kind()) {
      throw Refusal.of(where, taken(), features.kind());
    }
    if (!features.shape().equals(shape())) {
      throw Refusal.of(where, taken(), features.shape());
    }
  }
}
