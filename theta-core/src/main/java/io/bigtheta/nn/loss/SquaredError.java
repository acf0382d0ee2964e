package io.bigtheta.nn.loss;

/** Lᵢ = ½ Σⱼ (zⱼ − tⱼ)², the squared error. */
public record SquaredError() implements ErrorLoss {
  @Override
  public double cost(float error) {
    return 0.5 * error * error;
  }

  @Override
  public float derivative(float error) {
    return error;
  }
}
