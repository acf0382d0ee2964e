package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives channels mean 0 and standard deviation 1: x = (x − mean[c]) · factor[c]. */
final class Standardized {
  private Standardized() {}

  /** The learnt numbers in the order of a model file; empty if {@code mean} is empty. */
  static Map<String, float[]> learnt(float[] mean, float[] factor) {
    Map<String, float[]> learnt = new LinkedHashMap<>();
    if (mean.length > 0) {
      learnt.put("mean", mean);
      learnt.put("factor", factor);
    }
    return learnt;
  }

  /**
   * Standardises row {@code i} of {@code x}, which lies pixel after pixel with all channels of a pixel together. Does
   * nothing if {@code mean} is empty.
   */
  static void write(float[] mean, float[] factor, Matrix x, int i) {
    float[] to = x.data();
    int at = x.at(i);
    int end = at + x.cols();
    for (int c = 0; c < mean.length; c++) {
      for (int j = at + c; j < end; j += mean.length) {
        to[j] = (to[j] - mean[c]) * factor[c];
      }
    }
  }
}
