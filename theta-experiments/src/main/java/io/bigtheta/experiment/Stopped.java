package io.bigtheta.experiment;

/** Somebody wanted an end before all was measured. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("experiment: stopped before all was measured");
  }
}
