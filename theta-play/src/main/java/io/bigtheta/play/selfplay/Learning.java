package io.bigtheta.play.selfplay;

import io.bigtheta.spec.Refusal;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.AdamW;
import io.bigtheta.train.optimizer.Optimizer;

/**
 * How a network learns from the games that were played.
 *
 * @param batch how many positions a step learns from
 * @param repeats how often a position is learnt from, on average
 * @param window how many of the newest positions are kept
 * @param rate the learning rate; it falls to a tenth as the run goes on, as a cosine does
 * @param average the share of the moving average of θ that a step keeps, in [0, 1); the average plays
 * @param opinion the share of the search's own opinion in the target of the value, beside how the game ended, in [0, 1]
 * @param optimizer the optimizer
 * @param clipping the limit for large gradients
 */
public record Learning(
    int batch,
    float repeats,
    int window,
    float rate,
    float average,
    float opinion,
    Optimizer optimizer,
    Clipping clipping) {
  private static final double LAST = 0.1;

  public Learning {
    if (batch < 1) {
      throw Refusal.of("batch", "at least 1", batch);
    }
    if (!(repeats > 0)) {
      throw Refusal.of("repeats", "a number > 0", repeats);
    }
    if (window < batch) {
      throw Refusal.of("window", "at least the batch of " + batch, window);
    }
    if (!(rate > 0)) {
      throw Refusal.of("rate", "a number > 0", rate);
    }
    if (!(average >= 0 && average < 1)) {
      throw Refusal.of("average", "a share in [0, 1)", average);
    }
    if (!(opinion >= 0 && opinion <= 1)) {
      throw Refusal.of("opinion", "a share in [0, 1]", opinion);
    }
  }

  public Learning() {
    this(256, 8, 250_000, 2e-3f, 0.998f, 0.5f, new AdamW(), new ByNorm(1));
  }

  /** The same with another number of positions in a step. */
  public Learning batch(int value) {
    return new Learning(value, repeats, window, rate, average, opinion, optimizer, clipping);
  }

  /** The same with another number of positions that are kept. */
  public Learning window(int value) {
    return new Learning(batch, repeats, value, rate, average, opinion, optimizer, clipping);
  }

  /** The learning rate when this share of the run is over. */
  float rate(double share) {
    double cosine = (1 + StrictMath.cos(Math.PI * Math.min(1, share))) / 2;
    return (float) (rate * (LAST + (1 - LAST) * cosine));
  }
}
