package io.bigtheta.data;

/** Mean and standard deviation of a column; the deviation of one that does not vary is given as 1. */
record Moments(float mean, float deviation) {
  /** Where the numbers come from; NaN for one that is missing. */
  @FunctionalInterface
  interface Source {
    float get(int row);
  }

  /** Two passes in double: the mean first, then the squares about it, divided by their number. */
  static Moments of(int rows, Source source) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rows; i++) {
      float value = source.get(i);
      if (!Float.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    if (count == 0) {
      return new Moments(0, 1);
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      float value = source.get(i);
      if (!Float.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    return of(mean, squares / count);
  }

  /** Of the numbers 0 · scale, 1 · scale, 2 · scale …, where {@code counts} says how often each occurs. */
  static Moments of(long[] counts, float scale) {
    double sum = 0;
    long count = 0;
    for (int value = 0; value < counts.length; value++) {
      sum += counts[value] * (double) (value * scale);
      count += counts[value];
    }
    double mean = sum / count;
    double squares = 0;
    for (int value = 0; value < counts.length; value++) {
      double distance = value * scale - mean;
      squares += counts[value] * distance * distance;
    }
    return of(mean, squares / count);
  }

  private static Moments of(double mean, double variance) {
    float deviation = (float) Math.sqrt(variance);
    return new Moments(
        (float) mean, deviation > 1e-7f * Math.abs(mean) && deviation > 1e-30 ? deviation : 1);
  }
}
