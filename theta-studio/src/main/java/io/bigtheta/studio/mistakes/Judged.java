package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.select.Committee;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Members;
import io.bigtheta.studio.desk.Stock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model answers to one part of the rows of its run.
 *
 * @param part test, validation or training
 * @param rows these rows
 * @param told a sentence about how far the scores can be trusted
 * @param evaluation of the answers; its loss is NaN if several networks judged each other's rows
 * @param scores further scores, if there are classes
 * @param labels the names of the outputs
 */
public record Judged(
    String part,
    Dataset rows,
    String told,
    Evaluation evaluation,
    Optional<ClassScores> scores,
    List<String> labels) {
  public Judged {
    labels = List.copyOf(labels);
  }

  /**
   * Judges a part of the rows. The training rows of a committee are judged by the networks that have not learnt from them.
   *
   * @throws Refusal if the part has no rows
   */
  public static Judged of(Model model, Stock.Drawn drawn, String part) {
    Dataset rows = drawn.part(part);
    boolean committee = part.equals("training")
        && drawn.plan().members() > 1
        && Members.count(model.network().blueprint()) == drawn.plan().members();
    Evaluation evaluation =
        committee ? others(model, drawn.plan(), rows) : Evaluation.of(model, rows);
    return new Judged(
        part,
        rows,
        told(part, rows.rows(), committee, drawn),
        evaluation,
        ClassScores.ofClasses(rows, evaluation.answers()),
        model.labels());
  }

  private static String told(String part, int rows, boolean committee, Stock.Drawn drawn) {
    if (committee) {
      return String.format(
          Locale.ROOT,
          "%,d rows. Each is judged by the one network of %d that has not learnt from it.",
          rows,
          drawn.plan().members());
    }
    return switch (part) {
      case "test" ->
        String.format(Locale.ROOT, "%,d test rows. The network has not learnt from them.", rows);
      case "validation" ->
        String.format(
            Locale.ROOT,
            "%,d validation rows. They chose the epoch, so the scores are a little too good.",
            rows);
      default ->
        String.format(
            Locale.ROOT,
            "%,d training rows. The network has learnt from them: it errs more on new rows.",
            rows);
    };
  }

  /** Each row judged by the network whose fold it was left out in. */
  private static Evaluation others(Model model, Plan plan, Dataset rows) {
    Committee committee = new Committee(plan.blueprint(), plan.trainer(), plan.members());
    List<Split> folds = committee.folds(rows);
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      places.put(rows.index(i), i);
    }
    Matrix answers = new Matrix(rows.rows(), model.labels().size());
    for (int k = 0; k < folds.size(); k++) {
      Dataset held = folds.get(k).test();
      if (held.rows() == 0) {
        continue;
      }
      Model one = model.network(Members.one(model.network(), k + 1));
      Matrix own = Evaluation.of(one, held).answers();
      for (int i = 0; i < held.rows(); i++) {
        Integer place = places.get(held.index(i));
        if (place != null) {
          System.arraycopy(
              own.data(), own.at(i), answers.data(), answers.at(place), answers.cols());
        }
      }
    }
    return Evaluation.of(rows, Double.NaN, answers);
  }

  public Targets.Kind kind() {
    return rows.targets().kind();
  }

  /** The class that is answered for a row. */
  public int answer(int row) {
    return evaluation.answers().argmax(row);
  }

  /** How sure the answer is: the largest probability of the row. */
  public float confidence(int row) {
    return evaluation.answers().get(row, answer(row));
  }

  /** |prediction − target|, summed over the outputs, each in units of its RMSE. */
  public double error(int row) {
    double error = 0;
    for (int j = 0; j < labels.size(); j++) {
      double off = evaluation.answers().get(row, j) - rows.targets().get(rows.index(row), j);
      double unit =
          evaluation.numbers().isEmpty() ? 1 : evaluation.numbers().get(j).rmse();
      error += Math.abs(off) / (unit > 0 ? unit : 1);
    }
    return error;
  }

  /** Whether the answer to a row is wrong; for numbers every answer is only more or less far off. */
  public boolean wrong(int row) {
    return switch (kind()) {
      case CLASSES, DISTRIBUTIONS -> answer(row) != rows.label(row);
      case NUMBERS -> true;
      case FLAGS -> {
        boolean wrong = false;
        for (int j = 0; j < labels.size(); j++) {
          boolean truth = rows.targets().get(rows.index(row), j) > 0.5f;
          wrong |= truth != evaluation.answers().get(row, j) > 0.5f;
        }
        yield wrong;
      }
    };
  }

  /** Refuses a class that there is not. */
  public int known(int output) {
    if (output < 0 || output >= labels.size()) {
      throw Refusal.of("class", "0 … " + (labels.size() - 1), output);
    }
    return output;
  }
}
