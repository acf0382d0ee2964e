package io.bigtheta.spec.sample;

/** A recipe whose component may be written as a number. */
public record AdamW(Schedule rate) implements Optimizer {
  public AdamW() {
    this(new Constant(0.01f));
  }
}
