package io.bigtheta.sound;

/**
 * Triangles over the frequencies of a Fourier transform, evenly spaced on the mel scale of Slaney (Auditory Toolbox, 1998):
 * m = 3f/200 up to 1,000 Hz, and 15 + 27 · ln(f/1000) / ln 6.4 above. A triangle from f₀ over f₁ to f₂ has the area 1, so its
 * height is 2 / (f₂ − f₀).
 *
 * @param first for each band, the first frequency with a weight
 * @param weights for each band, the weights from there on
 */
@SuppressWarnings("ArrayRecordComponent") // a table that is made once, never compared
record MelBands(int[] first, double[][] weights) {
  private static final double LINEAR = 200 / 3.0;
  private static final double KNEE = 1000;
  private static final double STEP = StrictMath.log(6.4) / 27;

  /**
   * The bands from {@code lowest} Hz to half the rate.
   *
   * @param size N of the transform, whose frequencies are k · rate / N
   */
  static MelBands of(int bands, double lowest, int rate, int size) {
    double low = mel(lowest);
    double high = mel(rate / 2.0);
    double[] edges = new double[bands + 2];
    for (int m = 0; m < edges.length; m++) {
      edges[m] = hertz(low + (high - low) * m / (bands + 1));
    }
    int[] first = new int[bands];
    double[][] weights = new double[bands][];
    for (int m = 0; m < bands; m++) {
      int begin = size / 2;
      int end = 0;
      double[] all = new double[size / 2 + 1];
      for (int k = 0; k < all.length; k++) {
        double f = k * (double) rate / size;
        double rising = (f - edges[m]) / (edges[m + 1] - edges[m]);
        double falling = (edges[m + 2] - f) / (edges[m + 2] - edges[m + 1]);
        all[k] = Math.max(0, Math.min(rising, falling)) * 2 / (edges[m + 2] - edges[m]);
        if (all[k] > 0) {
          begin = Math.min(begin, k);
          end = k + 1;
        }
      }
      first[m] = begin;
      weights[m] = java.util.Arrays.copyOfRange(all, begin, Math.max(begin, end));
    }
    return new MelBands(first, weights);
  }

  /** The sum of the powers in a band, by its weights. */
  double sum(int band, double[] power) {
    double sum = 0;
    for (int i = 0; i < weights[band].length; i++) {
      sum = Math.fma(weights[band][i], power[first[band] + i], sum);
    }
    return sum;
  }

  private static double mel(double hertz) {
    return hertz < KNEE ? hertz / LINEAR : KNEE / LINEAR + StrictMath.log(hertz / KNEE) / STEP;
  }

  private static double hertz(double mel) {
    double knee = KNEE / LINEAR;
    return mel < knee ? mel * LINEAR : KNEE * StrictMath.exp((mel - knee) * STEP);
  }
}
