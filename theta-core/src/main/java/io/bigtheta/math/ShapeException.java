package io.bigtheta.math;

/** Sizes that do not meet; the message says where, what was expected and what came. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ShapeException(String message) {
    super(message);
  }
}
