package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.support.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fingerprint: the same row anywhere is found, a stranger hardly ever, and the bytes are fixed for ever. */
class FingerprintTest {
  private static final float NAN = Float.NaN;
  private static final Dataset TABLE =
      table(List.of("blue", "red"), List.of("no", "yes"), 5.1f, 1, NAN, 1, 0f, NAN, -2.5f, 0);

  /** Two rows of a number, a word, a number and a class. */
  private static Dataset table(List<String> words, List<String> labels, float... cells) {
    float[] values = new float[cells.length / 4 * 3];
    int[] classes = new int[cells.length / 4];
    for (int i = 0; i < classes.length; i++) {
      System.arraycopy(cells, i * 4, values, i * 3, 3);
      classes[i] = (int) cells[i * 4 + 3];
    }
    List<Field> fields = List.of(
        new Field.Numeric("size"),
        new Field.Categorical("colour", words),
        new Field.Numeric("age"));
    return Dataset.of("table", new Columns(fields, values), new Targets.Classes(labels, classes));
  }

  private static Dataset images() {
    byte[] bytes = new byte[27];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return Dataset.of(
        "images",
        new Pixels(1, 3, 3, bytes),
        new Targets.Classes(List.of("0", "1"), new int[] {0, 1, 0}));
  }

  /** Rows of different numbers. */
  private static Dataset rows(int rows, long seed) {
    Seed numbers = new Seed(seed);
    float[] values = new float[rows * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.uniform(i);
    }
    List<Field> fields =
        IntStream.range(0, 4).<Field>mapToObj(j -> new Field.Numeric("x" + j)).toList();
    return Dataset.of(
        "rows", new Columns(fields, values), new Targets.Numbers(List.of("y"), new float[rows]));
  }

  private static Dataset shuffled(Dataset data, long seed) {
    int[] order = IntStream.range(0, data.rows()).toArray();
    new Seed(seed).shuffle(order);
    return data.pick(order);
  }

  @Test
  void theHashOfARowIsThatOfGoldenFingerprintPy() {
    assertArrayEquals(
        new long[] {0x7cd9c71d882f7fc9L, 0x4f819eb219f4a882L},
        Fingerprint.hashes(TABLE, () -> false));
    assertArrayEquals(
        new long[] {0xa7e2d69245cad65eL, 0xd36ec0e7f9867bfeL, 0x54262c061c237c7bL},
        Fingerprint.hashes(images(), () -> false));
    Dataset numbers = Dataset.of(
        "numbers",
        Columns.of(new float[][] {{1, 2}}),
        new Targets.Numbers(List.of("a", "b"), new float[] {3.5f, -1}));
    assertArrayEquals(new long[] {0x9142baf830ea3f34L}, Fingerprint.hashes(numbers, () -> false));
  }

  @Test
  void theBytesAreThoseOfGoldenFingerprintPy() {
    assertEquals(
        "01010f02000000040000004f805aac",
        HexFormat.of().formatHex(Fingerprint.of(TABLE).bytes()));
    assertEquals(
        "01010f0300000006000000942727755c50",
        HexFormat.of().formatHex(Fingerprint.of(images()).bytes()));
    assertEquals("0100", HexFormat.of().formatHex(Fingerprint.EMPTY.bytes()));
  }

  @Test
  void wordsAndClassesAreFoundHoweverTheyAreNumbered() {
    Dataset other = table(
        List.of("amber", "red", "blue"), List.of("yes", "no"), 5.1f, 1, NAN, 0, -0f, NAN, -2.5f, 1);
    assertEquals(Fingerprint.of(TABLE), Fingerprint.of(other));
    Dataset swapped =
        table(List.of("red", "blue"), List.of("no", "yes"), 5.1f, 1, NAN, 1, 0f, NAN, -2.5f, 0);
    assertEquals(1, Fingerprint.of(TABLE).count(swapped), "the first row is blue now");
  }

