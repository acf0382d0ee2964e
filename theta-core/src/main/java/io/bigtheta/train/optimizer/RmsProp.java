package io.bigtheta.train.optimizer;

/**
 * s ← decay·s + (1 − decay)·g², θ ← θ − r·g / (√s + epsilon) (Hinton, Neural Networks for Machine Learning, lecture 6e,
 * 2012).
 *
 * @param decay the share of the mean square s that a step keeps, in [0, 1)
 * @param epsilon the number that keeps the quotient finite, &gt; 0
 */
public record RmsProp(float decay, float epsilon) implements Optimizer {
  public RmsProp {
    Shares.check("decay", decay);
    Shares.checkPositive("epsilon", epsilon);
  }

  public RmsProp() {
    this(0.9f, 1e-8f);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public float rate() {
    return 0.001f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    float[] square = slots[0];
    float fresh = 1 - decay;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float s = Math.fma(fresh * g, g, decay * square[i]);
      square[i] = s;
      theta[i] -= rate * g / ((float) Math.sqrt(s) + epsilon);
    }
  }
}
