package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.math.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreFiguresTest {
  private static Dataset rows(int classes, int rows) {
    int[] truth = IntStream.range(0, rows).map(i -> i % classes).toArray();
    List<String> labels =
        IntStream.range(0, classes).mapToObj(k -> "class <" + k + ">").toList();
    return Dataset.of("rows", Columns.of(new float[rows][1]), new Classes(labels, truth));
  }

  private static Matrix answers(int classes, int rows) {
    Matrix answers = new Matrix(rows, classes);
    for (int i = 0; i < rows; i++) {
      float sure = 1f / classes + i * (1 - 1f / classes) / rows;
      for (int k = 0; k < classes; k++) {
        answers.set(i, k, k == i * i % classes ? sure : (1 - sure) / (classes - 1));
      }
    }
    return answers;
  }

  @Test
  void twoClassesHaveTheCurvesOfThePositiveOne() {
    Figure figure = ScoreFigures.ranking(rows(2, 50), answers(2, 50)).orElseThrow();
    List<String> words = Xmls.texts(Xmls.parse(figure.svg()), "text");
    assertTrue(words.contains("class <1>"), words::toString);
    assertTrue(words.contains("chance"), words::toString);
    assertTrue(words.stream().noneMatch("class <0>"::equals), words::toString);
    Figure calibration = ScoreFigures.calibration(rows(2, 50), answers(2, 50)).orElseThrow();
    assertTrue(calibration.advice().contains("expected calibration error is 0."));
  }

  @Test
  void eachOfAFewClassesHasACurveAndManyHaveNone() {
    Figure figure = ScoreFigures.ranking(rows(4, 60), answers(4, 60)).orElseThrow();
    List<String> words = Xmls.texts(Xmls.parse(figure.svg()), "text");
    for (int k = 0; k < 4; k++) {
      assertTrue(words.contains("class <" + k + ">"), words::toString);
    }
    assertTrue(ScoreFigures.ranking(rows(10, 60), answers(10, 60)).isEmpty());
    assertTrue(ScoreFigures.calibration(rows(10, 60), answers(10, 60)).isPresent());
  }

  @Test
  void withoutRowsOfOneKindThereIsNoOrder() {
    Dataset zeros = rows(2, 50).pick(0, 2, 4);
    assertTrue(ScoreFigures.ranking(zeros, answers(2, 3)).isEmpty());
    assertTrue(ScoreFigures.calibration(zeros, answers(2, 3)).isPresent());
  }

  @Test
  void manyRowsAreDrawnWithFewPoints() {
    Figure figure = ScoreFigures.ranking(rows(2, 5000), answers(2, 5000)).orElseThrow();
    assertTrue(figure.svg().length() < 40_000, () -> "" + figure.svg().length());
    assertEquals("ranking", figure.name());
  }
}
