package io.bigtheta.run.result;

import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.List;

/**
 * The predictions of a model.
 *
 * @param model the model whose labels name the outputs
 * @param answers one prediction for each image or row, in their order
 */
public record PredictResult(Model model, List<Answer> answers) {
  public PredictResult {
    answers = List.copyOf(answers);
  }

  /**
   * One prediction: row {@code row} of {@code outputs}.
   *
   * @param input the input: a file, or a file and the number of a row in it, from 1
   * @param unseen the columns whose cell the model never saw in training: an unknown word or a new gap
   */
  public record Answer(String input, Matrix outputs, int row, List<String> unseen) {
    public Answer {
      unseen = List.copyOf(unseen);
    }

    public float output(int j) {
      return outputs.get(row, j);
    }
  }

  /** The most probable class. */
  public String label(Answer answer) {
    return model.labels().get(answer.outputs().argmax(answer.row()));
  }
}
