package io.bigtheta.serve.model;

import io.bigtheta.data.Features;
import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns tensors into the rows of a model of Theta. */
interface RowsIn {
  /** The name of the input that holds all elements of a row. */
  String ALL = "X";

  /**
   * The rows of a request.
   *
   * @param answers the predictions for the rows, if reading them has made these already
   */
  record Taken(@Nullable Features features, @Nullable Matrix answers, List<String> notes) {}

  List<Signature> signatures();

  Taken take(Map<String, Tensor> tensors);

  Map<String, Tensor> sample();
}
