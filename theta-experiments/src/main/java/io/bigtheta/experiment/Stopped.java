package io.bigtheta.experiment;

/** Says that an experiment was cancelled before everything was measured. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("experiment: stopped before all was measured");
  }
}
