package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaygroundTest {
  private static final long LONG = Long.MAX_VALUE / 4;

  private static Playground playground(String cloud, Map<String, String> fields) {
    return new Playground(PlayRecipe.of(cloud, 300, 0.05f, List.of("x1", "x2"), fields));
  }

  private static double accuracy(Playground playground) {
    return playground
        .scores()
        .test(playground.plan().trainer().loss(), playground.theta())
        .accuracy();
  }

  private static void learns(String cloud, int epochs, Map<String, String> fields) {
    Playground playground = playground(cloud, fields);
    playground.train(epochs, LONG);
    assertEquals(epochs, playground.epoch());
    assertTrue(accuracy(playground) > 0.95, cloud + ": " + accuracy(playground));
  }

  @Test
  void theCircleIsLearntByFourUnits() {
    learns("circle", 100, Map.of("hidden", "4"));
  }

  @Test
  void exclusiveOrIsLearntByFourUnitsAndTwo() {
    learns("xor", 150, Map.of("hidden", "4,2"));
  }

  @Test
  void twoSpiralsAreLearntByTwoLayersOfEight() {
    Map<String, String> fields =
        Map.of("hidden", "8,8", "optimizer", "adam", "rate", "0.02", "test", "0.3");
    Playground playground =
        new Playground(PlayRecipe.of("spirals", 600, 0, List.of("x1", "x2"), fields));
    playground.train(300, LONG);
    assertTrue(accuracy(playground) > 0.95, "accuracy " + accuracy(playground));
  }

  @Test
  void threeClassesHaveThreeOutputs() {
    learns("pinwheel", 300, Map.of("hidden", "8,8", "optimizer", "adam", "rate", "0.01"));
  }

  @Test
  void circleNeedsNoHiddenUnitWhenItsSquaresAreGiven() {
    Playground playground = new Playground(
        PlayRecipe.of("circle", 300, 0, List.of("x1^2", "x2^2"), Map.of("hidden", "0")));
    playground.train(60, LONG);
    assertTrue(accuracy(playground) > 0.95, "accuracy " + accuracy(playground));
    Playground without =
        new Playground(PlayRecipe.of("circle", 300, 0, List.of("x1", "x2"), Map.of("hidden", "0")));
    without.train(60, LONG);
    assertTrue(accuracy(without) < 0.8, "accuracy " + accuracy(without));
  }

  @Test
  void hillsAreLearntAsNumbers() {
    Playground playground =
        playground("hills", Map.of("hidden", "8,8", "optimizer", "adam", "rate", "0.01"));
    double before = playground
        .scores()
        .test(playground.plan().trainer().loss(), playground.theta())
        .loss();
    playground.train(300, LONG);
    double after = playground
        .scores()
        .test(playground.plan().trainer().loss(), playground.theta())
        .loss();
    assertTrue(after < before / 4, before + " to " + after);
  }

  @Test
  void manyShortCallsEndInTheBitsOfOneLongCall() {
    Playground once = playground("xor", Map.of("optimizer", "adam"));
    once.train(30, LONG);
    Playground often = playground("xor", Map.of("optimizer", "adam"));
    for (int i = 0; i < 10; i++) {
      often.train(3, LONG);
    }
    assertEquals(once.network().digest(), often.network().digest());
    assertEquals(30, often.epochs(0).size());
    assertEquals(10, often.epochs(20).size());
    often.reset();
    assertEquals(0, often.epoch());
    assertNotEquals(once.network().digest(), often.network().digest());
    often.train(30, LONG);
    assertEquals(once.network().digest(), often.network().digest());
  }

  @Test
  void anEpochAtLeastIsTrainedHoweverShortTheTime() {
    Playground playground = playground("xor", Map.of());
    playground.train(1000, 0);
    assertEquals(1, playground.epoch());
  }

  @Test
  void aChangedWeightStaysUntilItIsTrainedOn() {
    Playground playground = playground("xor", Map.of());
    playground.train(2, LONG);
    assertFalse(playground.edited());
    playground.weight(3, 1.5f);
    assertEquals(1.5f, playground.theta()[3]);
    assertTrue(playground.edited());
    playground.train(1, LONG);
    assertEquals(3, playground.epoch());
    assertNotEquals(1.5f, playground.theta()[3]);
    assertEquals(
        "weight: expected a number up to a million, for a weight of the network, got NaN",
        assertThrows(Refusal.class, () -> playground.weight(3, Float.NaN)).getMessage());
  }

  @Test
  void anotherRateOrOptimizerGoesOnWithTheSameWeights() {
    Playground playground = playground("xor", Map.of());
    playground.train(5, LONG);
    String before = playground.network().digest();
    playground.change(Map.of("optimizer", "adam", "rate", "0.01", "penalty", "l2(0.01)"));
    assertEquals(before, playground.network().digest());
    assertTrue(playground.edited());
    playground.train(5, LONG);
    assertEquals(10, playground.epoch());
    Refusal refusal = assertThrows(Refusal.class, () -> playground.change(Map.of("hidden", "5")));
    assertEquals(
        "settings: expected the same network, rows and seed, got others; begin another playground",
        refusal.getMessage());
  }

  @Test
  void aTrainingThatDivergesSaysSoAndStops() {
    Playground playground = playground("plane", Map.of("activation", "relu", "rate", "1000000"));
    playground.train(50, LONG);
    assertTrue(playground.problem().startsWith("diverged"), playground.problem());
    int epoch = playground.epoch();
    playground.train(50, LONG);
    assertEquals(epoch, playground.epoch());
  }

  @Test
  void refusalsNameTheirField() {
    refused("hidden", Map.of("hidden", "99"));
    refused("hidden", Map.of("hidden", "1,1,1,1,1,1,1,1,1"));
    refused("activation", Map.of("activation", "bad"));
    refused("optimizer", Map.of("optimizer", "adam(2"));
    refused("rate", Map.of("rate", "cosine(0.1)"));
    refused("batch", Map.of("batch", "-1"));
    refused("batch", Map.of("optimizer", "rprop"));
    refused("penalty", Map.of("penalty", "l2(-1)"));
    refused("test", Map.of("test", "0.99"));
    Refusal noise =
        assertThrows(Refusal.class, () -> PlayRecipe.of("xor", 200, 7, List.of("x1"), Map.of()));
    assertEquals("noise", noise.place());
    Refusal features =
        assertThrows(Refusal.class, () -> PlayRecipe.of("xor", 200, 0, List.of(), Map.of()));
    assertEquals(
        "features: expected one or more of x1, x2, x1^2, x2^2, x1*x2, sin(x1), sin(x2), got none",
        features.getMessage());
  }

  private static void refused(String field, Map<String, String> fields) {
    Refusal refusal = assertThrows(Refusal.class, () -> playground("xor", fields));
    assertTrue(refusal.isSetting(), refusal.getMessage());
    assertEquals(field, refusal.place());
  }

  @Test
  void ownPointsAreLearnt() {
    float[][] rows = new float[40][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i % 5, 100 * (i % 2) + i % 7, i % 2};
    }
    Playground playground =
        new Playground(PlayRecipe.of(rows, 2, List.of("x1", "x2"), Map.of("test", "0")));
    playground.train(100, LONG);
    assertEquals(
        1,
        playground
            .scores()
            .train(playground.plan().trainer().loss(), playground.theta())
            .accuracy());
    assertTrue(playground.recipe().points().bounds()[3] > 106);
    Refusal refusal =
        assertThrows(Refusal.class, () -> PlayRecipe.of(rows, 3, List.of("x1", "x2"), Map.of()));
    assertEquals(
        "points: expected points of every class, got none of class 2; add one",
        refusal.getMessage());
  }
}
