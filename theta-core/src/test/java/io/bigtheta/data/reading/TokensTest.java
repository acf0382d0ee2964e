package io.bigtheta.data.reading;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words of texts, and the buckets of their sequences. */
class TokensTest {
  private final Tokens tokens = new Tokens();

  private int[] ids(String text, Prose prose, int column, int buckets) {
    int count = tokens.read(text, prose, column, Prose.MOST_IDS);
    return IntStream.range(0, count).map(k -> tokens.id(k, buckets)).toArray();
  }

  /** Sequences of words alone. */
  private static Prose words(int most) {
    return new Prose().characters(1, 0).words(most);
  }

  private static Prose characters(int least, int most) {
    return new Prose().words(0).characters(least, most);
  }

  @Test
  void wordsAreRunsOfLettersAndEverythingElseIsAWordByItself() {
    assertEquals(
        List.of("i", "'", "ll", "pay", "£", "1", ".", "5", "_a", "now", "!"),
        tokens.words("I'll pay £1.5 _a\tNOW!"));
    assertEquals(List.of(), tokens.words(" \u00A0\n\u0000"));
  }

  @Test
  void marksStayWithTheirLetterAndComposedLettersEqualDecomposedOnes() {
    assertEquals(tokens.words("caf\u00E9"), tokens.words("CAFE\u0301"));
    assertEquals(List.of("हिन्दी"), tokens.words("हिन्दी"));
  }

  @Test
  void ideographsAndEmojiAreWordsByThemselves() {
    assertEquals(List.of("我", "是", "ok", "😀", "😀", "カタ"), tokens.words("我是OK😀😀 カタ"));
  }

  /** The numbers are from a separate calculation in Python of what the Javadoc says. A change of them breaks model files. */
  @Test
  void theHashNeverChanges() {
    assertArrayEquals(
        new int[] {26916, 16316, 2839, 60234, 51392}, ids("Free entry NOW", words(2), 0, 65536));
    assertArrayEquals(
        new int[] {36345, 25531, 19202, 6414, 37834, 17198},
        ids("né", new Prose().words(1).characters(2, 3), 0, 65536));
    assertArrayEquals(new int[] {827}, ids("free", words(1), 1, 1000));
  }

  @Test
  void eachSequenceCountsOnce() {
    assertEquals(2, ids("a a a", words(2), 0, 1 << 20).length); // a, and a a
  }

  @Test
  void sequencesOfCharactersHaveTheLengthsThatWereAsked() {
    // <a, ab, b> and <ab, ab>
    assertEquals(5, ids("ab", characters(2, 3), 0, 1 << 20).length);
    // a and b, without < and >
    assertEquals(2, ids("ab", characters(1, 1), 0, 1 << 20).length);
    assertEquals(0, ids("?!", characters(1, 3), 0, 1 << 20).length);
  }

  @Test
  void ofAVeryLongWordTheFirstCharactersCount() {
    String word = IntStream.range(0, 5_000)
        .mapToObj(i -> Character.toString('a' + i * i % 26))
        .reduce("", String::concat);
    int[] all = ids(word, characters(5, 5), 0, 1 << 20);
    assertTrue(all.length <= Tokens.MOST_CHARACTERS, all.length + " ids");
    assertEquals(1, tokens.words(word).size());
  }

  @Test
  void aLongTextIsCutAtTheMostIdsAndManyIdsAreStillDifferent() {
    String text =
        IntStream.range(0, 6_000).mapToObj(i -> "w" + i).reduce("", (a, b) -> a + " " + b);
    int count = tokens.read(text, words(1), 0, 3_000);
    assertEquals(3_000, count);
    assertEquals(
        3_000,
        (double)
            IntStream.range(0, count).map(k -> tokens.id(k, 1 << 23)).distinct().count(),
        10.0);
  }

  @Test
  void impossibleSettingsAreRefused() {
    refused(
        "words: expected sequences of words or of characters, got none of them", () -> words(0));
    refused("most: expected a number in 0 … 10, got 11", () -> new Prose().characters(1, 11));
    refused("least: expected a number in 0 … 3, got 4", () -> new Prose().characters(4, 3));
  }

  @Test
  void aReadingHasATextForm() {
    Prose prose = new Prose().words(1).characters(3, 5).sizes(1024, 77);
    assertEquals("prose(words=1, least=3, most=5, buckets=1024, longest=77)", Spec.text(prose));
    assertEquals(prose, Spec.parse(Reading.class, Spec.text(prose)));
  }
}
