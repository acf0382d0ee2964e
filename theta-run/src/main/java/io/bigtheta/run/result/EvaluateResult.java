package io.bigtheta.run.result;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Unseen;
import java.util.List;
import java.util.Optional;

/**
 * How well a model predicts the labels of rows.
 *
 * @param rows the rows that were used
 * @param labels the names of the outputs
 * @param unseen how many of the requested rows the model was trained on
 * @param leftOut whether those were left out
 * @param classes further scores, if the targets are classes
 * @param threshold the threshold that costs least, if costs were given
 */
public record EvaluateResult(
    Dataset rows,
    List<String> labels,
    Evaluation evaluation,
    Unseen unseen,
    boolean leftOut,
    Optional<ClassScores> classes,
    Optional<ChosenThreshold> threshold) {
  public EvaluateResult {
    labels = List.copyOf(labels);
  }

  /** What people should know about the rows, in one sentence without a full stop. */
  public String words() {
    if (leftOut || unseen.learnt() == 0 || unseen.learnt() == unseen.rows()) {
      return unseen.text();
    }
    return String.format(
        java.util.Locale.ROOT,
        "%,d of %,d rows were learnt from and are included, as requested",
        unseen.learnt(),
        unseen.rows());
  }
}
