package io.bigtheta.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Field;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Targets;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What a closer look at a training finds, in the tables that people try first. */
class ExaminedTest {
  private static final Trainer CLASSES = trainer(new CrossEntropy());
  private static final Trainer NUMBERS = trainer(new SquaredError());

  private static Trainer trainer(io.bigtheta.nn.loss.Loss loss) {
    return Trainer.of(loss, new Adam()).rate(new Cosine(0.003f)).batch(16).epochs(200);
  }

  private static float uniform(String name, int row) {
    return 2 * new Seed(1).child(name, 0).uniform(row) - 1;
  }

  /** Two columns in [−1, 1], and the class of every row. */
  private interface Class2 {
    boolean of(float a, float b);
  }

  private static Dataset plane(int rows, Class2 which) {
    float[][] x = new float[rows][2];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = new float[] {uniform("a", i), uniform("b", i)};
      labels[i] = which.of(x[i][0], x[i][1]) ? 1 : 0;
    }
    return Dataset.of(x, labels);
  }

  private static Dataset curve(int rows, DoubleUnaryOperator f) {
    float[][] x = new float[rows][1];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = 5 * uniform("a", i);
      y[i] = (float) f.applyAsDouble(x[i][0]);
    }
    return Dataset.of(x, y);
  }

  private static Rows rows(Dataset data) {
    return Rows.of(data, Optional.empty(), new Division("", "", 42, 0.2, 0.1));
  }

  private static Examined examined(Trainer trainer, int units, Rows rows, Session session) {
    Preparation preparation = Preparation.fit(rows.train());
    Dense out = new Dense(preparation.outputs().size());
    int inputs = preparation.inputs().size();
    Blueprint blueprint = units == 0
        ? Blueprint.of(inputs, out)
        : Blueprint.of(inputs, new Dense(units, new Relu()), out);
    Training training = trainer.fit(blueprint, rows.train(), rows.validation());
    Optional<Evaluation> test = rows.test().rows() == 0
        ? Optional.empty()
        : Optional.of(Evaluation.of(training.model(), rows.test()));
    return Examined.of(trainer, training, rows, test, session);
  }

  private static Examined examined(Trainer trainer, int units, Dataset data) {
    return examined(trainer, units, rows(data), Session.quiet());
  }

  private static List<String> words(Examined examined, Kind kind) {
    return examined.diagnosis().findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::words)
        .toList();
  }

  private static void tooSmall(Examined examined, String pattern) {
    List<String> words = words(examined, Kind.UNDERFITTING);
    assertFalse(words.isEmpty(), examined.toString());
    assertTrue(words.get(0).matches(pattern), examined.toString());
    assertEquals(List.of(), words(examined, Kind.GOOD_FIT), examined.toString());
  }

  @Test
  void aLineOfOneHiddenUnitIsToldThatMoreUnitsHelp() {
    int small = 0;
    for (int seed = 1; seed <= 6; seed++) {
      Examined line = examined(NUMBERS.seed(seed), 1, curve(200, x -> 2 * x));
      if (line.diagnosis().train().explained() < 0.98) {
        small++;
        tooSmall(
            line,
            "a network with 64 hidden units, tried for \\d+ epochs, reaches R² (1\\.000|0\\.99\\d) on 64 rows that it has not seen, where this one reaches R² 0\\.\\d+: more units help, and a linear model reaches R² 1.000");
      }
    }
    assertTrue(small > 1, small + " of 6");
  }

  @Test
  void xorAndCirclesAndAParabolaNeedMoreUnitsThanTheyGot() {
    tooSmall(
        examined(CLASSES, 2, plane(300, (a, b) -> a * b > 0)),
        "a network with 64 hidden units, tried for \\d+ epochs, reaches (9\\d\\.\\d|100\\.0) % on \\d+ rows that it has not seen, where this one reaches \\d\\d\\.\\d %: more units help");
    tooSmall(
        examined(CLASSES, 2, plane(300, (a, b) -> a * a + b * b < 0.6)),
        "a network with 64 hidden units.* reaches (9\\d\\.\\d|100\\.0) % on.*: more units help");
    tooSmall(
        examined(NUMBERS, 1, curve(300, x -> x * x)),
        "a network with 64 hidden units.* reaches R² (0\\.9\\d\\d|1\\.000) on \\d+ rows that it has not seen, where this one reaches R² 0\\.[0-8]\\d+: more units help");
  }

  @Test
  void aNetworkWithEnoughUnitsStaysAGoodFit() {
    for (Examined enough : List.of(
        examined(CLASSES, 64, plane(1000, (a, b) -> a * b > 0)),
        examined(NUMBERS, 64, curve(1000, x -> x * x)))) {
      assertEquals(List.of(), words(enough, Kind.UNDERFITTING), enough.toString());
      assertEquals(List.of(), words(enough, Kind.SIMPLER_IS_BETTER), enough.toString());
    }
  }

  @Test
  void noiseThatAWiderNetworkLearnsByHeartIsNoReasonForOne() {
    int found = 0;
    for (int seed = 1; seed <= 20; seed++) {
      Seed coin = new Seed(seed);
      int[] row = {0};
      Dataset noise = plane(200, (a, b) -> coin.uniform(row[0]++) < 0.5f);
      Examined examined = examined(CLASSES.epochs(60), 2, noise);
      found += words(examined, Kind.UNDERFITTING).stream().anyMatch(it -> it.endsWith("units help"))
          ? 1
          : 0;
    }
    assertTrue(found <= 1, found + " of 20");
  }

  @Test
  void aNetworkThatLosesAgainstALinearModelIsToldSo() {
    float[][] x = new float[600][30];
    int[] labels = new int[600];
    for (int i = 0; i < 600; i++) {
      for (int j = 0; j < 30; j++) {
        x[i][j] = new Seed(3).child("x", j).normal(i);
      }
      float noise = 2 * new Seed(3).child("noise", 0).normal(i);
      labels[i] = 2 * x[i][0] + 2 * x[i][1] - x[i][2] + noise > 0 ? 1 : 0;
    }
    Rows rows = Rows.of(Dataset.of(x, labels), Optional.empty(), new Division("", "", 42, 0.6, 0));
    Examined heart = examined(CLASSES.epochs(1).rate(1e-6f), 64, rows, Session.quiet());
    List<String> words = words(heart, Kind.SIMPLER_IS_BETTER);
    assertEquals(1, words.size(), heart.toString());
    assertTrue(
        words
            .get(0)
            .matches(
                "a linear model, \\d\\d\\.\\d %, beats this network, \\d\\d\\.\\d %, on the 360 test rows, by more than chance \\(99 %\\); take it \\(--hidden 0\\).*"),
        words.get(0));
    assertTrue(
        heart
            .comparison()
            .orElseThrow()
            .text()
            .matches(
                "\\d\\d\\.\\d % of the test rows are right \\(linear model \\d\\d\\.\\d %, always \"[01]\" \\d\\d\\.\\d %\\)"),
        heart.comparison().orElseThrow().text());
  }

  @Test
  void aNetworkWorseThanTheMeanIsToldSo() {
    float[][] x = new float[120][20];
    float[] y = new float[120];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = new Seed(4).child("x", j).normal(i);
      }
      y[i] = uniform("y", i);
    }
    Rows rows = Rows.of(Dataset.of(x, y), Optional.empty(), new Division("", "", 42, 0.5, 0));
    Examined bad = examined(NUMBERS, 64, rows, Session.quiet());
    assertTrue(
        bad.comparison()
            .orElseThrow()
            .text()
            .matches(
                "R² -?\\d+\\.\\d+, RMSE \\d\\.\\d+ on the test rows \\(linear model R² -?0\\.\\d+, RMSE 0\\.\\d+, always the mean R² -?0\\.\\d+, RMSE 0\\.\\d+\\)"),
        bad.comparison().orElseThrow().text());
    assertEquals(1, words(bad, Kind.SIMPLER_IS_BETTER).size(), bad.toString());
  }

  /** Like the passengers of a ship: whether each survived depends on sex and class, and a column says it in words. */
  private static Dataset ship(boolean copied) {
    int rows = 700;
    float[] values = new float[3 * rows];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      boolean woman = new Seed(5).child("sex", 0).uniform(i) < 0.35;
      labels[i] = new Seed(5).child("luck", 0).uniform(i) < (woman ? 0.75 : 0.2) ? 1 : 0;
      values[3 * i] = woman ? 1 : 0;
      values[3 * i + 1] = 30 + 12 * new Seed(5).child("age", 0).normal(i);
      values[3 * i + 2] = copied ? labels[i] : uniform("ticket", i);
    }
    List<Field> fields = List.of(
        new Field.Categorical("sex", List.of("man", "woman")),
        new Field.Numeric("age"),
        copied
            ? new Field.Categorical("alive", List.of("no", "yes"))
            : new Field.Numeric("ticket"));
    return Dataset.of(
        "ship", new Columns(fields, values), new Targets.Classes(List.of("0", "1"), labels));
  }

  @Test
  void aCopyOfTheClassesAmongTheColumnsIsASuspectedLeak() {
    Examined leak = examined(CLASSES.epochs(20), 8, ship(true));
    assertEquals(
        List.of(
            "the column \"alive\" gives away the target: its 2 values alone tell the class of all 504 training rows; if it is not known when a prediction is wanted, leave it out with --columns \"alive=drop\""),
        words(leak, Kind.LEAKAGE_SUSPECTED));
    assertEquals(
        List.of(), words(examined(CLASSES.epochs(20), 8, ship(false)), Kind.LEAKAGE_SUSPECTED));
  }

  private static List<String> leaks(int rows, DoubleUnaryOperator copy) {
    float[][] x = new float[rows][2];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      y[i] = uniform("y", i);
      x[i] = new float[] {uniform("a", i), (float) copy.applyAsDouble(y[i])};
    }
    return Giveaway.findings(Dataset.of(x, y), () -> false).stream()
        .map(Finding::words)
        .toList();
  }

  @Test
  void aColumnThatFollowsANumberAlongALineOrAnyCurveIsASuspectedLeak() {
    assertTrue(
        leaks(100, y -> 3 - 2 * y)
            .get(0)
            .contains(
                "the column \"x1\" gives away the target: its correlation with the target is -1.00000;"));
    assertTrue(leaks(100, y -> Math.exp(9 * y))
        .get(0)
        .contains("it puts the training rows in the order of the target;"));
    assertEquals(List.of(), leaks(100, y -> y + 0.1 * Math.sin(1e5 * y)));
    assertEquals(List.of(), leaks(40, y -> y), "too few rows");
    assertEquals(
        List.of(),
        Giveaway.findings(curve(200, x -> 2 * x), () -> false),
        "the only column there is");
  }

  @Test
  void aLineIsFoundToTheLastDigitsAndClassesAsLogisticRegressionFindsThem() {
    Rows line = rows(curve(200, x -> 2 * x + 7));
    Examined found = examined(NUMBERS.epochs(1), 1, line, Session.quiet());
    // by hand: w = Σx'y' / (Σx'² + 1) = n / (n + 1) for standardised columns, so R² = 1 − 1 / (n +
    // 1)²
    assertEquals(
        1 - 1 / Math.pow(145, 2),
        found.comparison().orElseThrow().linear().orElseThrow().r2(),
        2e-5);
    Examined flat = examined(CLASSES.epochs(1), 2, plane(1000, (a, b) -> a + b > 0.2));
    assertTrue(flat.comparison().orElseThrow().linear().orElseThrow().accuracy() > 0.97);
  }

  @Test
  void threadsChangeNoBitAndACancelledExaminationEnds() {
    Rows rows = rows(plane(300, (a, b) -> a * b > 0));
    Examined one = examined(CLASSES, 2, rows, Session.quiet());
    Examined two = examined(CLASSES, 2, rows, Session.quiet().threads(2));
    assertEquals(one.diagnosis(), two.diagnosis());
    assertEquals(
        one.comparison().orElseThrow().text(), two.comparison().orElseThrow().text());
    AtomicInteger asked = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () -> examined(
            CLASSES, 2, rows, Session.quiet().cancelled(() -> asked.incrementAndGet() > 1000)));
  }
}
