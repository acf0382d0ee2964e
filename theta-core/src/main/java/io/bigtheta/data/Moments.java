package io.bigtheta.data;

/** The mean and the standard deviation of a column. The deviation of a column that does not vary is given as 1. */
record Moments(float mean, float deviation) {
  /** Where the numbers come from. A missing number is NaN. */
  @FunctionalInterface
  interface Source {
    float get(int row);
  }

  /**
   * The moments of {@code rows} numbers, without the missing ones. Two passes in double: first the mean, then the mean
   * of the squared differences from it.
   */
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

  /** The moments of the numbers 0 · scale, 1 · scale, 2 · scale …, where {@code counts} says how often each occurs. */
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
