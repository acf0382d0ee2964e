package io.bigtheta.run.result;

import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.List;

/**
 * What a model answers.
 *
 * @param model whose labels the outputs have
 * @param answers one for each image or row, in their order
 */
public record PredictResult(Model model, List<Answer> answers) {
  public PredictResult {
    answers = List.copyOf(answers);
  }

  /**
   * Row {@code row} of {@code outputs}.
   *
   * @param input what it is the answer to: a file, or a file and the number of a row in it, from 1
   */
  public record Answer(String input, Matrix outputs, int row) {
    public float output(int j) {
      return outputs.get(row, j);
    }
  }

  /** The class that is most probable. */
  public String label(Answer answer) {
    return model.labels().get(answer.outputs().argmax(answer.row()));
  }
}
