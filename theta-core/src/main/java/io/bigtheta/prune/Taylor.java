package io.bigtheta.prune;

/**
 * The mean over the rows of |h·∂L/∂h|: the change of a row's loss if the unit were silenced, to first order (Molchanov,
 * Tyree, Karras, Aila and Kautz, ICLR 2017, equation 8).
 *
 * @param normalized whether the estimates of a layer are divided by the root of the sum of their squares, as in that
 *     paper
 */
public record Taylor(boolean normalized) implements UnitSaliency {
  public Taylor() {
    this(true);
  }

  @Override
  public double[][] units(Probe probe) {
    double[][] means = Gates.mean(probe, Math::abs);
    return normalized ? Gates.normalized(means) : means;
  }
}
