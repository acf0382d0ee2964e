package io.bigtheta.math;

/** The elementary functions that {@link Kernels#map} applies to every element; see {@link Elementary} for each. */
public enum Function {
  EXP,
  LOGISTIC,
  TANH,
  ERF,
  SOFTPLUS,
  /** max(0, x); NaN stays NaN, so that no error is hidden. */
  RELU;

  /** The function of one number. Every kernel returns this value bit for bit. */
  public float of(float x) {
    return switch (this) {
      case EXP -> Elementary.exp(x);
      case LOGISTIC -> Elementary.logistic(x);
      case TANH -> Elementary.tanh(x);
      case ERF -> Elementary.erf(x);
      case SOFTPLUS -> Elementary.softplus(x);
      case RELU -> x <= 0 ? 0 : x;
    };
  }
}
