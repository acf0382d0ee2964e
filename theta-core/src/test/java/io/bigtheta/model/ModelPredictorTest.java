package io.bigtheta.model;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Noise;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelPredictorTest {
  private static final float NONE = Float.NaN;
  private static final List<Field> FIELDS = List.of(
      new Field.Numeric("kg"),
      new Field.Categorical("kind", List.of("cat", "cow", "dog")),
      new Field.Numeric("legs"));
  private static final Dataset PETS = Dataset.of(
      "pets",
      new Columns(FIELDS, new float[] {1, 0, 4, 3, 2, 4, NONE, NONE, 3, 100, 0, 2}),
      new Targets.Classes(List.of("small", "large"), new int[] {0, 0, 1, 1}));

  private enum Kind {
    cat,
    dog
  }

  private record Pet(float legs, String kind, double kg, boolean ill) {}

  private record Boxed(@org.jspecify.annotations.Nullable Integer kg, Kind kind, long legs) {}

  private record Nameless(float kg, String kind) {}

  private record Wrong(float kg, int kind, float legs) {}

  private static Model model(Dataset data, Preparation preparation, Loss loss, String layers) {
    Blueprint blueprint = Blueprint.parse(layers);
    float[] theta = blueprint.start(new Seed(1));
    Network network = new Network(blueprint, theta);
    return new Model(preparation, network, loss, Provenance.UNKNOWN);
  }

  private static Model pets() {
    return model(
        PETS, Preparation.fit(PETS), new CrossEntropy(), "4 dense(5, activation=tanh) dense(2)");
  }

  private static void same(Matrix wanted, int row, Matrix answers) {
    assertArrayEquals(wanted.rows(row, 1).toArray(), answers.rows(0, 1).toArray());
  }

  /** The words of the training rows are cat and dog: places 0 and 1. */
  @Test
  void aRawRowOfATableHasTheBitsOfModelPredict() {
    Model model = pets();
    Matrix wanted = model.predict("pets", PETS.features());
    ModelPredictor predictor = model.predictor();
    same(wanted, 0, predictor.predict(1, 0, 4));
    assertEquals(model.labels().get(wanted.argmax(0)), predictor.label());
    assertEquals(wanted.argmax(0), predictor.argmax());
    same(wanted, 1, predictor.predict(3, 1, 4));
    same(wanted, 2, predictor.predict(NONE, NONE, 3));
    assertSame(predictor.answers(), predictor.predict(100, 0, 2), "one buffer");
    same(wanted, 3, predictor.answers());
  }

  @Test
  void aMapAndARecordAreReadByTheNamesOfColumns() {
    Model model = pets();
    Matrix wanted = model.predict("pets", PETS.features());
    ModelPredictor predictor = model.predictor();
    same(wanted, 1, predictor.predict(Map.of("legs", 4L, "kind", "dog", "kg", 3.0, "name", "x")));
    same(wanted, 1, predictor.predict(new Pet(4, "dog", 3, true)));
    same(wanted, 1, predictor.predict(new Boxed(3, Kind.dog, 4)));
    same(wanted, 1, predictor.predict(Map.of("legs", 4, "kind", Kind.dog, "kg", (short) 3)));
  }

  @Test
  void whatIsMissingIsAGapAndAnUnknownWordIsNone() {
    Model model = pets();
    Matrix wanted = model.predict("pets", PETS.features());
    ModelPredictor predictor = model.predictor();
    Map<String, Object> gaps = new HashMap<>();
    gaps.put("legs", 3);
    gaps.put("kg", null);
    same(wanted, 2, predictor.predict(gaps));
    same(wanted, 2, predictor.predict(Map.of("legs", 3, "kind", "cow", "kg", Double.NaN)));
    same(wanted, 2, predictor.predict(new Pet(3, "ant", Double.NaN, false)));
    float[] seen = predictor.predict(new Boxed(null, Kind.cat, 3)).toArray();
    assertArrayEquals(seen, predictor.predict(NONE, 0, 3).toArray());
  }

  @Test
  void severalRowsShareBuffersUpToTheCapacity() {
    Model model = pets();
    Matrix wanted = model.predict("pets", PETS.features());
    ModelPredictor predictor = model.predictor(4);
    float[] rows = {1, 0, 4, 3, 1, 4, NONE, NONE, 3, 100, 0, 2};
    assertArrayEquals(wanted.toArray(), predictor.predict(rows).toArray());
    for (int count = 4; count > 0; count--) {
      assertArrayEquals(
          wanted.rows(0, count).toArray(), predictor.predict(rows, count).toArray());
    }
    List<Object> mixed =
        List.of(new Pet(4, "cat", 1, false), Map.of("legs", 4, "kind", "dog", "kg", 3));
    assertArrayEquals(wanted.rows(0, 2).toArray(), predictor.predict(mixed).toArray());
    assertEquals(model.labels().get(wanted.argmax(1)), predictor.label(1));
    assertEquals(4, predictor.capacity());
  }

  @Test
  void imagesComeAsBytesOrNumbers() {
    byte[] values = new byte[5 * 12];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 37);
    }
    Dataset data = Dataset.of(
        "images",
        new Pixels(3, 2, 2, values),
        new Targets.Numbers(List.of("a", "b"), new float[10]));
    for (Preparation preparation : List.of(Preparation.fit(data), Preparation.standardized(data))) {
      Model model = model(
          data, preparation, new SquaredError(), "3x2x2 conv(4, kernel=1) batch-norm dense(2)");
      float[] wanted = model.predict("images", data.features()).toArray();
      ModelPredictor predictor = model.predictor(5);
      assertArrayEquals(wanted, predictor.predict(values).toArray());
      float[] numbers = new float[values.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = values[i] & 0xFF;
      }
      assertArrayEquals(wanted, predictor.predict(numbers).toArray());
      assertArrayEquals(Arrays.copyOf(wanted, 4), predictor.predict(values, 2).toArray());
    }
  }

  @Test
  void gridsComeAsNumbers() {
    float[] values = Noise.array(4 * 12, 3);
    Dataset data = Dataset.of(
        "sounds", new Grids(2, 3, 2, values), new Targets.Numbers(List.of("a"), new float[4]));
    Model model = model(
        data,
        Preparation.standardized(data),
        new SquaredError(),
        "2x3x2 conv(3, kernel=2, activation=relu) dense(1)");
    assertArrayEquals(
        model.predict("sounds", data.features()).toArray(),
        model.predictor(4).predict(values).toArray());
  }

  @Test
  void whatIsNoRowIsRefused() {
    ModelPredictor predictor = pets().predictor(2);
    refused("row: expected 3 values, got 4", () -> predictor.predict(1, 0, 4, 5));
    refused(
        "rows: expected 1 … 2, got 3; ask for a predictor of this capacity",
        () -> predictor.predict(new float[9]));
    refused(
        "rows: expected 2 of 3 values each, got 3 values",
        () -> predictor.predict(new float[3], 2));
    refused(
        "kind: expected the place of a word in 0 … 1, got 2.0", () -> predictor.predict(1, 2, 4));
    refused(
        "kind: expected the place of a word in 0 … 1, got -1.0", () -> predictor.predict(1, -1, 4));
    refused(
        "kind: expected the place of a word in 0 … 1, got 0.5",
        () -> predictor.predict(1, 0.5f, 4));
    refused(
        "kg: expected a number, got Infinity",
        () -> predictor.predict(Float.POSITIVE_INFINITY, 0, 4));
    refused(
        "row: expected a table, got the bytes of an image", () -> predictor.predict(new byte[3]));
    refused(
        "rows: expected 1 … 2, got 0; ask for a predictor of this capacity",
        () -> predictor.predict(List.of()));
    refused("capacity: expected at least 1 row, got 0", () -> pets().predictor(0));
  }

  @Test
  void namesAndValuesThatAreLikelySlipsAreRefused() {
    ModelPredictor predictor = pets().predictor();
    refused(
        "row: expected the columns kg, kind, legs, got [leg] and no legs; correct the names",
        () -> predictor.predict(new java.util.TreeMap<>(Map.of("leg", 4, "kind", "dog", "kg", 3))));
    refused(
        "column \"kg\": expected a number, got \"3\"",
        () -> predictor.predict(Map.of("kg", "3", "kind", "dog", "legs", 4)));
    refused(
        "column \"kind\": expected a word, got 3; give it as a text",
        () -> predictor.predict(Map.of("kg", 3, "kind", 3, "legs", 4)));
    refused(
        "column \"kg\": expected a number within ±3.4e38, got Infinity",
        () -> predictor.predict(Map.of("kg", 1e300, "kind", "dog", "legs", 4)));
    refused(
        "Nameless: expected a component \"legs\", got the components kg, kind",
        () -> predictor.predict(new Nameless(1, "cat")));
    refused(
        "Wrong.kind: expected a word, as a String, got int",
        () -> predictor.predict(new Wrong(1, 1, 1)));
    refused(
        "row: expected a map or a record, got java.lang.String",
        () -> predictor.predict(List.of("x")));
  }

  @Test
  void onlyClassesHaveALabel() {
    Dataset data = Dataset.of(new float[][] {{1}, {2}}, new float[] {1, 2});
    Model model = model(data, Preparation.fit(data), new SquaredError(), "1 dense(1)");
    ModelPredictor predictor = model.predictor();
    predictor.predict(1);
    refused("model: expected one of classes, got one of numbers", predictor::label);
  }
}
