package io.bigtheta.nn.loss;

/**
 * Lᵢ = Σⱼ |zⱼ − tⱼ|, the absolute error. Outliers among the targets have less influence than with the squared error.
 * The derivative at 0 is taken as 0.
 */
public record AbsoluteError() implements ErrorLoss {
  @Override
  public double cost(float error) {
    return Math.abs(error);
  }

  @Override
  public float derivative(float error) {
    return Math.signum(error);
  }
}