  @Test
  void anotherTargetOrAMissingCellMakesAnotherRow() {
    Dataset other = table(
        List.of("blue", "red"),
        List.of("no", "yes"),
        5.1f,
        1,
        NAN,
        0,
        0f,
        0,
        -2.5f,
        0,
        0f,
        NAN,
        -2.5f,
        0);
    BitSet last = new BitSet();
    last.set(2);
    assertEquals(last, Fingerprint.of(TABLE).matches(other, () -> false).rows());
    assertFalse(Fingerprint.of(TABLE).mayContain(other, 0));
    assertTrue(Fingerprint.of(TABLE).mayContain(other, 2));
  }

  @Test
  void columnsInAnotherOrderMakeOtherRows() {
    Dataset one = Dataset.of(new float[][] {{1, 2}}, new int[] {0});
    Dataset other = Dataset.of(new float[][] {{2, 1}}, new int[] {0});
    assertEquals(0, Fingerprint.of(one).count(other));
  }

  @Test
  void everyByteOfAnImageMatters() {
    byte[] bytes = new byte[15];
    Fingerprint learnt = Fingerprint.of(image(bytes));
    assertEquals(1, learnt.count(image(bytes.clone())));
    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] = 1;
      assertEquals(0, learnt.count(image(other)), "byte " + i);
    }
  }

  private static Dataset image(byte[] bytes) {
    return Dataset.of(
        "image", new Pixels(1, 3, 5, bytes), new Targets.Classes(List.of("a"), new int[] {0}));
  }

  @Test
  void orderAndDuplicatesChangeNothing() {
    Dataset data = rows(500, 1);
    Fingerprint learnt = Fingerprint.of(data);
    assertEquals(learnt, Fingerprint.of(shuffled(data, 2)));
    int[] twice = IntStream.range(0, 1000).map(i -> i / 2).toArray();
    assertEquals(learnt, Fingerprint.of(data.pick(twice)));
    assertEquals(learnt.hashCode(), Fingerprint.of(data.pick(twice)).hashCode());
    assertNotEquals(learnt, Fingerprint.of(data.pick(0, 1)));
    assertEquals("500 rows", learnt.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1023, 1024, 1025, 20_000, 70_000})
  void noRowLearntFromIsOverlookedAndStrangersAreRare(int rows) {
    Fingerprint learnt = Fingerprint.of(rows(rows, 3));
    assertEquals(rows, learnt.count(shuffled(rows(rows, 3), 4)));
    assertEquals(0, learnt.without(rows(rows, 3)).rows());
    assertTrue(learnt.rate() <= 1e-4 && learnt.rate() > 0.499e-4, "rate " + learnt.rate());
    Dataset strangers = rows(200_000, 5);
    double mean = strangers.rows() * learnt.rate();
    int found = learnt.count(strangers);
    assertTrue(
        Math.abs(found - mean) <= 5 * Math.sqrt(mean), found + " found, expected about " + mean);
    assertEquals(strangers.rows() - found, learnt.without(strangers).rows());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 6_553, 10_000, 13_000, 26_214, 26_215, 60_000, 100_000})
  void aRowTakesLessThanTwoBytes(int rows) {
    double bits = 8.0 * Fingerprint.of(rows(rows, 6)).length() / rows;
    assertTrue(bits < 16, bits + " bits a row");
  }

  @Test
  void aUnionFindsTheRowsOfBothAndStaysAsItIsWithRowsItHas() {
    Dataset all = rows(3_000, 7);
    Dataset few = all.pick(IntStream.range(0, 300).toArray());
    Dataset many = all.pick(IntStream.range(200, 2_000).toArray());
    Fingerprint both = Fingerprint.of(few).union(Fingerprint.of(many));
    assertEquals(both, Fingerprint.of(many).union(Fingerprint.of(few)));
    assertEquals(2_000, both.count(all.pick(IntStream.range(0, 2_000).toArray())));
    assertEquals(both, both.union(Fingerprint.of(many)).union(Fingerprint.EMPTY));
    assertEquals(both, Fingerprint.of(both.bytes()));
    assertEquals(both.rate(), Fingerprint.of(few).rate() + Fingerprint.of(many).rate(), 1e-8);
    assertTrue(both.count(all) <= 2_004, "strangers are left alone");
  }

  @Test
  void aUnionOfSetsOfOneWidthIsOneSet() {
    Dataset all = rows(1_900, 8);
    Dataset one = all.pick(IntStream.range(0, 1_000).toArray());
    Dataset other = all.pick(IntStream.range(900, 1_900).toArray());
    Fingerprint both = Fingerprint.of(one).union(Fingerprint.of(other));
    assertEquals(1_900, both.size());
    assertEquals(1_900, both.count(all));
    assertEquals(1, both.bytes()[1]);
    assertEquals(both, Fingerprint.of(both.bytes()));
    assertEquals(1.9 * Fingerprint.of(one).rate(), both.rate(), 1e-9);
  }

  @Test
  void bytesThatWereCutOrChangedAreRefusedOrAnotherSet() {
    byte[] whole =
        Fingerprint.of(rows(60, 9)).union(Fingerprint.of(rows(500, 10))).bytes();
    Fingerprint set = Fingerprint.of(whole);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(cut));
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    refused(
        "fingerprint: expected its end, got 1 more bytes; copy it again",
        () -> Fingerprint.of(longer));
    List<byte[]> accepted = new ArrayList<>();
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        Fingerprint other = Fingerprint.of(flipped);
        assertNotEquals(set, other);
        assertArrayEquals(flipped, other.bytes());
        accepted.add(flipped);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("fingerprint: expected "), e.getMessage());
      }
    }
    assertFalse(accepted.isEmpty(), "lower bits are free");
  }

  @Test
  void countsThatCannotBeAreRefusedBeforeAnythingIsAllocated() {
    refused(
        "fingerprint: expected as many rows as 2 bytes can hold, got 2147483647; copy it again",
        () -> Fingerprint.of(HexFormat.of().parseHex("01010fffffff7f020000000000")));
    refused(
        "fingerprint: expected as many rows as 2 bytes can hold, got 0; copy it again",
        () -> Fingerprint.of(HexFormat.of().parseHex("01010f00000000020000000000")));
    refused(
        "fingerprint: expected 2147483647 bytes of a set, got only 2; copy it again",
        () -> Fingerprint.of(HexFormat.of().parseHex("01010f01000000ffffff7f0000")));
    refused(
        "fingerprint: expected numbers of 1 … 48 bits, got 63",
        () -> Fingerprint.of(HexFormat.of().parseHex("01013f01000000020000000000")));
    refused(
        "fingerprint: expected the code of a set, got other bytes, so it is damaged; copy it again",
        () -> Fingerprint.of(HexFormat.of().parseHex("01013001000000080000007fffffffffffffff")));
    refused(
        "fingerprint: expected 255 sets, got only 0, so it is cut off; copy it again",
        () -> Fingerprint.of(HexFormat.of().parseHex("01ff")));
    refused(
        "fingerprint: expected version 1, got 2; use the version of Theta that wrote it",
        () -> Fingerprint.of(HexFormat.of().parseHex("0200")));
  }

  @Test
  void whoCancelsDoesNotWaitForTheEnd() {
    int[] asked = {0};
    assertThrows(
        CancellationException.class,
        () -> Fingerprint.of(Digits.of(5_000, 1), () -> ++asked[0] > 2));
    assertEquals(3, asked[0]);
  }

  @Test
  void chanceIsBelievedInUpToWhatItDoesOnceInAHundredTimes() {
    assertTrue(matches(10_000, 0).chance());
    assertTrue(matches(10_000, 3).chance());
    assertFalse(matches(10_000, 4).chance(), "P(X >= 4) = 0.0034 at 0.6 in the mean");
    assertFalse(matches(100, 1).chance());
    assertTrue(matches(1_000, 1).chance());
    assertTrue(matches(100_000_000, 6_100).chance());
    assertFalse(matches(100_000_000, 6_300).chance());
    assertFalse(matches(100_000_000, 100_000).chance());
    assertFalse(new Matches(new BitSet(), 10, 1, 0).chance());
  }

  private static Matches matches(int different, int found) {
    return new Matches(new BitSet(), different, found, 6e-5);
  }
}
