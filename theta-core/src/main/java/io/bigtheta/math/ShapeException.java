package io.bigtheta.math;

import io.bigtheta.spec.Refusal;

/** Refuses matrices or arrays whose shapes do not match. */
public final class ShapeException extends Refusal {
  private static final long serialVersionUID = 1L;

  /** The mistake {@code where: expected expected, got got}; {@code where} is empty if only the caller knows it. */
  public ShapeException(Object where, String expected, Object got) {
    super(where, expected, got, "");
  }

  /** The same mistake as a mistake of shapes. */
  public ShapeException(Refusal same) {
    super(same);
  }
}
