package io.bigtheta.serve.model;

import java.util.List;

/**
 * Predictions.
 *
 * @param rows how many
 * @param outputs one tensor for each output of the model, in the order of {@link Servable#outputs}
 * @param notes what people should know: how cells were read, and what the model never saw
 */
public record Answer(int rows, List<Tensor> outputs, List<String> notes) {
  public Answer {
    outputs = List.copyOf(outputs);
    notes = List.copyOf(notes);
  }
}
