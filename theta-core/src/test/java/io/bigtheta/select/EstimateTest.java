package io.bigtheta.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  /** scipy.stats.t.ppf((1 + share) / 2, freedom) of SciPy 1.17.1. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706204736174694",
    "0.95, 2, 4.302652729749462",
    "0.95, 4, 2.7764451051977934",
    "0.95, 9, 2.2621571627982053",
    "0.95, 2.5, 3.5746548420036817",
    "0.95, 29, 2.045229642132703",
    "0.95, 1000, 1.9623390808264074",
    "0.99, 0.5, 4113.964588804174",
    "0.5, 3, 0.7648923284043434"
  })
  void quantilesAreThoseOfSciPy(double share, double freedom, double wanted) {
    double got = StudentT.within(share, freedom);
    assertEquals(1, got / wanted, 1e-6, "got " + got);
  }

  @Test
  void fiveScoresGiveMeanErrorAndInterval() {
    Estimate estimate = Estimate.of(new double[] {0.9, 0.8, 1.0, 0.7, 0.6}, 5);
    assertEquals(0.8, estimate.mean(), 1e-12);
    assertEquals(Math.sqrt(0.025 / 5), estimate.standardError(), 1e-12);
    assertEquals(0.8 - 2.776445 * Math.sqrt(0.005), estimate.low(), 1e-6);
    assertEquals(0.8 + 2.776445 * Math.sqrt(0.005), estimate.high(), 1e-6);
  }

  @Test
  void repeatingDoesNotShrinkTheError() {
    double[] once = {0.9, 0.8, 1.0, 0.7, 0.6};
    double[] twice = {0.9, 0.8, 1.0, 0.7, 0.6, 0.9, 0.8, 1.0, 0.7, 0.6};
    double ratio = Estimate.of(twice, 5).standardError() / Estimate.of(once, 5).standardError();
    assertEquals(
        Math.sqrt(8 / 9.0), ratio, 1e-12, "but for sd, which divides by 9 now and not by 8");
  }

  @Test
  void oneFoldHasNoError() {
    Estimate estimate = Estimate.of(new double[] {0.9}, 1);
    assertEquals(0.9, estimate.mean());
    assertTrue(Double.isNaN(estimate.standardError()) && Double.isNaN(estimate.low()));
    assertTrue(Double.isNaN(Estimate.of(new double[0], 0).mean()));
  }
}
