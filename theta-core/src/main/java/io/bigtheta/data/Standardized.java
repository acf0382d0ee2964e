package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/** Channels with mean 0 and standard deviation 1: x = (x − mean[c]) · factor[c]. */
final class Standardized {
  private Standardized() {}

  /** In the order of a model file; of no channels, nothing. */
  static Map<String, float[]> learnt(float[] mean, float[] factor) {
    Map<String, float[]> learnt = new LinkedHashMap<>();
    if (mean.length > 0) {
      learnt.put("mean", mean);
      learnt.put("factor", factor);
    }
    return learnt;
  }

  /** Changes row i of x, pixel after pixel, all channels of one together; of no channels, nothing. */
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
