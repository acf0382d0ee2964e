package io.bigtheta.serve.model;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;

/**
 * A model that can be served: named tensors in, named tensors out. It is immutable, and any number of threads ask it at once. A
 * request is one batch; nothing is collected from several requests.
 */
public interface Servable {
  /** What made the model, such as {@code theta}. */
  String platform();

  /** A text that differs between models with other predictions: hexadecimal digits of a hash of what the model consists of. */
  String digest();

  /** The ways to give rows, at least one. The first is the one that is announced. */
  List<Signature> signatures();

  /** The outputs that {@link #infer} returns, in their order. */
  List<Port> outputs();

  /**
   * The predictions for a batch of rows.
   *
   * @param inputs the tensors of one of the signatures by their names, each of a {@link Tensor#rows} number of rows that is the
   *     same for all; numbers may be of another type than announced
   * @throws Refusal if the model does not take such rows
   */
  Answer infer(Map<String, Tensor> inputs);

  /**
   * The predictions for the rows of a table in a text, such as CSV.
   *
   * @throws Refusal if the model does not take such rows, or takes no tables
   */
  default Answer table(Reader text) throws IOException {
    throw Refusal.of("body", "tensors for this model", "a table");
  }

  /** Rows without any value, or with zeros, to warm up with. */
  Map<String, Tensor> sample();
}
