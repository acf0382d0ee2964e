package io.bigtheta.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.ClassScore;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.NumberScore;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores of predictions are those of scikit-learn. */
class GoldenScoresTest {
  private static final double EXACT = 1e-12;
  /** For sums of logarithms that scikit-learn makes in float32. */
  private static final double NEAR = 1e-6;

  static Stream<JsonNode> classes() {
    return cases("classes");
  }

  static Stream<JsonNode> numbers() {
    return cases("numbers");
  }

  private static Stream<JsonNode> cases(String kind) {
    return StreamSupport.stream(Golden.read("scores").json().get(kind).spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void scoresOfClassesAreThoseOfScikitLearn(JsonNode wanted) {
    Matrix answers = Golden.matrix(wanted.get("probabilities"));
    int[] truth = ints(wanted.get("truth"));
    List<String> labels =
        IntStream.range(0, answers.cols()).mapToObj(Integer::toString).toList();
    Dataset data = Dataset.of("rows", rows(truth.length), new Classes(labels, truth));
    ClassScores scores = ClassScores.of(data, answers);
    same(wanted, "balanced_accuracy", scores.balancedAccuracy(), EXACT);
    same(wanted, "macro_f1", scores.macroF1(), EXACT);
    same(wanted, "matthews", scores.matthews(), EXACT);
    same(wanted, "roc_auc", scores.rocAuc(), EXACT);
    same(wanted, "log_loss", scores.logLoss(), NEAR);
    same(wanted, "brier", scores.brier(), NEAR);
    if (labels.size() == 2) {
      same(wanted, "average_precision", scores.averagePrecision(), EXACT);
    }
    each(wanted, "precision", scores, ClassScore::precision);
    each(wanted, "recall", scores, ClassScore::recall);
    each(wanted, "f1", scores, ClassScore::f1);
    each(wanted, "rows", scores, ClassScore::rows);
    int most = IntStream.range(0, labels.size())
        .map(k -> (int) IntStream.of(truth).filter(t -> t == k).count())
        .max()
        .orElse(0);
    assertEquals((double) most / truth.length, scores.baseline(), EXACT);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void scoresOfNumbersAreThoseOfScikitLearn(JsonNode wanted) {
    Matrix truth = Golden.matrix(wanted.get("truth"));
    Matrix answer = Golden.matrix(wanted.get("answer"));
    Matrix answers = new Matrix(answer.toArray(), 0, answer.cols(), 1);
    Dataset data =
        Dataset.of("rows", rows(answers.rows()), new Numbers(List.of("y"), truth.toArray()));
    NumberScore score = NumberScore.of(data, answers).get(0);
    same(wanted, "rmse", score.rmse(), EXACT);
    same(wanted, "r2", score.r2(), EXACT);
    same(wanted, "mae", score.mae(), EXACT);
    same(wanted, "median_error", score.medianError(), EXACT);
    same(wanted, "baseline_rmse", score.baselineRmse(), EXACT);
    same(wanted, "baseline_mae", score.baselineMae(), EXACT);
  }

  private static Columns rows(int count) {
    return Columns.of(new float[count][1]);
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    Arrays.setAll(values, i -> array.get(i).asInt());
    return values;
  }

  private static void each(
      JsonNode wanted, String name, ClassScores scores, ToDoubleFunction<ClassScore> score) {
    for (int k = 0; k < wanted.get(name).size(); k++) {
      JsonNode value = wanted.get(name).get(k);
      double number = value.isNull() ? Double.NaN : value.asDouble();
      assertEquals(number, score.applyAsDouble(scores.classes().get(k)), EXACT, name + " of " + k);
    }
  }

  private static void same(JsonNode wanted, String name, double score, double within) {
    double number = wanted.get(name).isNull() ? Double.NaN : wanted.get(name).asDouble();
    double delta = Double.isNaN(number) ? within : within * Math.max(1, Math.abs(number));
    assertEquals(number, score, delta, name);
  }
}
