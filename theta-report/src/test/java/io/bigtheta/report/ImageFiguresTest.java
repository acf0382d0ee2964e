package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.model.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ImageFiguresTest {
  private static final RunSummary IMAGES = Runs.images(3);
  private static final RunSummary.Judged TEST = IMAGES.judged().orElseThrow();

  @Test
  void everyHiddenUnitIsAnImageBesideAColourBarWithNumbers() {
    Document svg =
        Xmls.parse(UnitWeights.of(IMAGES.training().model()).orElseThrow().svg());
    assertEquals(6 + 1, Xmls.all(svg, "image").size());
    List<String> words = Xmls.texts(svg, "text");
    assertEquals(1, words.stream().filter(word -> word.startsWith("≥ ")).count());
    assertEquals(1, words.stream().filter(word -> word.startsWith("≤ −")).count());
  }

  @Test
  void tablesHaveNoPicturesOfWeightsOrMistakes() {
    RunSummary table = Runs.table();
    RunSummary.Judged test = table.judged().orElseThrow();
    assertTrue(UnitWeights.of(table.training().model()).isEmpty());
    assertTrue(WorstMistakes.of(table.training().model(), test.data(), test.evaluation())
        .isEmpty());
  }

  @Test
  void theColoursOfWeightsAreSymmetricAroundPale() {
    assertEquals(0xF7F7F7, Diverging.rgb(0));
    assertEquals(Diverging.rgb(1), Diverging.rgb(7));
    assertEquals(Diverging.rgb(-1), Diverging.rgb(-7));
    assertTrue((Diverging.rgb(0.5) & 0xFF) > (Diverging.rgb(0.5) >> 16), "positive is blue");
    assertTrue((Diverging.rgb(-0.5) & 0xFF) < (Diverging.rgb(-0.5) >> 16), "negative is brown");
  }

  @Test
  void mistakesAreImagesWithTruthAnswerAndProbabilityTheSurestFirst() {
    List<Mistakes.Wrong> wrong = Mistakes.classes(TEST.data(), TEST.evaluation(), 30);
    assertTrue(wrong.size() > 1, "the example is too easy");
    for (int i = 0; i < wrong.size(); i++) {
      assertTrue(wrong.get(i).truth() != wrong.get(i).answer());
      assertTrue(i == 0 || wrong.get(i - 1).probability() >= wrong.get(i).probability());
    }
    String svg = WorstMistakes.of(IMAGES.training().model(), TEST.data(), TEST.evaluation())
        .orElseThrow()
        .svg();
    assertEquals(wrong.size(), Xmls.all(Xmls.parse(svg), "image").size());
    assertTrue(svg.contains(" → "), "a caption");
    assertTrue(svg.contains("data:image/png;base64,"), "an image");
  }

  @Test
  void aModelWithoutMistakesHasNoPictureOfThem() {
    int rows = TEST.data().rows();
    var answers = new io.bigtheta.math.Matrix(rows, 3);
    for (int i = 0; i < rows; i++) {
      answers.set(i, TEST.data().label(i), 1);
    }
    Evaluation perfect = new Evaluation(rows, 0, 1, Double.NaN, Double.NaN, new int[3][3], answers);
    assertTrue(WorstMistakes.of(IMAGES.training().model(), TEST.data(), perfect).isEmpty());
  }

  @Test
  void numbersPredictedStandAgainstTheTrueOnes() {
    RunSummary.Judged numbers = Runs.numbers().judged().orElseThrow();
    Document svg =
        Xmls.parse(PredictedAgainstTrue.of(numbers.data(), numbers.evaluation()).svg());
    assertEquals(numbers.data().rows(), Xmls.all(svg, "circle").size());
    List<String> words = Xmls.texts(svg, "text");
    assertTrue(words.containsAll(List.of("true y", "predicted y")), words::toString);
    assertTrue(words.stream().anyMatch(word -> word.startsWith("RMSE ")), words::toString);
  }
}
