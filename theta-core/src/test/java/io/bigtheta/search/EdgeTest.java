package io.bigtheta.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static List<Edge> edges(String values, String best) {
    Axis axis = Axis.parse("hidden", List.of(values.split(",")));
    List<Assignment> tried = axis.grid().stream().map(EdgeTest::point).toList();
    return Edge.of(List.of(axis), tried, point(best));
  }

  private static Assignment point(String value) {
    return new Assignment(List.of(new Assignment.Value("hidden", value)));
  }

  @Test
  void theBestOfARangeMayLieAtEitherEnd() {
    assertEquals(List.of(new Edge("hidden", 32, true)), edges("4..32", "32"));
    assertEquals(List.of(new Edge("hidden", 4, false)), edges("4..32", "4"));
    assertEquals(List.of(), edges("4..32", "16"));
    assertEquals("hidden=32 is the largest tried", edges("4,8,32", "32").get(0).toString());
    assertEquals("4..32", edges("32,64", "32").get(0).range());
    assertEquals("64..512", edges("32,64", "64").get(0).range());
  }

  @Test
  void wordsAndSingleValuesAndZeroHaveNoEdge() {
    assertEquals(List.of(), edges("8", "8"));
    assertEquals(List.of(), edges("4,8-4", "4"));
    assertEquals(List.of(), edges("0,4,8", "0"));
    assertTrue(new Edge("hidden", 1, false).beyond().isEmpty());
  }

  @Test
  void beyondItWholeNumbersDoubleAndOthersGoByHalfDecades() {
    List<String> next = Stream.of(
            new Edge("hidden", 64, true),
            new Edge("hidden", 5, false),
            new Edge("rate", 0.1, true),
            new Edge("rate", 0.03, true),
            new Edge("rate", 0.003, false),
            new Edge("rate", 1e-5, false))
        .map(edge -> edge.beyond().orElseThrow())
        .toList();
    assertEquals(List.of("128", "2", "0.3", "0.1", "0.001", "0.000003"), next);
  }
}
