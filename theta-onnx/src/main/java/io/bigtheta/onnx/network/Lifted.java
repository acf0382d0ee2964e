package io.bigtheta.onnx.network;

import io.bigtheta.model.Model;
import java.util.List;

/**
 * A graph as a model of Theta.
 *
 * @param notes what the file does not say and was assumed, in sentences
 */
public record Lifted(Model model, List<String> notes) {
  public Lifted {
    notes = List.copyOf(notes);
  }
}
