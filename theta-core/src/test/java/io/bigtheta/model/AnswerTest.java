package io.bigtheta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  private record Flower(double length, String colour, Double petals) {}

  /** No training row lacks a length or a colour, and one lacks its petals. */
  private static final Columns ROWS = new Columns(
      List.of(
          new Field.Numeric("length"),
          new Field.Categorical("colour", List.of("blue", "red")),
          new Field.Numeric("petals")),
      new float[] {1, 0, 5, 2, 1, 6, 3, 1, Float.NaN});

  private static Model flowers() {
    return model(new Targets.Classes(List.of("iris", "rose"), new int[] {0, 1, 1}), 2);
  }

  private static Model model(Targets targets, int outputs) {
    Dataset data = Dataset.of("flowers", ROWS, targets);
    Blueprint blueprint = Blueprint.parse("4 dense(8, activation=tanh) dense(" + outputs + ")");
    Network network = new Network(blueprint, blueprint.start(new Seed(1)));
    boolean classes = targets instanceof Targets.Classes;
    return new Model(
        Preparation.fit(data),
        network,
        classes ? new CrossEntropy() : new SquaredError(),
        Provenance.UNKNOWN);
  }

  private static Map<String, Object> row(Object length, Object colour, Object petals) {
    Map<String, Object> row = new HashMap<>();
    row.put("length", length);
    row.put("colour", colour);
    row.put("petals", petals);
    return row;
  }

  @Test
  void aMapARecordAndNumbersHaveTheBitsOfAPrediction() {
    Model model = flowers();
    float[] expected = model.predictor().predict(2, 1, 6).data().clone();
    for (Answer answer : List.of(
        model.answer(row(2, "red", 6)),
        model.answer(new Flower(2, "red", 6.0)),
        model.answer(2, 1, 6))) {
      Map<String, Double> all = answer.probabilities();
      assertEquals(List.of("iris", "rose"), List.copyOf(all.keySet()));
      assertArrayEquals(
          new double[] {expected[0], expected[1]},
          all.values().stream().mapToDouble(p -> p).toArray());
      String larger = expected[0] >= expected[1] ? "iris" : "rose";
      assertEquals(larger, answer.label());
      assertEquals(Math.max(expected[0], expected[1]), answer.probability());
      assertEquals(expected[1], answer.probability("rose"));
      assertTrue(answer.toString().startsWith(larger + " "), answer.toString());
    }
  }

  @Test
  void numbersHaveValuesAndNoLabels() {
    Answer one =
        model(new Targets.Numbers(List.of("price"), new float[] {1, 2, 3}), 1).answer(2, 1, 6);
    assertEquals(one.value(), one.value("price"));
    assertEquals("price = " + (float) one.value(), one.toString());
    assertRefused("answer: expected a model of classes, got one of 1 numbers", one::label);
    assertRefused("name: expected one of price, got \"cost\"", () -> one.value("cost"));
    Answer two = model(new Targets.Numbers(List.of("a", "b"), new float[] {1, 2, 3, 4, 5, 6}), 2)
        .answer(2, 1, 6);
    assertEquals(List.of("a", "b"), List.copyOf(two.values().keySet()));
    assertRefused("answer: expected a model of one number, got one of 2 numbers", two::value);
  }

  @Test
  void aRowThatLacksWhatNoTrainingRowLackedIsRefused() {
    Model model = flowers();
    assertRefused(
        "column \"length\": expected a value, as all training rows had one, got no such column; lenient() fills it",
        () -> model.answer(Map.of()));
    assertRefused(
        "column \"colour\": expected a value, as all training rows had one, got none; lenient() fills it",
        () -> model.answer(row(1, null, 2)));
    assertRefused(
        "column \"colour\": expected one of the words blue, red, got \"green\"; lenient() fills it",
        () -> model.answer(new Flower(1, "green", 2.0)));
    assertRefused(
        "column \"length\": expected a value, as all training rows had one, got NaN; lenient() fills it",
        () -> model.answer(Float.NaN, 1, 2));
    assertEquals(
        model.answer(1, 1, Float.NaN).label(), model.answer(row(1, "red", null)).label());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      -1       | column "colour": expected the index of a level, from 0 to 1: blue, red, got -1.0
      1.5      | column "colour": expected the index of a level, from 0 to 1: blue, red, got 1.5
      2        | column "colour": expected the index of a level, from 0 to 1: blue, red, got 2.0
      Infinity | column "colour": expected a number within ±3.4e38, got Infinity
      """)
  void aNumberThatIsNoLevelIsRefused(float level, String message) {
    assertRefused(message, () -> flowers().answer(1, level, 2));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertRefused("row: expected 3 values, got 6", () -> flowers().answer(1, 1, 1, 2, 0, 2));
  }

  @Test
  void lenientAnswersFillAndCount() {
    Model model = flowers();
    Lenient lenient = model.lenient();
    lenient.answer(row(1, "red", 2));
    assertEquals(0, lenient.filled());
    Answer filled = lenient.answer(Map.of("length", 1));
    assertEquals(2, lenient.filled());
    assertEquals(
        model.predictor().predict(1, Float.NaN, Float.NaN).get(0, 0), filled.probability("iris"));
    lenient.answer(new Flower(1, "green", 2.0));
    lenient.answer(Float.NaN, 1, 2);
    assertEquals(4, lenient.filled());
  }

  @Test
  void anyNumberOfThreadsGetTheirOwnAnswers() throws InterruptedException {
    Model model = flowers();
    double[] expected = new double[100];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = model.answer(i, i % 2, 3).probability("iris");
    }
    AtomicInteger wrong = new AtomicInteger();
    Thread[] threads = new Thread[16];
    for (int t = 0; t < threads.length; t++) {
      int first = t;
      threads[t] = new Thread(() -> {
        for (int k = 0; k < 2000; k++) {
          int i = (first + k) % expected.length;
          if (model.answer(i, i % 2, 3).probability("iris") != expected[i]) {
            wrong.incrementAndGet();
          }
        }
      });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
  }

  /** Two threads that share a predictor would get each other's answers; one of them is told so. */
  @Test
  void aPredictorRefusesASecondThread() throws InterruptedException {
    ModelPredictor predictor = flowers().predictor(2000);
    float[] rows = new float[6000];
    Set<String> told = ConcurrentHashMap.newKeySet();
    CountDownLatch gun = new CountDownLatch(1);
    Thread[] threads = new Thread[2];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Thread(() -> {
        try {
          gun.await();
          for (int k = 0; k < 20_000 && told.isEmpty(); k++) {
            predictor.predict(rows);
          }
        } catch (Refusal e) {
          told.add(e.getMessage());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      threads[t].start();
    }
    gun.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(
        Set.of(
            "predictor: expected one thread at a time, got two; give each thread a predictor of its own, or ask Model.answer"),
        told);
    predictor.predict(rows); // and it goes on
  }

  private static void assertRefused(String message, Runnable asked) {
    assertEquals(message, assertThrows(Refusal.class, asked::run).getMessage());
  }
}
