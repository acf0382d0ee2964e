package io.bigtheta.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Jitter;
import io.bigtheta.data.augment.Shift;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Nonzeros;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
  private static final int ROWS = 5;
  private static final int COLS = 35;
  private static final int[] ORDER = {3, 0, 4, 1, 2};

  private static Dataset images(int oneOf) {
    Seed seed = new Seed(4);
    byte[] values = new byte[ROWS * COLS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (seed.below(i, oneOf) == 0 ? 1 + seed.below(1000 + i, 255) : 0);
    }
    Targets.Classes targets = new Targets.Classes(List.of("a", "b"), new int[] {0, 1, 1, 0, 1});
    return Dataset.of("images", new Pixels(1, 5, 7, values), targets).weighted(1, 2, 3, 4, 5);
  }

  private static void assertGathered(Dataset data, Matrix x, Feed feed, int from) {
    Preparation preparation = Preparation.fit(data);
    Matrix y = new Matrix(3, 2);
    Matrix weights = new Matrix(3, 1);
    for (int part = feed.parts(x) - 1; part >= 0; part--) {
      feed.gather(ORDER, from, x, y, weights, new Seed(1), part, part + 1);
    }
    Matrix plain = new Matrix(3, COLS);
    Matrix plainY = new Matrix(3, 2);
    Matrix plainWeights = new Matrix(3, 1);
    preparation.gather(data, ORDER, from, plain, plainY, plainWeights);
    assertArrayEquals(plain.toArray(), x.toArray());
    assertArrayEquals(plainY.toArray(), y.toArray());
    assertArrayEquals(plainWeights.toArray(), weights.toArray());
  }

  @Test
  void partsOfABatchAreThoseOfThePreparation() {
    Dataset data = images(1);
    Feed feed = new Feed(Preparation.fit(data), data);
    Matrix x = feed.batch(3, 1);
    assertFalse(x.nonzeros().isPresent(), "few pixels are black");
    assertGathered(data, x, feed, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatIsNotBlackIsListed(int threads) {
    Dataset data = images(9);
    Feed feed = new Feed(Preparation.fit(data), data);
    Matrix x = feed.batch(3, threads);
    assertEquals(threads == 1 ? 3 : threads, feed.parts(x));
    for (int from : new int[] {0, 2, 1}) { // what was there before does not matter
      assertGathered(data, x, feed, from);
      Nonzeros lists = x.nonzeros().orElseThrow();
      Nonzeros window = x.rows(1, 2).nonzeros().orElseThrow();
      for (int part = 0; part < threads; part++) {
        assertListed(x, lists, part);
        for (int i = 1; i < 3; i++) {
          assertEquals(lists.begin(i, part), window.begin(i - 1, part));
          assertEquals(lists.end(i, part), window.end(i - 1, part));
        }
      }
    }
  }

  private static void assertListed(Matrix x, Nonzeros lists, int part) {
    for (int i = 0; i < x.rows(); i++) {
      int row = i;
      assertArrayEquals(
          IntStream.range(lists.edge(part), lists.edge(part + 1))
              .filter(j -> x.get(row, j) != 0)
              .toArray(),
          Arrays.copyOfRange(lists.columns(), lists.begin(i, part), lists.end(i, part)));
    }
  }

  @Test
  void changedImagesAreListedInPartsToo() {
    Dataset data = images(9);
    Feed feed = new Feed(Preparation.fit(data), data, List.of(new Shift(2)));
    Matrix x = feed.batch(3, 2);
    assertEquals(3, feed.parts(x), "a change concerns a whole row");
    gathered(feed, x);
    assertListed(x, x.nonzeros().orElseThrow(), 0);
    assertListed(x, x.nonzeros().orElseThrow(), 1);
  }

  @Test
  void whatIsStandardisedIsNotListedAndIsThatOfThePreparation() {
    Dataset data = images(9);
    Preparation preparation = Preparation.standardized(data);
    Feed feed = new Feed(preparation, data);
    Matrix x = feed.batch(3, 1);
    assertFalse(x.nonzeros().isPresent(), "black is not 0");
    Matrix plain = gathered(feed, x);
    preparation.gather(data, ORDER, 0, plain, new Matrix(3, 2), new Matrix(3, 1));
    assertArrayEquals(plain.toArray(), x.toArray());
  }

  @Test
  void imagesAreChangedBeforeTheyAreStandardised() {
    Dataset data = images(9);
    Preparation preparation = Preparation.standardized(data);
    List<Augmentation> changes = List.of(new Shift(2), new Jitter());
    Feed feed = new Feed(preparation, data, changes);
    Matrix x = feed.batch(3, 1);
    gathered(feed, x);
    Feed before = new Feed(Preparation.fit(data), data, changes);
    Matrix levels = before.batch(3, 1);
    gathered(before, levels);
    PixelInputs inputs = (PixelInputs) preparation.inputs();
    for (int i = 0; i < x.size(); i++) {
      float level = levels.toArray()[i];
      assertEquals((level - inputs.mean()[0]) * inputs.factor()[0], x.toArray()[i]);
    }
  }

  /** The batch from the first row on; returns a matrix of its size. */
  private static Matrix gathered(Feed feed, Matrix x) {
    feed.gather(ORDER, 0, x, new Matrix(3, 2), new Matrix(3, 1), new Seed(1), 0, 3);
    return new Matrix(3, COLS);
  }

  @Test
  void brightPixelsFarApartAreFoundAndLookedUpOnce() {
    byte[] values = new byte[2 * 1000];
    values[700] = 9;
    values[999] = -1;
    values[1000] = 7;
    Pixels pixels = new Pixels(1, 1, 1000, values);
    Dataset data = Dataset.of("far", pixels, new Targets.Classes(List.of("a"), new int[2]));
    Feed feed = new Feed(Preparation.fit(data), data);
    Matrix x = feed.batch(2, 1);
    feed.gather(new int[] {0, 1}, 0, x, new Matrix(2, 1), new Matrix(2, 1), new Seed(1), 0, 2);
    for (int i = 0; i < values.length; i++) {
      assertEquals((values[i] & 0xFF) / 255f, x.toArray()[i], 1e-6f, "column " + i);
    }
    assertSame(pixels.bright(), data.pick(0).features() instanceof Pixels p ? p.bright() : null);
  }

  @Test
  void imagesBrighterThanThoseThatWereAskedAreFoundAllTheSame() {
    int rows = 5000;
    int cols = 13;
    byte[] values = new byte[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (byte) (i / cols % 4 == 0 ? 0 : new Seed(4).below(i, 256)); // every fourth is asked
    }
    values[0] = -1;
    Pixels pixels = new Pixels(1, 1, cols, values);
    Dataset data = Dataset.of("uneven", pixels, new Targets.Classes(List.of("a"), new int[rows]));
    Feed feed = new Feed(Preparation.fit(data), data);
    Matrix x = feed.batch(rows, 1);
    feed.rows(0, x);
    Matrix plain = new Matrix(rows, cols);
    Preparation preparation = Preparation.fit(data);
    for (int i = 0; i < rows; i++) {
      preparation.inputs().write(pixels, i, plain, i);
    }
    assertArrayEquals(plain.toArray(), x.toArray());
    assertListed(x, x.nonzeros().orElseThrow(), 0);
  }
}
