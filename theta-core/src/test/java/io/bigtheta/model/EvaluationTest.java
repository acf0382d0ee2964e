package io.bigtheta.model;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field.Numeric;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Outputs.ClassOutputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  /** Of one raw number x0, unscaled: logits x0·w + b. */
  private static Model model(Outputs outputs, Loss loss, float... theta) {
    ColumnInputs inputs =
        new ColumnInputs(List.of(new Numeric("x0")), new float[] {0}, new float[] {1});
    Network network = new Network(Blueprint.of(1, new Dense(outputs.size())), theta);
    return new Model(new Preparation(inputs, outputs), network, loss, Provenance.UNKNOWN);
  }

  private static float[][] column(float... values) {
    float[][] x = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      x[i][0] = values[i];
    }
    return x;
  }

  /** Answers class 1 where x0 is above 0. */
  private final Model sign =
      model(new ClassOutputs(List.of("0", "1")), new CrossEntropy(), 0, 1, 0, 0);

  /** Answers 10·x0 + 100. */
  private final Model line = model(
      new NumberOutputs(List.of("y"), new float[] {100}, new float[] {0.1f}),
      new SquaredError(),
      1,
      0);

  @Test
  void classesAreCountedByTruthAndAnswer() {
    Dataset data = Dataset.of(column(-1, -2, 3, 4, 5, -6), new int[] {0, 0, 0, 1, 1, 1});
    Evaluation evaluation = Evaluation.of(sign, data);
    assertArrayEquals(new int[][] {{2, 1}, {1, 2}}, evaluation.confusion());
    Evaluation skewed = Evaluation.of(sign, data.pick(2, 2, 0));
    assertArrayEquals(
        new int[][] {{1, 2}, {0, 0}}, skewed.confusion(), "rows are the true classes");
    assertEquals(4 / 6.0, evaluation.accuracy());
    assertEquals(6, evaluation.rows());
    assertTrue(Double.isNaN(evaluation.rmse()) && Double.isNaN(evaluation.r2()));
    double p = 1 / (1 + Math.exp(1));
    assertArrayEquals(
        new float[] {(float) (1 - p), (float) p},
        evaluation.answers().rows(0, 1).toArray(),
        1e-6f);
  }

  @Test
  void theLossIsTheWeightedMeanOverTheRows() {
    Dataset data = Dataset.of(column(0, (float) Math.log(3)), new int[] {0, 1});
    assertEquals(
        (Math.log(2) + Math.log(4 / 3.0)) / 2, Evaluation.of(sign, data).loss(), 1e-6);
    assertEquals(Math.log(2), Evaluation.of(sign, data.weighted(1, 0)).loss(), 1e-6);
  }

  @Test
  void errorsOfNumbersAreInTheirOwnUnit() {
    Dataset data = Dataset.of(column(0, 1, 2), new float[] {103, 106, 120});
    Evaluation evaluation = Evaluation.of(line, data);
    assertArrayEquals(new float[] {100, 110, 120}, evaluation.answers().data(), 1e-4f);
    assertEquals(Math.sqrt((9 + 16 + 0) / 3.0), evaluation.rmse(), 1e-5);
    double mean = 329 / 3.0;
    double spread = Math.pow(103 - mean, 2) + Math.pow(106 - mean, 2) + Math.pow(120 - mean, 2);
    assertEquals(1 - 25 / spread, evaluation.r2(), 1e-6);
    assertEquals((0.09 + 0.16) / 2 / 3, evaluation.loss(), 1e-6, "of standardised targets");
    assertTrue(Double.isNaN(evaluation.accuracy()));
    assertEquals(0, evaluation.confusion().length);
    assertEquals("RMSE 2.887, R² 0.8482 on 3 rows", evaluation.toString());
  }

  @Test
  void ofTargetsThatDoNotVaryNoShareIsExplained() {
    Evaluation evaluation = Evaluation.of(line, Dataset.of(column(0, 1), new float[] {100, 100}));
    assertTrue(Double.isNaN(evaluation.r2()));
    assertEquals(Math.sqrt(50), evaluation.rmse(), 1e-4);
  }

  @Test
  void rowsBeyondOneBatchAreJudgedLikeTheFirst() {
    float[] x = new float[700];
    int[] labels = new int[700];
    for (int i = 0; i < 700; i++) {
      x[i] = i % 2 == 0 ? -1 : 1;
      labels[i] = i < 600 ? i % 2 : 1 - i % 2;
    }
    Evaluation evaluation = Evaluation.of(sign, Dataset.of(column(x), labels));
    assertArrayEquals(new int[][] {{300, 50}, {50, 300}}, evaluation.confusion());
  }

  /** Wilson's interval, against statsmodels' proportion_confint(method="wilson"). */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.25528852, 0.36620958",
    "0, 10, 0, 0.27753280",
    "10, 10, 0.72246720, 1",
    "9800, 10000, 0.97706607, 0.98256529",
  })
  void theIntervalIsWilsons(int right, int rows, double low, double high) {
    double[] interval = accuracy((double) right / rows, rows).interval();
    assertEquals(low, interval[0], 1e-7);
    assertEquals(high, interval[1], 1e-7);
  }

  @Test
  void theIntervalStaysInsideZeroAndOne() {
    for (int rows = 1; rows < 3000; rows++) {
      double low = accuracy(0, rows).interval()[0];
      double high = accuracy(1, rows).interval()[1];
      assertTrue(low >= 0 && low < 1e-12 && high <= 1 && high > 1 - 1e-12, "rows " + rows);
    }
  }

  private static Evaluation accuracy(double accuracy, int rows) {
    return new Evaluation(
        rows, 0, accuracy, Double.NaN, Double.NaN, new int[0][], new Matrix(0, 0));
  }

  @Test
  void anEvaluationOfClassesIsOneLine() {
    assertEquals(
        "accuracy 98.00 % (95 % interval 97.71 … 98.26) on 10,000 rows",
        accuracy(0.98, 10_000).toString());
  }

  @Test
  void rowsOfAnotherKindAreRefused() {
    refused(
        "data: expected rows to evaluate on, got none",
        () -> Evaluation.of(line, Dataset.of(column(1), new float[1]).pick()));
    refused(
        "data: expected the classes [0, 1], got [0, 1, 2]",
        () -> Evaluation.of(sign, Dataset.of(column(1), new int[] {2})));
    refused(
        "data: expected 1 columns, got 2",
        () -> Evaluation.of(line, Dataset.of(new float[][] {{1, 2}}, new float[1])));
    refused(
        "a.png: expected a table with 1 columns, got images",
        () -> sign.predict("a.png", new Pixels(1, 1, 1, new byte[1])));
  }

  @Test
  void aModelTakesRawRowsAndSaysWhatItsAnswersMean() {
    assertEquals(List.of("0", "1"), sign.labels());
    assertTrue(sign.classifies());
    assertEquals(List.of("y"), line.labels());
    assertFalse(line.classifies());
    Matrix answers = line.predict("f", Columns.of(column(3, -1)));
    assertArrayEquals(new float[] {130, 90}, answers.data(), 1e-4f);
    assertEquals(1, sign.predict("f", Columns.of(column(3))).argmax(0));
    assertEquals(0, sign.predict("f", Columns.of(new float[0][])).rows());
  }

  @Test
  void aModelsPartsMustMeet() {
    Preparation preparation = Preparation.fit(
        Dataset.of("d", Columns.of(column(1)), new Classes(List.of("a", "b"), new int[1])));
    String message = "model: expected a network from 1 to 2 numbers, got ";
    for (Blueprint wrong : List.of(Blueprint.of(1, new Dense(3)), Blueprint.of(2, new Dense(2)))) {
      Network network = new Network(wrong, new float[wrong.size()]);
      refused(
          message + wrong,
          () -> new Model(preparation, network, new CrossEntropy(), Provenance.UNKNOWN));
    }
  }

  @Test
  void twoNumbersARowAreJudgedTogether() {
    Numbers targets = new Numbers(List.of("a", "b"), new float[] {1, 0, 3, 0});
    Model zero = model(
        new NumberOutputs(List.of("a", "b"), new float[2], new float[] {1, 1}),
        new SquaredError(),
        0,
        0,
        2,
        1);
    Evaluation evaluation = Evaluation.of(zero, Dataset.of("d", Columns.of(column(0, 0)), targets));
    assertEquals(1, evaluation.rmse(), 1e-9);
    assertEquals(1 - 4 / 2.0, evaluation.r2(), 1e-9);
  }
}
