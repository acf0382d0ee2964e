package io.bigtheta.spec.sample;

import io.bigtheta.spec.Refusal;

/** A recipe all of whose components have defaults. */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
  public Adam {
    if (!(beta1 > 0 && beta1 < 1)) {
      throw Refusal.of("adam", "0 < beta1 < 1", beta1);
    }
  }

  public Adam() {
    this(0.9, 0.999, 1e-8);
  }
}
