package io.bigtheta.onnx.operator;

/** An operator: makes its outputs for inputs of known shapes, and says how they are filled. */
@FunctionalInterface
public interface Operator {
  /**
   * Makes the outputs of a call with {@link Call#out}.
   *
   * @return fills the outputs from the inputs, each time that it is run
   * @throws io.bigtheta.spec.Refusal if the operator cannot take these inputs or attributes
   */
  Runnable plan(Call call);

  /** Nothing to do, because the outputs were filled while planning or share the elements of an input. */
  Runnable DONE = () -> {};
}
