package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ConfusionMatrixTest {
  private static Figure of(int classes) {
    List<String> labels =
        IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < classes; i++) {
      counts[i][i] = 1200 + i;
      counts[i][(i + 1) % classes] += 7;
    }
    return ConfusionMatrix.of(labels, counts).orElseThrow();
  }

  @Test
  void cellsHoldCountsAndMarginsHoldRecallAndPrecision() {
    Figure figure = ConfusionMatrix.of(List.of("no", "yes"), new int[][] {{90, 10}, {5, 1095}})
        .orElseThrow();
    List<String> words = Xmls.texts(Xmls.parse(figure.svg()), "text");
    assertTrue(words.containsAll(List.of("90", "10", "5", "1,095")), words::toString);
    assertTrue(words.containsAll(List.of("answer", "true class", "no", "yes")), words::toString);
    assertTrue(words.containsAll(List.of("recall %", "90.0", "99.5")), words::toString);
    assertTrue(words.containsAll(List.of("precision %", "94.7", "99.1")), words::toString);
  }

  @Test
  void labelsAreEscapedAndLongOnesCut() {
    String label = "<script>alert(1)</script> and a very long name of a class";
    int[][] counts = {{1, 0}, {0, 1}};
    String svg = ConfusionMatrix.of(List.of(label, "b"), counts).orElseThrow().svg();
    assertFalse(svg.contains("<script"), "a label became an element");
    List<String> words = Xmls.texts(Xmls.parse(svg), "text");
    assertTrue(words.stream().anyMatch(word -> word.startsWith("<scr") && word.endsWith("…")));
  }

  @Test
  void twentySixClassesStillHaveCounts() {
    assertTrue(Xmls.texts(Xmls.parse(of(26).svg()), "text").contains("1,225"));
  }

  @Test
  void moreClassesTakeTheSmallFormWithoutCounts() {
    Document svg = Xmls.parse(of(100).svg());
    List<String> words = Xmls.texts(svg, "text");
    assertFalse(words.contains("7"), words::toString);
    assertTrue(words.contains("class 0"), words::toString);
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    assertTrue(width < 900, "width " + width);
  }

  @Test
  void aHundredAndFiftyOneClassesHaveNoPicture() {
    assertTrue(ConfusionMatrix.of(
            IntStream.range(0, 151).mapToObj(Integer::toString).toList(), new int[151][151])
        .isEmpty());
  }

  @Test
  void aClassWithoutRowsHasADashForItsRecall() {
    Figure figure =
        ConfusionMatrix.of(List.of("a", "b"), new int[][] {{3, 0}, {0, 0}}).orElseThrow();
    assertTrue(Xmls.texts(Xmls.parse(figure.svg()), "text").contains("–"));
  }

  @Test
  void aLabelTooFewIsRefused() {
    String message = assertThrows(
            IllegalArgumentException.class, () -> ConfusionMatrix.of(List.of("a"), new int[2][2]))
        .getMessage();
    assertEquals("confusion matrix: expected a label for each of 2 classes, got 1", message);
  }

  @Test
  void theMostFrequentConfusionComesFirst() {
    int[][] counts = {{5, 1, 0}, {4, 5, 0}, {0, 2, 5}};
    List<Confusion> most = Confusion.of(List.of("a", "b", "c"), counts, 2);
    assertEquals(new Confusion("b", "a", 4, 4 / 9.0), most.get(0));
    assertEquals(2, most.size());
  }
}
