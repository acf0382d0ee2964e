package io.bigtheta.nn.loss;

/** Lᵢ = Σⱼ |zⱼ − tⱼ|, which a few wild targets move less; the derivative at 0 is taken as 0. */
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
