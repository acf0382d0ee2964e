package io.bigtheta.train.optimizer;

/**
 * s ← s + g², θ ← θ − r·g / (√s + epsilon) (Duchi, Hazan and Singer, JMLR 2011).
 *
 * @param epsilon the number that keeps the quotient finite, &gt; 0
 */
public record Adagrad(float epsilon) implements Optimizer {
  public Adagrad {
    Shares.checkPositive("epsilon", epsilon);
  }

  public Adagrad() {
    this(1e-8f);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public float rate() {
    return 0.01f;
  }

  @Override
  public void step(
      float[] theta, float[] gradient, float[][] slots, float rate, int step, int from, int to) {
    float[] square = slots[0];
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float s = Math.fma(g, g, square[i]);
      square[i] = s;
      theta[i] -= rate * g / ((float) Math.sqrt(s) + epsilon);
    }
  }
}
