package io.bigtheta.support;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Somebody who wants an end when asked for the n-th time, and from then on. */
public final class Nth implements BooleanSupplier {
  private final int n;
  private final AtomicInteger asked = new AtomicInteger();

  /** @param n from 1 */
  public Nth(int n) {
    this.n = n;
  }

  /** Never wants one, and counts. */
  public static Nth never() {
    return new Nth(Integer.MAX_VALUE);
  }

  @Override
  public boolean getAsBoolean() {
    return asked.incrementAndGet() >= n;
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  /** How often it was asked after it said yes. */
  public int late() {
    return Math.max(0, asked.get() - n);
  }
}
