package io.bigtheta.prune;

/** The magnitude |w| of each weight (Han, Pool, Tran and Dally, NIPS 2015). It needs no rows. */
public record Magnitude() implements WeightSaliency {
  @Override
  public double[] weights(Probe probe) {
    float[] theta = probe.network().theta();
    double[] sizes = new double[theta.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(theta[i]);
    }
    return sizes;
  }
}
