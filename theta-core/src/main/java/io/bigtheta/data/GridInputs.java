package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Map;

/**
 * x = raw. If the channels are standardised, channel c is x = (raw − mean[c]) · factor[c] with factor = 1 / standard
 * deviation (1 for a channel that does not vary). Mean and standard deviation are taken over all places of the training
 * rows.
 *
 * @param mean [channels], or empty if nothing is standardised
 * @param factor [channels], each &gt; 0, or empty if nothing is standardised
 */
public record GridInputs(int channels, int height, int width, float[] mean, float[] factor)
    implements Inputs {
  public GridInputs {
    if (mean.length != factor.length || (mean.length != 0 && mean.length != channels)) {
      throw Refusal.of(
          "inputs",
          "a mean and a factor for each of " + channels + " channels, or none",
          mean.length + " and " + factor.length);
    }
  }

  /** Inputs that take the numbers as they are, without standardising them. */
  public GridInputs(int channels, int height, int width) {
    this(channels, height, width, new float[0], new float[0]);
  }

  static GridInputs standardized(Dataset train, Grids grids) {
    RowShape shape = grids.shape();
    int channels = shape.channels();
    int places = shape.height() * shape.width();
    float[] mean = new float[channels];
    float[] factor = new float[channels];
    for (int c = 0; c < channels; c++) {
      int channel = c;
      Moments moments = Moments.of(
          Math.multiplyExact(train.rows(), places),
          k -> grids.get(train.index(k / places), k % places * channels + channel));
      mean[c] = moments.mean();
      factor[c] = 1 / moments.deviation();
    }
    return new GridInputs(channels, shape.height(), shape.width(), mean, factor);
  }

  @Override
  public Features.Kind kind() {
    return Features.Kind.GRIDS;
  }

  @Override
  public RowShape shape() {
    return new RowShape(channels, height, width);
  }

  @Override
  public int size() {
    return channels * height * width;
  }

  @Override
  public Map<String, float[]> learnt() {
    return Standardized.learnt(mean, factor);
  }

  @Override
  public String taken() {
    return "grids of " + shape();
  }

  /** Whether each channel is standardised. */
  public boolean standardized() {
    return mean.length > 0;
  }

  @Override
  public void write(Features from, int row, Matrix x, int i) {
    System.arraycopy(((Grids) from).values(), row * size(), x.data(), x.at(i), size());
    Standardized.write(mean, factor, x, i);
  }

  @Override
  public void write(float[] raw, int at, Matrix x, int i) {
    int size = size();
    for (int j = 0; j < size; j++) {
      if (!Float.isFinite(raw[at + j])) {
        throw Refusal.of("number " + j, "a finite number", raw[at + j]);
      }
    }
    System.arraycopy(raw, at, x.data(), x.at(i), size);
    Standardized.write(mean, factor, x, i);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof GridInputs o
        && shape().equals(o.shape())
        && Arrays.equals(mean, o.mean)
        && Arrays.equals(factor, o.factor);
  }

  @Override
  public int hashCode() {
    return 31 * shape().hashCode() + Arrays.hashCode(mean);
  }
}
