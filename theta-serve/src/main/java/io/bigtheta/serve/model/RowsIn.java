package io.bigtheta.serve.model;

import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.Map;

/** Predicts for the rows in tensors with models of Theta. */
interface RowsIn {
  /** The name of the input that holds all elements of a row. */
  String ALL = "X";

  /** The place that messages name. */
  String WHERE = "request";

  /** The predictions [rows, outputs], and what people should know about how the rows were read. */
  record Predicted(Matrix answers, List<String> notes) {}

  List<Signature> signatures();

  Predicted predict(Map<String, Tensor> tensors);

  Map<String, Tensor> sample();
}
