package io.bigtheta.run.result;

import io.bigtheta.io.Drawings.Box;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.List;
import java.util.Optional;

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
   * @param box where in the picture the figure is, if the picture was split
   */
  public record Answer(String input, Matrix outputs, int row, Optional<Box> box) {
    public Answer(String input, Matrix outputs, int row) {
      this(input, outputs, row, Optional.empty());
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
