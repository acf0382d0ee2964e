package io.bigtheta.math;

import io.bigtheta.spec.Refusal;

/** Shapes that do not meet. */
public final class ShapeException extends Refusal {
  private static final long serialVersionUID = 1L;

  /** {@code where: expected expected, got got}; {@code where} is empty where only the caller knows it. */
  public ShapeException(Object where, String expected, Object got) {
    super(where, expected, got, "");
  }

  /** The same mistake, as one of shapes. */
  public ShapeException(Refusal same) {
    super(same);
  }
}
