package io.bigtheta.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected digests are those of Python's hashlib over struct.pack("<…f", …). */
class DigestTest {
  @Test
  void floatsEnterAsTheirBitsLittleEndian() {
    assertEquals(
        "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b",
        Digest.of(new float[] {1, -2}));
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Digest.of(new float[0]));
  }

  @Test
  void moreFloatsThanTheBufferHoldsEnterAll() {
    float[] many = new float[5000];
    IntStream.range(0, many.length).forEach(i -> many[i] = i);
    String expected = "8a3ce969e8a58dd8f04cfd9cd2c1aaa8800e4d20bcbf50e743a59044a5e58fdf";
    assertEquals(expected, Digest.of(many));
    assertEquals(expected, new Digest().add(many, 0, 3001).add(many, 3001, 1999).hex());
  }

  @Test
  void numbersTextsAndBytesEnterInTheirOrder() {
    String expected = "e15f080d663c00757d51fe9689df9f3cc53fb046438e38b22bdac1fd3080dae0";
    assertEquals(
        expected,
        new Digest().add(7).add("θa").add(new byte[] {0, 1, -1, 0}, 1, 2).hex());
  }

  @Test
  void zeroAndMinusZeroDifferAsBitsDo() {
    assertNotEquals(Digest.of(new float[] {0f}), Digest.of(new float[] {-0f}));
  }

  @Test
  void noTwoListsOfTextsLookAlike() {
    assertNotEquals(
        new Digest().add("ab").add("c").hex(), new Digest().add("a").add("bc").hex());
  }
}
