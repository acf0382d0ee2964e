package io.bigtheta.onnx.plan;

import io.bigtheta.onnx.tensor.Tensor;

/** All nodes on the ways from one tensor to another, calculated in one step by something faster than their operators. */
public interface Fusion {
  /** The tensor at which the ways begin. */
  String start();

  /** The tensor at which they end. */
  String end();

  /** The shape of the end for a start. */
  int[] shape(Tensor start);

  /** Fills the end from the start, each time that it is run. */
  Runnable plan(Tensor start, Tensor end);
}
