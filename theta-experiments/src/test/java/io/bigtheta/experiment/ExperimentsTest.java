package io.bigtheta.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.report.Figure;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is true of every experiment. */
class ExperimentsTest {
  /** Every experiment at a small size. A new experiment is added here and in {@link ClaimsTest}. */
  private static final List<Experiment> SMALL = List.of(
      new Bias(2),
      new GradientDescent(0.9f, 60),
      new HiddenSize(List.of(1, 4), 2, 3),
      new LinearVsStep(1, 2),
      new Overfitting(5, List.of(1, 8), 200, 4),
      new SymmetricSigmoids(List.of(0.3f, 1f), 1, 2, 1, 5));

  @Test
  void everyExperimentIsFoundByItsNameAndTestedHere() {
    assertEquals(
        Spec.names(Experiment.class), SMALL.stream().map(Experiment::name).toList());
  }

  @TestFactory
  Stream<DynamicTest> eachStatesAClaimAndWhoMadeIt() {
    return Spec.names(Experiment.class).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> {
          Experiment experiment = Spec.parse(Experiment.class, name);
          assertEquals(name, experiment.name());
          assertEquals(name, Spec.text(experiment));
          assertTrue(experiment.claim().statement().endsWith("."), "a sentence");
          assertTrue(experiment.claim().source().matches(".*\\b(19|20)\\d\\d\\b.*"), "a year");
        }));
  }

  @TestFactory
  Stream<DynamicTest> eachHasTheSameNumbersAndPicturesOnOneThreadAndOnTwo() {
    return SMALL.stream()
        .map(experiment -> DynamicTest.dynamicTest(experiment.name(), () -> {
          Findings one = experiment.run(Setting.of(7));
          Findings two = experiment.run(new Setting(7, 2, () -> false));
          assertEquals(one.numbers().csv(), two.numbers().csv());
          assertEquals(one.verdict(), two.verdict());
          assertEquals(
              one.figures().stream().map(Figure::svg).toList(),
              two.figures().stream().map(Figure::svg).toList());
          assertFalse(
              one.numbers().csv().equals(experiment.run(Setting.of(8)).numbers().csv()),
              "the seed");
        }));
  }

  @TestFactory
  Stream<DynamicTest> eachEndsWhenSomebodyWantsThat() {
    return SMALL.stream()
        .map(experiment -> DynamicTest.dynamicTest(
            experiment.name(),
            () -> assertEquals(
                "experiment: stopped before all was measured",
                assertThrows(Stopped.class, () -> experiment.run(new Setting(7, 2, () -> true)))
                    .getMessage())));
  }

  @Test
  void thePageHasClaimVerdictFiguresNumbersAndHowToRunItAgain() {
    Experiment experiment = new Bias(3);
    Findings findings = experiment.run(Setting.of(7));
    String html = findings.document(experiment, Map.of("Seed", "7")).html();
    for (String part : List.of(
        "<h1>Experiment: bias</h1>",
        "The claim holds here",
        "<h2>What was done</h2>",
        "<h2>With and without biases</h2>",
        "<svg",
        "<h2>Score on held-out rows, mean of 3 seeds</h2>",
        "<code>bias(seeds=3)</code>",
        "<code>7</code>")) {
      assertTrue(html.contains(part), part);
    }
  }

  private static String refusal(Supplier<Experiment> experiment) {
    return assertThrows(IllegalArgumentException.class, experiment::get).getMessage();
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertEquals("seeds: expected at least 2, got 1", refusal(() -> new Bias(1)));
    assertEquals("depth: expected at least 1, got 0", refusal(() -> new LinearVsStep(0, 2)));
    assertEquals(
        "correlation: expected a number in (0, 1), got 1.0",
        refusal(() -> new GradientDescent(1, 10)));
    assertEquals(
        "units: expected at least two sizes, from 1 on and growing, got [4, 4]",
        refusal(() -> new HiddenSize(List.of(4, 4), 2, 1)));
    assertEquals(
        "degree: expected less than the 24 points that are fitted, got 24",
        refusal(() -> new Overfitting(24, List.of(1, 2), 1, 4)));
    assertEquals(
        "rates: expected at least one, got none",
        refusal(() -> new SymmetricSigmoids(List.of(), 1, 2, 1, 1)));
    String unknown = assertThrows(
            IllegalArgumentException.class, () -> Spec.parse(Experiment.class, "overfiting"))
        .getMessage();
    assertEquals(
        "experiment: expected one of bias, gradient-descent, hidden-size, linear-vs-step, overfitting,"
            + " symmetric-sigmoids, got \"overfiting\"; did you mean overfitting?",
        unknown);
    assertEquals(
        "threads: expected at least 1, got 0",
        assertThrows(IllegalArgumentException.class, () -> new Setting(1, 0, () -> false))
            .getMessage());
  }
}
