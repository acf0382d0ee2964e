package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private final float[][] x = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
  private final Dataset data = Dataset.of(x, new int[] {0, 1, 2, 1});

  @Test
  void rowsOfArraysGetNamesAndClasses() {
    assertEquals("data: 4 rows of 2", data.toString());
    assertEquals(List.of("0", "1", "2"), ((Classes) data.targets()).labels());
    assertEquals("x1", ((Columns) data.features()).fields().get(1).name());
    assertEquals(1, data.label(3));
    x[0][0] = 99;
    assertEquals(1, data.features().get(0, 0));
  }

  @Test
  void pickedRowsShareFeaturesAndKeepTheirOrder() {
    Dataset picked = data.pick(3, 0, 3).pick(1, 2);
    assertEquals(2, picked.rows());
    assertEquals(0, picked.index(0));
    assertEquals(3, picked.index(1));
    assertEquals(0, picked.label(0));
    assertEquals(1, picked.label(1));
    assertSame(data.features(), picked.features());
    assertEquals(0, data.pick().rows());
  }

  @Test
  void weightsAreOneUnlessSaidAndFollowTheirRows() {
    assertEquals(1, data.weight(2));
    Dataset weighted = data.weighted(0, 1, 2, 3);
    assertEquals(3, weighted.weight(3));
    assertEquals(1, data.weight(3));
    assertEquals(2, weighted.pick(3, 2).weight(1));
    assertEquals(3, weighted.pick(3, 3).weight(1));
  }

  @Test
  void aRowPickedTwiceMayHaveTwoWeights() {
    Dataset weighted = data.pick(1, 1, 2).weighted(4, 5, 6);
    assertEquals(4, weighted.weight(0));
    assertEquals(5, weighted.weight(1));
    assertEquals(6, weighted.weight(2));
  }

  @Test
  void wrongWeightsAreRefused() {
    refused("data: expected a weight for each of 4 rows, got 2", () -> data.weighted(1, 2));
    refused(
        "data: weight of row 1: expected a number >= 0, got -1.0",
        () -> data.weighted(1, -1, 1, 1));
    refused(
        "data: weight of row 2: expected a number >= 0, got NaN",
        () -> data.weighted(1, 1, Float.NaN, 1));
  }

  @Test
  void theDigestKnowsCellsTargetsWeightsAndOrder() {
    String digest = data.digest();
    assertEquals(
        digest,
        Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}, new int[] {0, 1, 2, 1})
            .digest());
    assertEquals(digest, data.pick(0, 1, 2, 3).digest());
    assertNotEquals(digest, data.pick(1, 0, 2, 3).digest());
    assertNotEquals(digest, data.pick(0, 1, 2).digest());
    assertNotEquals(digest, Dataset.of(x, new int[] {0, 1, 2, 2}).digest());
    assertNotEquals(digest, Dataset.of(x, new float[] {0, 1, 2, 1}).digest());
    assertNotEquals(digest, data.weighted(1, 1, 1, 2).digest());
    x[3][1] = 9;
    assertNotEquals(digest, Dataset.of(x, new int[] {0, 1, 2, 1}).digest());
  }

  @Test
  void theDigestOfImagesKnowsTheirBytes() {
    assertNotEquals(image(1).digest(), image(2).digest());
    assertEquals(image(1).digest(), image(1).digest());
  }

  private static Dataset image(int value) {
    return Dataset.of("image", new Pixels(1, 1, 2, new byte[] {0, (byte) value}), classes(0));
  }

  private static Classes classes(int... values) {
    return new Classes(List.of("a", "b"), values);
  }

  @Test
  void partsThatDoNotMeetAreRefused() {
    refused(
        "pets: expected a target for each of 4 rows, got 2",
        () -> Dataset.of("pets", Columns.of(x), classes(0, 1)));
    refused("target of row 1: expected a class in 0 … 1, got 2", () -> classes(0, 2));
    refused("target of row 0: expected a class in 0 … 1, got -1", () -> classes(-1));
    refused(
        "targets: expected whole rows of 2 numbers, got 3",
        () -> new Numbers(List.of("a", "b"), new float[3]));
    refused(
        "target of row 1: expected a number, got Infinity",
        () -> new Numbers(List.of("a", "b"), new float[] {1, 2, 3, Float.POSITIVE_INFINITY}));
    refused(
        "row 1: expected 2 values as in row 0, got 1",
        () -> Columns.of(new float[][] {{1, 2}, {3}}));
    refused(
        "columns: expected whole rows of 2 fields, got 3 values",
        () -> new Columns(Columns.of(x).fields(), new float[3]));
    refused(
        "columns: expected whole rows of 0 fields, got 0 values",
        () -> new Columns(List.of(), new float[0]));
    refused(
        "pixels: expected whole images of 1x2x2, got 7 bytes",
        () -> new Pixels(1, 2, 2, new byte[7]));
    refused(
        "pixels: expected whole images of 0x2x2, got 0 bytes",
        () -> new Pixels(0, 2, 2, new byte[0]));
  }

  @Test
  void imageSizesThatOverflowAreRefused() {
    refused(
        "pixels: expected whole images of 4194304x2097152x2097152, got 8 bytes",
        () -> new Pixels(1 << 22, 1 << 21, 1 << 21, new byte[8]));
  }

  @Test
  void aLabelIsAskedOfClassesOnly() {
    Dataset numbers = Dataset.of(x, new float[] {1, 2, 3, 4});
    refused("data: expected classes, got numbers as targets", () -> numbers.label(0));
  }

  @Test
  void sixtyThousandImagesAreHeldAsBytes() {
    byte[] bytes = new byte[60_000 * 784];
    Dataset images = Dataset.of(
        "images", new Pixels(1, 28, 28, bytes), new Classes(List.of("0"), new int[60_000]));
    assertEquals(Pixels.class, images.pick(1).features().getClass());
    assertSame(bytes, ((Pixels) images.pick(1).features()).values());
    bytes[784] = (byte) 200;
    assertEquals(200, images.features().get(1, 0));
  }

  @Test
  void otherWordsBehindTheSameIndicesAreOtherData() {
    Columns cells = Columns.of(new float[][] {{1}, {2}});
    Dataset one =
        Dataset.of("d", cells, new Targets.Classes(List.of("no", "yes"), new int[] {0, 1}));
    Dataset two =
        Dataset.of("d", cells, new Targets.Classes(List.of("yes", "no"), new int[] {0, 1}));
    assertNotEquals(one.digest(), two.digest());
  }

  @Test
  void anInfiniteCellIsRefused() {
    assertEquals(
        "row 1, column \"x0\": expected a number, got Infinity",
        assertThrows(
                IllegalArgumentException.class,
                () -> Columns.of(new float[][] {{1}, {Float.POSITIVE_INFINITY}}))
            .getMessage());
  }
}
