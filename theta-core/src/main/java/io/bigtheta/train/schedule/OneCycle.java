package io.bigtheta.train.schedule;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.history.History;

/**
 * The rate rises from peak / 25 to peak and then falls to peak / 250,000, both along half a cosine (Smith and Topin,
 * arXiv 2017).
 *
 * @param peak the largest rate, &gt; 0
 * @param warm the share of the steps in which the rate rises, in (0, 1)
 */
public record OneCycle(float peak, float warm) implements Schedule {
  public OneCycle {
    Rates.check("peak", peak);
    if (!(warm > 0 && warm < 1)) {
      throw Refusal.of("warm", "a share in (0, 1)", warm);
    }
  }

  public OneCycle(float peak) {
    this(peak, 0.3f);
  }

  @Override
  public float at(int step, int steps, History history) {
    double share = (step - 1.0) / steps;
    double start = peak / 25.0;
    return share < warm
        ? Rates.cosine(start, peak, share / warm)
        : Rates.cosine(peak, start / 1e4, (share - warm) / (1 - warm));
  }
}
