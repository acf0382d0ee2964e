package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.report.drawing.Box;
import io.bigtheta.report.drawing.Lettering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
  private static final double[] UNITS = {2, 4, 8, 16};
  private static final double[] ACCURACY = {60, 82, 91, 95.5};

  private static Chart chart() {
    return Chart.of("accuracy", "Accuracy against size", "Look here.")
        .x(Scale.log("hidden units").ticks(UNITS))
        .y("accuracy (%)");
  }

  private static Document drawn(Chart chart) {
    String svg = chart.figure().svg();
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), "a coordinate is no number");
    return Xmls.parse(svg);
  }

  private static double[] values(int count, java.util.function.IntToDoubleFunction value) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return values;
  }

  /** Points of a path, as numbers x, y, x, y. */
  private static double[] numbers(Element path) {
    return Arrays.stream(path.getAttribute("d").split("[MLZ ]", -1))
        .filter(word -> !word.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void axesTicksLegendMarksAndRulesAreNamed() {
    double[] low = values(4, i -> ACCURACY[i] - 2);
    double[] high = values(4, i -> ACCURACY[i] + 2);
    Document svg = drawn(chart()
        .heading("Validation rows")
        .add(Series.line("validation", UNITS, ACCURACY).bars(low, high, "95 % interval"))
        .mark(16, 95.5, "chosen: 16 units")
        .across(94.3, "one standard error below")
        .upright(8, "mean of inputs and outputs"));
    List<String> words = Xmls.texts(svg, "text");
    for (String word : List.of(
        "hidden units",
        "accuracy (%)",
        "2",
        "16",
        "validation",
        "95 % interval",
        "chosen: 16 units",
        "one standard error below",
        "mean of inputs and outputs",
        "Validation rows")) {
      assertEquals(1, words.stream().filter(word::equals).count(), () -> word + ": " + words);
    }
  }

  @Test
  void seriesDifferInColourAndDashesAndMarkersEachByItself() {
    Chart chart = chart();
    for (int k = 0; k < Look.values().length; k++) {
      chart = chart.add(Series.line("curve " + k, UNITS, ACCURACY));
    }
    Document svg = drawn(chart);
    Set<String> colours = new HashSet<>();
    Set<String> dashes = new HashSet<>();
    for (Element path : Xmls.all(svg, "path")) {
      if (path.getAttribute("stroke-width").equals("1.8") && numbers(path).length == 8) {
        colours.add(path.getAttribute("stroke"));
        dashes.add(path.getAttribute("stroke-dasharray"));
      }
    }
    assertEquals(Look.values().length, colours.size(), colours::toString);
    assertEquals(Look.values().length, dashes.size(), dashes::toString);
    Set<String> markers = new HashSet<>();
    for (Look look : Look.values()) {
      var on = new io.bigtheta.report.drawing.Drawing(20, 20);
      look.marker(on, 10, 10, 3);
      markers.add(on.svg("").replaceAll("(class|fill|stroke)=\"[^\"]*[a-z][^\"]*\"", ""));
    }
    assertEquals(Look.values().length, markers.size(), "markers without their colours");
  }

  @Test
  void oneNameLooksTheSameInEveryPanelAndStandsOnceInTheLegend() {
    Series first = Series.line("training", UNITS, ACCURACY);
    Document svg = drawn(chart()
        .add(Series.line("other", UNITS, ACCURACY))
        .add(first)
        .beside()
        .x("x")
        .y("y")
        .add(first));
    assertEquals(1, Xmls.texts(svg, "text").stream().filter("training"::equals).count());
    long curves = Xmls.styled(svg, "path", "line-vermillion").stream()
        .filter(path -> numbers(path).length == 8 && !path.getAttribute("d").endsWith("Z"))
        .count();
    assertEquals(2, curves);
  }

  @Test
  void errorBarsReachFromTheLowEndToTheHigh() {
    double[] x = {0, 10};
    Document svg = drawn(Chart.of("c", "", "")
        .x(Scale.linear("x").from(0).to(10))
        .y(Scale.linear("y").from(0).to(10))
        .add(Series.points("p", x, new double[] {5, 5})
            .bars(new double[] {0, 2.5}, new double[] {10, 5}, "interval")));
    List<Double> lengths = new ArrayList<>();
    for (Element path : Xmls.styled(svg, "path", "line-blue")) {
      double[] p = numbers(path);
      if (p.length == 4 && p[0] == p[2]) {
        lengths.add(Math.abs(p[3] - p[1]));
      }
    }
    assertEquals(2, lengths.size());
    assertEquals(lengths.get(0), 4 * lengths.get(1), 0.05);
  }

  @Test
  void barsOfSeveralSeriesAtOnePlaceStandApart() {
    Chart chart = chart();
    for (String name : List.of("a", "b")) {
      chart = chart.add(Series.line(name, UNITS, ACCURACY).bars(ACCURACY, ACCURACY, "bar"));
    }
    Document svg = drawn(chart);
    double blue = numbers(curve(svg, "line-blue"))[0];
    assertEquals(6, numbers(curve(svg, "line-vermillion"))[0] - blue, 0.02);
  }

  @Test
  void barsOfThingsOfTheirOwnStandOnTheirPlace() {
    Chart chart =
        Chart.of("c", "", "").x(Scale.names("what", List.of("a", "b"))).y("y");
    double[] one = {1};
    for (int k = 0; k < 2; k++) {
      double[] x = {k};
      chart = chart.add(Series.points("s" + k, x, one).bars(one, one, "bar"));
    }
    Document svg = drawn(chart);
    double tick = Double.parseDouble(Xmls.all(svg, "text").stream()
        .filter(text -> text.getTextContent().equals("a"))
        .findFirst()
        .orElseThrow()
        .getAttribute("x"));
    Element dot = Xmls.all(svg, "circle").get(1); // after the legend's
    assertEquals(tick, Double.parseDouble(dot.getAttribute("cx")), 0.01);
  }

  @Test
  void anErrorBarThatLeavesTheRangeIsCutAndOneOutsideIsNotDrawn() {
    double[] x = {1, 2};
    Document svg = drawn(Chart.of("c", "", "")
        .x(Scale.linear("x").from(0).to(3))
        .y(Scale.linear("y").from(0).to(10))
        .add(Series.points("p", x, new double[] {5, 20})
            .bars(new double[] {-5, 15}, new double[] {8, 25}, "interval")));
    List<double[]> lines = Xmls.styled(svg, "path", "line-blue").stream()
        .map(ChartTest::numbers)
        .filter(p -> p.length == 4)
        .toList();
    assertEquals(2, lines.size(), "a bar without its lower cap");
  }

  @Test
  void aMarkStandsWithItsPointAlsoWhereBarsMadeThePointMove() {
    Chart chart = chart();
    for (String name : List.of("a", "b")) {
      chart = chart.add(
          Series.line(name, UNITS, name.equals("a") ? ACCURACY : UNITS).bars(UNITS, UNITS, "bar"));
    }
    Document svg = drawn(chart.mark(8, 91, "here"));
    double point = numbers(curve(svg, "line-blue"))[4];
    double[] diamond = Xmls.styled(svg, "path", "fill-vermillion").stream()
        .map(ChartTest::numbers)
        .findFirst()
        .orElseThrow();
    assertEquals(point, diamond[0], 0.02);
  }

  @Test
  void aPathHasAMarkerAtEveryPoint() {
    double[] x = values(300, i -> i);
    Document svg = drawn(Chart.of("c", "", "").x("x").y("y").add(Series.path("p", x, x)));
    assertEquals(300 + 1, Xmls.all(svg, "circle").size());
  }

  private static Element curve(Document svg, String style) {
    return Xmls.styled(svg, "path", style).stream()
        .filter(path -> path.getAttribute("stroke-width").equals("1.8"))
        .filter(path -> numbers(path).length > 4)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCurveIsCutWhereItLeavesAFixedRangeAndWhereAValueIsNoNumber() {
    double[] x = values(101, i -> i);
    double[] y = values(101, i -> i == 50 ? Double.NaN : i < 50 ? i : 40 - i);
    Document svg = drawn(Chart.of("c", "", "")
        .x("x")
        .y(Scale.linear("y").from(-20).to(20))
        .add(Series.smooth("cut", x, y))
        .add(Series.smooth("logarithm", x, values(101, i -> Math.log(i)))));
    List<Element> pieces = Xmls.styled(svg, "path", "line-blue").stream()
        .filter(path -> numbers(path).length > 4)
        .toList();
    assertEquals(2, pieces.size());
    for (Element piece : pieces) {
      double[] p = numbers(piece);
      for (int i = 1; i < p.length; i += 2) {
        assertTrue(p[i] >= 46 && p[i] <= 300.01, "inside the panel: " + p[i]);
      }
    }
  }

  @Test
  void aBandIsShadedAndNamed() {
    Document svg = drawn(chart()
        .add(Series.smooth("mean", UNITS, ACCURACY)
            .band(values(4, i -> 50), values(4, i -> 99), "between the quartiles")));
    assertTrue(Xmls.texts(svg, "text").contains("between the quartiles"));
    assertEquals(3 + 1, Xmls.styled(svg, "path", "fill-blue").size(), "pieces, and the legend");
  }

  @Test
  void thingsByNameStandAtEqualDistances() {
    Scale scale = Scale.names("activation", List.of("logistic", "tanh", "a very long name indeed"));
    Document svg = drawn(Chart.of("c", "", "")
        .x(scale)
        .y("epochs")
        .add(Series.points("seeds", new double[] {0, 1, 2}, new double[] {3, 2, 1}))
        .beside()
        .x(scale)
        .y("epochs")
        .add(Series.points("seeds", new double[] {0, 1, 2}, new double[] {3, 2, 1}))
        .beside()
        .x(scale)
        .y("epochs")
        .add(Series.points("seeds", new double[] {0, 1, 2}, new double[] {3, 2, 1})));
    List<String> words = Xmls.texts(svg, "text");
    assertEquals(3, words.stream().filter("logistic"::equals).count());
    assertTrue(words.stream().anyMatch(word -> word.startsWith("a very") && word.endsWith("…")));
  }

  @Test
  void contoursFollowALevelAndCloseWhereItDoes() {
    double[] grid = values(41, i -> -2 + i * 0.1);
    double[][] squares = new double[41][41];
    for (int i = 0; i < 41; i++) {
      for (int j = 0; j < 41; j++) {
        squares[i][j] = grid[i] * grid[i] + grid[j] * grid[j];
      }
    }
    List<List<double[]>> lines =
        Contours.of("circles", grid, grid, squares, 1, 2.25).lines();
    assertEquals(2, lines.size());
    for (int k = 0; k < 2; k++) {
      List<double[]> line = lines.get(k);
      for (double[] point : line) {
        assertEquals(k == 0 ? 1 : 1.5, Math.hypot(point[0], point[1]), 0.01);
      }
      assertEquals(0, Arrays.compare(line.get(0), line.get(line.size() - 1)), "closed");
    }
    // a saddle has two lines that never meet
    double[][] saddle = {{1, -1}, {-1, 1}};
    double[] two = {0, 1};
    assertEquals(2, Contours.of("saddle", two, two, saddle, 0.1).lines().size());
  }

  @Test
  void labelsStandClearOfCurvesAndOfEachOther() {
    for (int trial = 0; trial < 40; trial++) {
      Seed seed = new Seed(trial);
      double[] x = values(12, i -> i);
      Chart chart = Chart.of("c", "", "").x("x").y(Scale.linear("y").from(-2).to(3));
      for (int k = 0; k < 1 + trial % 3; k++) {
        int curve = k;
        double[] y = values(12, i -> 0.8 * curve + 0.6 * seed.uniform(12 * curve + i));
        chart = chart
            .add(Series.line("curve " + k, x, y))
            .mark(3 + 2 * k, y[3 + 2 * k], "minimum 0." + k);
      }
      Document svg = drawn(chart.across(2.2, "what the best reaches").upright(9, "from here on"));
      List<Box> words = new ArrayList<>();
      for (Element text : Xmls.all(svg, "text")) {
        if (text.hasAttribute("paint-order")) {
          double left = Double.parseDouble(text.getAttribute("x"));
          double base = Double.parseDouble(text.getAttribute("y"));
          double width = Lettering.of(11.5).width(text.getTextContent());
          words.add(new Box(left, base - 9, left + width, base + 3));
        }
      }
      assertEquals(3 + trial % 3, words.size());
      for (int i = 0; i < words.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertFalse(words.get(i).touches(words.get(j)), "labels in trial " + trial);
        }
      }
      for (Element path : Xmls.all(svg, "path")) {
        double[] p = numbers(path);
        boolean drawn = path.hasAttribute("stroke")
            && !path.getAttribute("class").contains("grid")
            && !path.getAttribute("class").contains("axis");
        for (int i = 2; drawn && i < p.length; i += 2) {
          for (Box word : words) {
            boolean over = word.clip(p[i - 2], p[i - 1], p[i], p[i + 1]).isPresent();
            assertFalse(over, "a label over a line in trial " + trial);
          }
        }
      }
    }
  }

  @Test
  void valuesThatALogarithmCannotShowBreakNothing() {
    double[] odd = {0, -1, Double.POSITIVE_INFINITY, 3};
    drawn(chart().y(Scale.log("loss")).add(Series.line("a", UNITS, odd).bars(odd, odd, "b")));
    drawn(chart().add(Series.line("none", new double[0], new double[0])));
  }

  @Test
  void theSameChartGivesTheSameBytesAndNoMethodChangesIt() {
    Chart chart = chart().add(Series.line("a", UNITS, ACCURACY));
    String once = chart.figure().svg();
    assertFalse(once.equals(chart
        .mark(4, 82, "here")
        .beside()
        .height(300)
        .add(Series.line("b", UNITS, ACCURACY))
        .figure()
        .svg()));
    assertEquals(once, chart.figure().svg());
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return assertThrows(IllegalArgumentException.class, work).getMessage();
  }

  @Test
  void whatCannotBeDrawnIsRefusedWithALineThatSaysWhy() {
    assertEquals(
        "series a: expected as many values y as values x, 4, got 2",
        refusal(() -> Series.line("a", UNITS, new double[2])));
    assertEquals(
        "series a: expected as many low ends as values x, 4, got 1",
        refusal(() -> Series.line("a", UNITS, ACCURACY).bars(new double[1], ACCURACY, "")));
    assertEquals(
        "chart accuracy: expected a series in panel 2, got none; add one",
        refusal(() -> chart().add(Series.line("a", UNITS, ACCURACY)).beside().figure()));
    assertEquals(
        "chart: expected a name of small letters, digits and hyphens, got \"../a\"",
        refusal(() -> Chart.of("../a", "", "")));
    assertEquals(
        "axis loss: expected a logarithmic range above 0, got 0.0; use a linear scale",
        refusal(() -> Scale.log("loss").from(0)));
    assertEquals(
        "axis x: expected a range that grows, got 2.0 to 1.0",
        refusal(() -> Scale.linear("x").from(2).to(1)));
    assertEquals(
        "contours c: expected heights of [2][4] over at least 2 x 2 points, and a level,"
            + " got rows of [4] heights and 1 levels",
        refusal(() -> Contours.of("c", UNITS, new double[2], new double[1][4], 1)));
  }
}
