package io.bigtheta.report.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(axis::label).toList();
  }

  @Test
  void coordinatesHaveAtMostTwoDecimals() {
    assertEquals("0", Svg.number(0.001));
    assertEquals("0", Svg.number(-0.001));
    assertEquals("-0.5", Svg.number(-0.5));
    assertEquals("12.34", Svg.number(12.3449));
    assertEquals("12.03", Svg.number(12.03));
    assertEquals("7", Svg.number(7.0));
  }

  @Test
  void linearAxesEndAtRoundNumbers() {
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8"), labels(Axis.linear("", 0, 0.67)));
    assertEquals(List.of("−10", "0", "10", "20", "30", "40"), labels(Axis.linear("", -4, 39)));
    assertEquals(
        List.of("97.5", "98.0", "98.5", "99.0", "99.5", "100.0"),
        labels(Axis.linear("", 97.6, 100)));
    assertEquals(List.of("0", "1e6", "2e6"), labels(Axis.linear("", 0, 3.9e6)).subList(0, 3));
  }

  @Test
  void anAxisAroundOneValueStillHasALength() {
    for (double value : new double[] {0, 3, -3, 1e9, 1e-9}) {
      Axis axis = Axis.linear("", value, value);
      assertTrue(axis.high() > axis.low(), "around " + value);
      assertTrue(axis.ticks().size() > 1, "around " + value);
    }
  }

  @Test
  void logAxesHaveAFewRoundMarks() {
    assertEquals(
        List.of("0.02", "0.05", "0.1", "0.2", "0.5", "1"), labels(Axis.log("", 0.019, 1.5)));
    assertEquals(0.5, Axis.log("", 0.01, 1).share(0.1), 1e-9);
    assertTrue(Axis.log("", 1e-8, 1).ticks().size() <= 9);
  }

  @Test
  void epochsAreMarkedAsWholeNumbersFromOne() {
    assertEquals(List.of("1"), labels(Axis.counting("", 1)));
    assertEquals(List.of("1", "2", "3"), labels(Axis.counting("", 3)));
    assertEquals(List.of("1", "10", "20", "30", "40"), labels(Axis.counting("", 40)));
    assertEquals("1000", labels(Axis.counting("", 1000)).get(5));
  }

  @Test
  void wordsTooWideAreCutWithAnEllipsisAndNeverWithinALetter() {
    Lettering letters = Lettering.of(10);
    assertEquals("short", letters.cut("short", 100));
    assertEquals("much…", letters.cut("much too long", 35));
    String cut = letters.cut("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 27);
    assertEquals("\uD83D\uDE00…", cut);
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    assertEquals("&lt;a href=&quot;&#39;&amp;&quot;&gt;", Xml.escape("<a href=\"'&\">"));
    assertEquals("\uFFFD\uFFFDé", Xml.escape("\u0000\uD800é"));
  }

  @Test
  void darkPaperHasARuleForEveryInkThatChanges() {
    String rules = Ink.darkRules();
    assertTrue(rules.contains(".fill-paper{fill:#17181a}"), rules);
    assertTrue(rules.contains(".line-blue{stroke:"), rules);
    assertTrue(!rules.contains("white"), rules);
  }
}
