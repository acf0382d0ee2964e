package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LearningCurvesTest {
  private static final double NONE = Double.NaN;

  private static Document drawn(double[] train, double[] validation) {
    return Xmls.parse(LearningCurves.of(Runs.told(train, validation)).svg());
  }

  @Test
  void axesAreNamedWithTheirUnits() {
    List<String> words =
        Xmls.texts(Xmls.parse(LearningCurves.of(Runs.overfitting()).svg()), "text");
    assertTrue(words.containsAll(List.of("epoch", "loss (nats)", "accuracy (%)")), words::toString);
    assertTrue(words.containsAll(List.of("training", "validation")), words::toString);
  }

  @Test
  void theValidationMinimumIsMarkedAndLabelled() {
    Document svg = Xmls.parse(LearningCurves.of(Runs.overfitting()).svg());
    List<String> words = Xmls.texts(svg, "text");
    assertTrue(words.contains("minimum 0.550, epoch 3"), words::toString);
    // one diamond in the legend, one in each panel
    long diamonds = Xmls.styled(svg, "path", "fill-vermillion").size();
    assertEquals(3, diamonds);
  }

  @Test
  void whatComesAfterOverfittingIsShadedInBothPanels() {
    Figure figure = LearningCurves.of(Runs.overfitting());
    Document svg = Xmls.parse(figure.svg());
    assertEquals(2, Xmls.styled(svg, "path", "fill-shade").size());
    assertTrue(Xmls.texts(svg, "text").contains("overfitting"));
    assertTrue(figure.advice().contains("From epoch 4 on, the network overfits"), figure.advice());
  }

  @Test
  void nothingIsShadedWithoutOverfitting() {
    Document svg = drawn(new double[] {1, 0.5, 0.3}, new double[] {1, 0.6, 0.4});
    assertEquals(0, Xmls.styled(svg, "path", "fill-shade").size());
    assertFalse(Xmls.texts(svg, "text").contains("overfitting"));
  }

  @Test
  void withoutValidationRowsThereIsOnlyTheTrainingCurve() {
    Document svg = drawn(new double[] {1, 0.5, 0.3}, new double[] {NONE, NONE, NONE});
    assertFalse(Xmls.texts(svg, "text").contains("validation"));
    assertEquals(0, Xmls.styled(svg, "path", "line-vermillion").size());
    assertEquals(0, Xmls.styled(svg, "path", "fill-vermillion").size());
  }

  @Test
  void oneEpochHasMarkersAndATickButNoLines() {
    Document svg = drawn(new double[] {0.5}, new double[] {0.4});
    List<String> words = Xmls.texts(svg, "text");
    assertEquals(2, words.stream().filter("1"::equals).count(), words::toString);
    assertTrue(words.contains("minimum 0.400, epoch 1"), words::toString);
    assertEquals(3, Xmls.all(svg, "circle").size(), "legend, loss, accuracy");
  }

  @Test
  void lossesOverOrdersOfMagnitudeAreDrawnOnALogScale() {
    Document svg = drawn(new double[] {2, 0.1, 0.0001}, new double[] {2, 0.2, 0.1});
    assertTrue(Xmls.texts(svg, "text").contains("loss (nats, log scale)"));
  }

  @Test
  void lossesThatAreZeroOrNoNumbersBreakNothing() {
    double[] odd = {1, Double.POSITIVE_INFINITY, NONE, 0};
    String svg = LearningCurves.of(Runs.told(odd, new double[] {NONE, 1, 0, 0})).svg();
    Xmls.parse(svg);
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), "a coordinate is no number");
    Xmls.parse(LearningCurves.of(Runs.told(new double[] {0}, new double[] {0})).svg());
    Xmls.parse(
        LearningCurves.of(Runs.told(new double[] {NONE}, new double[] {NONE})).svg());
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    String once = LearningCurves.of(Runs.overfitting()).svg();
    assertEquals(once, LearningCurves.of(Runs.overfitting()).svg());
  }

  @Test
  void aThousandEpochsHaveFewMarkers() {
    double[] losses = new double[1000];
    Arrays.setAll(losses, i -> 1.0 / (1 + i));
    Document svg = drawn(losses, losses);
    assertTrue(Xmls.all(svg, "circle").size() < 40);
  }

  @Test
  void aTrainingWithoutEpochsIsRefused() {
    var none = Runs.told(new double[0], new double[0]);
    String message = assertThrows(IllegalArgumentException.class, () -> LearningCurves.of(none))
        .getMessage();
    assertEquals("learning curves: expected at least one epoch, got none", message);
  }
}
