package io.bigtheta.report.drawing;

/** Which part of a line of words lies at its point. */
public enum Anchor {
  START(0),
  MIDDLE(0.5),
  END(1);

  private final double share;

  Anchor(double share) {
    this.share = share;
  }

  /** Where words of this width begin if their anchor is at {@code x}. */
  public double start(double x, double width) {
    return x - share * width;
  }
}
