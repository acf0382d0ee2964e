package io.bigtheta.run.result;

import io.bigtheta.io.Drawings.Box;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * The predictions of a model.
 *
 * @param classifies whether the outputs are probabilities of classes, see {@link Model#classifies}
 * @param labels the names of the outputs
 * @param answers one prediction for each image or row, in their order
 * @param kept the names of the columns of the input that stand beside the predictions
 * @param threshold where the positive class begins, if it was given; otherwise the most probable class is predicted
 */
public record PredictResult(
    boolean classifies,
    List<String> labels,
    List<Answer> answers,
    List<String> kept,
    Optional<Threshold> threshold) {
  /** The positive class of two is predicted if its probability is at least {@code value}. */
  public record Threshold(int positive, float value) {}

  /** The predictions of a model of Theta. */
  public PredictResult(
      Model model, List<Answer> answers, List<String> kept, Optional<Threshold> threshold) {
    this(model.classifies(), model.labels(), answers, kept, threshold);
  }

  public PredictResult {
    labels = List.copyOf(labels);
    kept = List.copyOf(kept);
    answers = List.copyOf(answers);
  }

  /**
   * One prediction: row {@code row} of {@code outputs}.
   *
   * @param input the input: a file, or a file and the number of a row in it, from 1
   * @param cells the cells of the columns that are kept, as they are spelt
   * @param unseen the columns whose cell the model never saw in training: an unknown word or a new gap
   * @param box where in the picture the figure is, if the picture was split
   */
  public record Answer(
      String input,
      Matrix outputs,
      int row,
      List<String> cells,
      List<String> unseen,
      Optional<Box> box) {
    public Answer {
      cells = List.copyOf(cells);
      unseen = List.copyOf(unseen);
    }

    /** A prediction for a row of a table or a picture. */
    public Answer(String input, Matrix outputs, int row, List<String> cells, List<String> unseen) {
      this(input, outputs, row, cells, unseen, Optional.empty());
    }

    /** A prediction for a part of a picture. */
    public Answer(String input, Matrix outputs, int row, Box box) {
      this(input, outputs, row, List.of(), List.of(), Optional.of(box));
    }

    public float output(int j) {
      return outputs.get(row, j);
    }
  }

  /** The predicted class. */
  public String label(Answer answer) {
    return labels.get(place(answer));
  }

  /** The index of the predicted class: the most probable one, unless there is a threshold. */
  public int place(Answer answer) {
    return threshold
        .map(it -> answer.output(it.positive()) >= it.value() ? it.positive() : 1 - it.positive())
        .orElseGet(() -> answer.outputs().argmax(answer.row()));
  }
}
