package io.bigtheta.sound;

/**
 * The discrete Fourier transform X[k] = Σ x[n] · e^(−2πi·kn/N) of N numbers, where N is a power of two (Cooley and Tukey,
 * Mathematics of Computation 1965). The order of all operations is fixed, and sines come from {@link StrictMath}, so the
 * bits are the same everywhere. One object serves one thread at a time.
 */
final class Fourier {
  private final int size;
  private final double[] cosines;
  private final double[] sines;
  private final double[] real;
  private final double[] imaginary;

  /** @param size N, a power of two, at least 2 */
  Fourier(int size) {
    this.size = size;
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosines[k] = StrictMath.cos(-2 * Math.PI * k / size);
      sines[k] = StrictMath.sin(-2 * Math.PI * k / size);
    }
    real = new double[size];
    imaginary = new double[size];
  }

  /**
   * |X[k]|² for k = 0 … N/2.
   *
   * @param x N real numbers
   * @param power [N/2 + 1], the result
   */
  void power(double[] x, double[] power) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int n = 0; n < size; n++) {
      real[Integer.reverse(n) >>> shift] = x[n];
      imaginary[n] = 0;
    }
    for (int half = 1; half < size; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cosine = cosines[k * (size / 2 / half)];
        double sine = sines[k * (size / 2 / half)];
        for (int i = k; i < size; i += 2 * half) {
          int j = i + half;
          double re = real[j] * cosine - imaginary[j] * sine;
          double im = real[j] * sine + imaginary[j] * cosine;
          real[j] = real[i] - re;
          imaginary[j] = imaginary[i] - im;
          real[i] += re;
          imaginary[i] += im;
        }
      }
    }
    for (int k = 0; k <= size / 2; k++) {
      power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
    }
  }
}
