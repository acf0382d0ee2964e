package io.bigtheta.run.result;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Unseen;
import java.util.List;

/**
 * How well a model answers.
 *
 * @param rows it was judged on
 * @param labels names of its outputs
 * @param unseen how many of the rows asked for it has learnt from
 * @param leftOut whether these were left out
 */
public record EvaluateResult(
    Dataset rows, List<String> labels, Evaluation evaluation, Unseen unseen, boolean leftOut) {
  public EvaluateResult {
    labels = List.copyOf(labels);
  }

  /** What people should know of the rows, in one sentence without a full stop. */
  public String words() {
    if (leftOut || unseen.learnt() == 0 || unseen.learnt() == unseen.rows()) {
      return unseen.text();
    }
    return String.format(
        java.util.Locale.ROOT,
        "%,d of %,d rows were learnt from and are judged too, as was asked for",
        unseen.learnt(),
        unseen.rows());
  }
}
