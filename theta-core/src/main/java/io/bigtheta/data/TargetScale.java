package io.bigtheta.data;

import io.bigtheta.spec.Refusal;

/** The scale on which a network learns numbers, before they get mean 0 and standard deviation 1. */
public enum TargetScale {
  /** The numbers as they are. */
  LINEAR,
  /**
   * ln(1 + number), for numbers from 0 on that spread over powers of ten, such as counts and prices. Predictions are
   * turned back by eᵛ − 1. They are the median rather than the mean of what is to be expected (Box and Cox, Journal of
   * the Royal Statistical Society 1964).
   */
  LOG;

  static Refusal refuse(String expected, Object got) {
    return Refusal.of("target-scale", expected, got, "leave it out").setting("target-scale");
  }
}
