package io.bigtheta.run.result;

import io.bigtheta.data.Targets;
import io.bigtheta.explain.Dependence;
import io.bigtheta.explain.Importance;
import io.bigtheta.model.ClassScores;
import io.bigtheta.report.ExplainFigures;
import io.bigtheta.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What the predictions of a model depend on.
 *
 * @param judged the rows and how well the model predicts them
 * @param importance how much worse predictions become without a column
 * @param dependences how predictions move with a column, the most important column first
 */
public record ExplainResult(
    EvaluateResult judged, Importance importance, List<Dependence> dependences) {
  public ExplainResult {
    dependences = List.copyOf(dependences);
  }

  /** Whether the predictions are classes or flags, so that the score is the accuracy. */
  public boolean classes() {
    return judged.rows().targets().kind() != Targets.Kind.NUMBERS;
  }

  /** The name of the score that falls when a column is shuffled. */
  public String score() {
    return classes() ? "accuracy" : "R²";
  }

  /** The index of the only output that is shown; −1 to show several. */
  public int positive() {
    return judged.classes().map(ClassScores::positive).orElse(-1);
  }

  /** The results as tables, the importance first. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(List.of(ExplainFigures.table(importance, score())));
    dependences.forEach(
        one -> tables.add(ExplainFigures.table(one, judged.labels(), positive(), classes())));
    return tables;
  }
}
