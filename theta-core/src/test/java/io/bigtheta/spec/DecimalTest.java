package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers are written short, the same on every JDK, and read back to the bit. */
class DecimalTest {

  @Test
  void numbersAreWrittenAsAPersonWould() {
    assertEquals("60", Decimal.text(60f));
    assertEquals("0.001", Decimal.text(0.001f));
    assertEquals("0.0001", Decimal.text(1e-4));
    assertEquals("1e-5", Decimal.text(1e-5));
    assertEquals("1e-8", Decimal.text(1e-8));
    assertEquals("-1.25e-7", Decimal.text(-1.25e-7));
    assertEquals("1000000", Decimal.text(1e6));
    assertEquals("1e9", Decimal.text(1e9));
    assertEquals("1.5e10", Decimal.text(1.5e10));
    assertEquals("0.1", Decimal.text(0.1f));
    assertEquals("16777216", Decimal.text(16777216f));
    assertEquals("0", Decimal.text(0.0));
    assertEquals("-0", Decimal.text(-0f));
    assertEquals("-infinity", Decimal.text(Double.NEGATIVE_INFINITY));
  }

  @Test
  void theShortestDigitsAreWrittenAlsoWhereJdk17WritesMore() {
    assertEquals("2e23", Decimal.text(Double.parseDouble("2e23")));
    assertEquals("5e-324", Decimal.text(Double.MIN_VALUE));
    assertEquals("1e-45", Decimal.text(Float.MIN_VALUE));
    assertEquals("3.4028235e38", Decimal.text(Float.MAX_VALUE));
    assertEquals("1.1754944e-38", Decimal.text(Float.MIN_NORMAL));
  }

  @Test
  void anyFloatAndDoubleIsReadBackToTheBit() {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 20_000; i++) {
      float f = Float.intBitsToFloat(random.nextInt());
      if (!Float.isNaN(f)) {
        assertEquals(
            Float.floatToIntBits(f),
            Float.floatToIntBits(Decimal.parseFloat(Decimal.text(f), Place.of("test"))));
      }
      double d = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(d)) {
        assertEquals(
            Double.doubleToLongBits(d),
            Double.doubleToLongBits(Decimal.parseDouble(Decimal.text(d), Place.of("test"))));
      }
    }
  }

  @Test
  void numbersMayBeReadInOtherForms() {
    assertEquals(0.5f, Decimal.parseFloat(".5", Place.of("test")));
    assertEquals(5f, Decimal.parseFloat("+5.", Place.of("test")));
    assertEquals(1e-8, Decimal.parseDouble("1.0E-8", Place.of("test")));
    assertEquals(0.0, Decimal.parseDouble("0.00e9", Place.of("test")));
    assertEquals(Double.POSITIVE_INFINITY, Decimal.parseDouble("Infinity", Place.of("test")));
  }
}
