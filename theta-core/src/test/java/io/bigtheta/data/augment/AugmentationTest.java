package io.bigtheta.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
  private static final int SIZE = 9;

  /** A point in the middle and a weaker one to its right. */
  private static float[] changed(long seed, String... recipes) {
    Matrix x = new Matrix(1, SIZE * SIZE);
    x.set(0, 4 * SIZE + 4, 1);
    x.set(0, 4 * SIZE + 5, 0.5f);
    return changed(x, seed, recipes);
  }

  private static float[] noise(long seed, String recipe) {
    Matrix x = new Matrix(1, SIZE * SIZE);
    for (int i = 0; i < x.size(); i++) {
      x.set(0, i, new Seed(9).uniform(i));
    }
    return changed(x, seed, recipe);
  }

  private static float[] changed(Matrix x, long seed, String... recipes) {
    List<Augmentation> list = Arrays.stream(recipes)
        .map(recipe -> Spec.parse(Augmentation.class, recipe))
        .toList();
    new Canvas(1, SIZE, SIZE).change(list, new Seed(seed), x, 0);
    return x.toArray();
  }

  private static int brightest(float[] image) {
    int best = 0;
    for (int i = 0; i < image.length; i++) {
      best = image[i] > image[best] ? i : best;
    }
    return best;
  }

  @Test
  void shiftsReachEveryPlaceAndNoneBeyond() {
    boolean[] seen = new boolean[SIZE * SIZE];
    for (int seed = 0; seed < 400; seed++) {
      float[] image = changed(seed, "shift(2)");
      int at = brightest(image);
      assertEquals(1, image[at]);
      assertEquals(0.5f, image[at + 1], "the neighbour moves too");
      seen[at] = true;
    }
    for (int p = 0; p < seen.length; p++) {
      boolean near = Math.abs(p / SIZE - 4) <= 2 && Math.abs(p % SIZE - 4) <= 2;
      assertEquals(near, seen[p], "pixel " + p);
    }
  }

  @Test
  void aRotationKeepsTheMiddleAndTheDistance() {
    for (int seed = 0; seed < 50; seed++) {
      float[] image = changed(seed, "rotate(180)");
      assertEquals(1, image[4 * SIZE + 4], 1e-6f);
      float around = 0;
      for (int p = 0; p < image.length; p++) {
        int far = Math.max(Math.abs(p / SIZE - 4), Math.abs(p % SIZE - 4));
        around += far == 0 ? 0 : image[p];
        assertTrue(far <= 2 || image[p] == 0, "nothing arrives from nowhere");
      }
      assertTrue(around > 0.4, "the weaker point is around the middle, got " + around);
    }
  }

  @Test
  void timeShiftsAndTempoMoveRowsAlone() {
    for (int seed = 0; seed < 50; seed++) {
      float[] image = changed(seed, "time-shift(2)");
      assertEquals(4, brightest(image) % SIZE, "no column moves");
      float[] slow = changed(seed, "tempo(0.3)");
      assertEquals(1, slow[4 * SIZE + 4], "the middle stays");
      for (int p = 0; p < slow.length; p++) {
        assertTrue(p % SIZE == 4 || p % SIZE == 5 || slow[p] == 0, "no column moves");
      }
    }
  }

  @Test
  void aVocalTractStretchesLowColumnsAndMovesHighOnes() {
    Matrix x = new Matrix(1, SIZE * SIZE);
    for (int i = 0; i < x.size(); i++) {
      x.set(0, i, i % SIZE);
    }
    float factor = new Seed(5).child(0).uniform(0, 0.8f, 1.2f);
    float[] image = changed(x, 5, "vocal-tract(0.2, knee=4)");
    assertEquals(0, image[0]);
    assertEquals(3 * factor, image[3], 1e-5);
    assertEquals(6 + 4 * (factor - 1), image[6], 1e-5);
  }

  @Test
  void aMaskLeavesTheRestAsItWas() {
    boolean whole = false;
    for (int seed = 0; seed < 50; seed++) {
      Matrix x = new Matrix(1, SIZE * SIZE);
      for (int i = 0; i < x.size(); i++) {
        x.set(0, i, 1);
      }
      float[] image = changed(x, seed, "mask(2, 3)");
      boolean[] rows = new boolean[SIZE];
      boolean[] columns = new boolean[SIZE];
      for (int p = 0; p < image.length; p++) {
        rows[p / SIZE] |= image[p] == 1;
        columns[p % SIZE] |= image[p] == 1;
      }
      int silent = 0;
      for (int p = 0; p < image.length; p++) {
        boolean left = rows[p / SIZE] && columns[p % SIZE];
        assertEquals(left ? 1 : 0, image[p], "whole rows and columns");
        silent += left ? 0 : 1;
      }
      assertTrue(silent <= 2 * SIZE + 3 * SIZE - 6);
      whole |= silent == 0;
    }
    assertTrue(whole, "sometimes nothing is masked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"equalizer(0.3)", "dynamics(0.5)"})
  void silenceStaysSilentAndNoLevelFallsBelowIt(String recipe) {
    float[] image = noise(7, recipe);
    for (float level : image) {
      assertTrue(level >= 0);
    }
    assertArrayEquals(
        new float[SIZE * SIZE], changed(new Matrix(1, SIZE * SIZE), 7, recipe), "silence");
  }

  @Test
  void dynamicsKeepTheLoudestPlace() {
    float[] image = changed(3, "dynamics(0.4)");
    assertEquals(1, image[4 * SIZE + 4]);
    assertTrue(image[4 * SIZE + 5] != 0.5f, "the quieter one changes");
  }

  @Test
  void movesAreAddedUpAndSampledOnce() {
    Matrix x = new Matrix(1, SIZE * SIZE);
    x.set(0, 40, 1);
    Augmentation half = (seed, canvas) -> canvas.move(1, 0, 0, 1, 0, 0.5f);
    new Canvas(1, SIZE, SIZE).change(List.of(half, half), new Seed(1), x, 0);
    assertEquals(1, x.get(0, 39), "two halves are a whole, and nothing is blurred");
  }

  @Test
  void aFlipMirrorsHalfOfTheImages() {
    int mirrored = 0;
    for (int seed = 0; seed < 400; seed++) {
      float[] image = changed(seed, "flip");
      assertEquals(1, image[40]);
      assertEquals(0.5f, image[39] + image[41]);
      mirrored += image[39] == 0.5f ? 1 : 0;
    }
    assertEquals(200, mirrored, 60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shift(1)",
        "rotate(20)",
        "zoom(0.2)",
        "shear(0.3)",
        "elastic(strength=20, smoothness=3)",
        "noise(0.1)",
        "erase(3)",
        "jitter",
        "jitter(contrast=0.5)"
      })
  void theSeedAndNothingElseDecides(String recipe) {
    assertEquals(recipe, Spec.text(Spec.parse(Augmentation.class, recipe)));
    assertArrayEquals(noise(5, recipe), noise(5, recipe));
    boolean different = false;
    for (int seed = 6; seed < 30; seed++) {
      different |= !Arrays.equals(noise(5, recipe), noise(seed, recipe));
    }
    assertTrue(different);
  }

  @Test
  void channelsAreChangedAlike() {
    Matrix x = new Matrix(1, 3 * SIZE * SIZE);
    for (int i = 0; i < x.size(); i++) {
      x.set(0, i, new Seed(9).uniform(i / 3));
    }
    List<Augmentation> list = List.of(new Elastic(8, 2), new Rotate(30), new Erase(3));
    new Canvas(3, SIZE, SIZE).change(list, new Seed(2), x, 0);
    for (int i = 0; i < x.size(); i += 3) {
      assertEquals(x.get(0, i), x.get(0, i + 1));
      assertEquals(x.get(0, i), x.get(0, i + 2));
    }
  }

  private static float[] jittered(float[] image, int channels, String recipe) {
    Matrix x = new Matrix(image.clone(), 0, 1, image.length);
    List<Augmentation> list = List.of(Spec.parse(Augmentation.class, recipe));
    new Canvas(channels, 1, image.length / channels).change(list, new Seed(3), x, 0);
    return x.toArray();
  }

  @Test
  void aJitterChangesLightContrastAndColourByItsFactors() {
    Seed seed = new Seed(3).child(0);
    float[] image = {0.1f, 0.5f, 0.9f, 0.3f, 0.3f, 0.3f};
    float light = seed.uniform(0, 0.5f, 1.5f);
    float contrast = seed.uniform(1, 0.5f, 1.5f);
    float colour = seed.uniform(2, 0.5f, 1.5f);
    float grey = 0.299f * 0.1f + 0.587f * 0.5f + 0.114f * 0.9f;
    float mean = (grey + 0.3f) / 2;
    float[] lit = jittered(image, 3, "jitter(0.5, 0, 0)");
    float[] flat = jittered(image, 3, "jitter(0, 0.5, 0)");
    float[] pale = jittered(image, 3, "jitter(0, 0, 0.5)");
    for (int i = 0; i < image.length; i++) {
      assertEquals(clipped(light * image[i]), lit[i], 1e-6f);
      assertEquals(clipped(mean + contrast * (image[i] - mean)), flat[i], 1e-6f);
      float own = i < 3 ? grey : 0.3f;
      assertEquals(clipped(own + colour * (image[i] - own)), pale[i], 1e-6f);
    }
    assertArrayEquals(image, jittered(image, 3, "jitter(0, 0, 0)"), 1e-6f);
  }

  private static float clipped(float value) {
    return Math.max(0, Math.min(1, value));
  }

  @Test
  void aJitterOfGreyImagesKnowsNoSaturationAndStaysBetweenBlackAndWhite() {
    float[] image = {0, 0.25f, 0.5f, 1};
    assertArrayEquals(
        jittered(image, 1, "jitter(0.9, 0.9, 0)"), jittered(image, 1, "jitter(0.9, 0.9, 0.9)"));
    for (int seed = 0; seed < 100; seed++) {
      for (float value : noise(seed, "jitter(0.9, 0.9, 0.9)")) {
        assertTrue(value >= 0 && value <= 1, "value " + value);
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    for (String text : List.of(
        "shift(0)",
        "rotate(0)",
        "rotate(200)",
        "zoom(1)",
        "shear(-1)",
        "elastic(0, 4)",
        "elastic(1, 0)",
        "noise(0)",
        "erase(0)",
        "jitter(1)",
        "jitter(contrast=-0.1)",
        "jitter(saturation=2)",
        "shfit(2)")) {
      assertThrows(
          IllegalArgumentException.class, () -> Spec.parse(Augmentation.class, text), text);
    }
    Dataset table = Dataset.of(new float[][] {{1}, {2}, {3}}, new int[] {0, 1, 1});
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam()).augment(List.of(new Shift(1)));
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> trainer.fit(Blueprint.parse("1 dense(2)"), table));
    assertEquals("data: expected images to augment, got a table", e.getMessage());
  }

  @Test
  void aTrainingHasTheSameBitsWithAnyThreadsAndOthersWithout() {
    Dataset digits = Digits.of(200, 3);
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam()).epochs(2).batch(32);
    Trainer augmented = trainer.augment(List.of(new Shift(1), new Elastic(10, 2)));
    Blueprint blueprint = Blueprint.parse("1x8x8 conv(4, 3, activation=relu) dense(10)");
    String one = digest(augmented, blueprint, digits, 1);
    assertEquals(one, digest(augmented, blueprint, digits, 3));
    assertFalse(one.equals(digest(trainer, blueprint, digits, 1)));
  }

  @Test
  void aTrainingOnStandardisedAndJitteredImagesHasTheSameBitsWithAnyThreads() {
    Dataset digits = Digits.of(200, 3);
    Trainer plain = Trainer.of(new CrossEntropy(), new Adam())
        .epochs(2)
        .batch(32)
        .augment(List.of(new Jitter(), new Shift(1)));
    Trainer standardized = plain.standardize(true);
    Blueprint blueprint = Blueprint.parse("1x8x8 conv(4, 3, activation=relu) dense(10)");
    String one = digest(standardized, blueprint, digits, 1);
    assertEquals(one, digest(standardized, blueprint, digits, 2));
    assertEquals(one, digest(standardized, blueprint, digits, 3));
    assertFalse(one.equals(digest(plain, blueprint, digits, 1)));
    assertEquals(
        "trainer(cross-entropy, adam, epochs=2, batch=32, augment=[jitter, shift(1)], standardize=true)",
        standardized.toString());
  }

  private static String digest(Trainer trainer, Blueprint blueprint, Dataset data, int threads) {
    return trainer
        .fit(blueprint, data, data.pick(0, 1), Session.quiet().threads(threads))
        .model()
        .network()
        .digest();
  }
}
