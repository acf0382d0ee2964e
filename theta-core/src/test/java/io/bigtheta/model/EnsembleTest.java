package io.bigtheta.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.data.augment.Jitter;
import io.bigtheta.data.augment.Shift;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final Seed SEED = new Seed(3);

  /** Bars in one of two directions, of 6 by 6 pixels. */
  private static Dataset bars(String... names) {
    byte[] pixels = new byte[40 * 36];
    int[] classes = new int[40];
    for (int i = 0; i < 40; i++) {
      classes[i] = i % 2;
      int place = 1 + i / 2 % 4;
      for (int k = 0; k < 6; k++) {
        pixels[i * 36 + (i % 2 == 0 ? place * 6 + k : k * 6 + place)] = (byte) (100 + i);
      }
    }
    return Dataset.of(
        "bars", new Pixels(1, 6, 6, pixels), new Targets.Classes(List.of(names), classes));
  }

  private static Model trained(Dataset data, long seed) {
    return Trainer.of(new CrossEntropy(), new Adam())
        .epochs(3)
        .seed(seed)
        .fit(new Blueprint(new io.bigtheta.nn.layer.Shape(1, 6, 6), List.of(new Dense(2))), data)
        .model();
  }

  @Test
  void anAnswerIsTheMeanOfThoseOfAllModels() {
    Dataset data = bars("across", "down");
    Model a = trained(data, 1);
    Model b = trained(data, 2);
    Matrix mean = new Ensemble(List.of(a, b), List.of(), 0, SEED).answers(data);
    Matrix ofA = a.predict("bars", data.features());
    Matrix ofB = b.predict("bars", data.features());
    for (int i = 0; i < data.rows(); i++) {
      assertEquals((ofA.get(i, 0) + ofB.get(i, 0)) / 2, mean.get(i, 0), 1e-6);
      assertEquals(1, mean.get(i, 0) + mean.get(i, 1), 1e-6);
    }
    Evaluation alone = new Ensemble(List.of(a), List.of(), 0, SEED).evaluate(data);
    Evaluation plain = Evaluation.of(a, data);
    assertEquals(plain.accuracy(), alone.accuracy());
    assertEquals(plain.loss(), alone.loss(), 1e-5);
  }

  @Test
  void changedImagesHaveTheirSayAndTheSameOnesEachTime() {
    Dataset data = bars("across", "down");
    Model model = trained(data, 1);
    Matrix plain = model.predict("bars", data.features());
    Ensemble moved = new Ensemble(List.of(model), List.of(new Shift(1)), 4, SEED);
    Matrix mean = moved.answers(data);
    int others = 0;
    for (int i = 0; i < data.rows(); i++) {
      others += mean.get(i, 0) != plain.get(i, 0) ? 1 : 0;
      assertEquals(1, mean.get(i, 0) + mean.get(i, 1), 1e-6);
    }
    assertTrue(others > 30, () -> "images whose answer changes");
    assertEquals(List.of(box(mean)), List.of(box(moved.answers(data))));
    Ensemble otherwise = new Ensemble(List.of(model), List.of(new Shift(1)), 4, new Seed(4));
    assertNotEquals(List.of(box(mean)), List.of(box(otherwise.answers(data))));
  }

  /** Jitter that changes nothing clips to [0, 1], which spoils numbers that are standardised already. */
  @Test
  void imagesAreChangedBeforeTheyAreStandardised() {
    Dataset data = bars("across", "down");
    Model model = Trainer.of(new CrossEntropy(), new Adam())
        .epochs(1)
        .standardize(true)
        .fit(new Blueprint(new io.bigtheta.nn.layer.Shape(1, 6, 6), List.of(new Dense(2))), data)
        .model();
    Ensemble same = new Ensemble(List.of(model), List.of(new Jitter(0, 0, 0)), 1, SEED);
    Matrix plain = model.predict("bars", data.features());
    Matrix mean = same.answers(data);
    for (int i = 0; i < data.rows(); i++) {
      assertEquals(plain.get(i, 0), mean.get(i, 0), 1e-5);
    }
  }

  private static List<Float> box(Matrix numbers) {
    return java.util.stream.IntStream.range(0, numbers.size())
        .mapToObj(i -> numbers.data()[numbers.offset() + i])
        .toList();
  }

  @Test
  void modelsThatCannotAnswerTogetherAreRefused() {
    Model model = trained(bars("across", "down"), 1);
    Model other = trained(bars("flat", "steep"), 1);
    assertThrows(
        ShapeException.class, () -> new Ensemble(List.of(model, other), List.of(), 0, SEED));
    assertThrows(IllegalArgumentException.class, () -> new Ensemble(List.of(), List.of(), 0, SEED));
    assertEquals(
        "ensemble: expected models of the same classes [across, down], got one of classes [flat, steep]",
        assertThrows(ShapeException.class, () -> new Ensemble(List.of(model, other)))
            .getMessage());
    assertEquals(
        "ensemble: expected models of the same classes [across, down], got one of numbers [n]",
        assertThrows(ShapeException.class, () -> new Ensemble(List.of(model, regression(1))))
            .getMessage());
    Dataset small = Dataset.of(
        "small",
        new Pixels(1, 2, 2, new byte[16]),
        new Targets.Classes(List.of("across", "down"), new int[] {0, 1, 0, 1}));
    Model ofSmall = Trainer.of(new CrossEntropy(), new Adam())
        .epochs(1)
        .fit(new Blueprint(new io.bigtheta.nn.layer.Shape(1, 2, 2), List.of(new Dense(2))), small)
        .model();
    assertEquals(
        "ensemble: expected models of images of 1x6x6, got one of images of 1x2x2",
        assertThrows(ShapeException.class, () -> new Ensemble(List.of(model, ofSmall)))
            .getMessage());
  }

  private static Dataset counted() {
    float[] targets = new float[40];
    for (int i = 0; i < 40; i++) {
      targets[i] = 3 + i % 4;
    }
    return Dataset.of(
        "n", bars("across", "down").features(), new Targets.Numbers(List.of("n"), targets));
  }

  private static Model regression(long seed) {
    return Trainer.of(new SquaredError(), new Adam())
        .epochs(4)
        .seed(seed)
        .fit(
            new Blueprint(new io.bigtheta.nn.layer.Shape(1, 6, 6), List.of(new Dense(1))),
            counted())
        .model();
  }

  @Test
  void numbersAreAveragedInTheirOwnUnit() {
    Dataset data = counted();
    Model a = regression(1);
    Model b = regression(2);
    Matrix ofA = a.predict("n", data.features());
    Matrix ofB = b.predict("n", data.features());
    Matrix mean = new Ensemble(List.of(a, b)).answers(data);
    for (int i = 0; i < data.rows(); i++) {
      assertEquals((ofA.get(i, 0) + ofB.get(i, 0)) / 2, mean.get(i, 0), 1e-5);
    }
    Evaluation alone = new Ensemble(List.of(a)).evaluate(data);
    Evaluation plain = Evaluation.of(a, data);
    assertEquals(plain.rmse(), alone.rmse(), 1e-9);
    assertEquals(plain.loss(), alone.loss(), 1e-6);
    assertTrue(new Ensemble(List.of(a, b)).evaluate(data).rmse() > 0);
  }

  @Test
  void anImageAskedForAloneIsAnsweredAsTheFirstOfMany() {
    Dataset data = bars("across", "down");
    Ensemble moved = new Ensemble(List.of(trained(data, 1)), List.of(new Shift(1)), 4, SEED);
    Pixels pixels = (Pixels) data.features();
    Pixels alone = new Pixels(1, 6, 6, java.util.Arrays.copyOf(pixels.values(), 36));
    assertEquals(
        moved.predict("bars", pixels).get(0, 0), moved.predict("bar", alone).get(0, 0));
    assertEquals(List.of(box(moved.answers(data))), List.of(box(moved.predict("bars", pixels))));
  }

  @Test
  void rowsOfATableAreNotChanged() {
    Dataset rows =
        Dataset.of(new float[][] {{0, 1}, {1, 0}, {1, 1}, {0, 0}}, new int[] {0, 1, 0, 1});
    Model model = Trainer.of(new CrossEntropy(), new Adam())
        .epochs(1)
        .fit(Blueprint.of(2, new Dense(2)), rows)
        .model();
    Ensemble moved = new Ensemble(List.of(model), List.of(new Shift(1)), 4, SEED);
    assertEquals(
        "rows: expected images to augment, got a table",
        assertThrows(IllegalArgumentException.class, () -> moved.predict("rows", rows.features()))
            .getMessage());
  }
}
