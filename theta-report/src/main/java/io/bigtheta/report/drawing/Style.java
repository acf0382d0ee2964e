package io.bigtheta.report.drawing;

import java.util.List;

/**
 * How a mark is filled and outlined.
 *
 * @param fill colour of the inside
 * @param opacity of the inside, in [0, 1]
 * @param line colour of the outline
 * @param width of the outline
 * @param dash lengths of dashes and gaps; empty for a solid line
 */
public record Style(Ink fill, double opacity, Ink line, double width, List<Double> dash) {
  public static Style filled(Ink ink) {
    return new Style(ink, 1, Ink.NONE, 0, List.of());
  }

  public static Style line(Ink ink, double width) {
    return new Style(Ink.NONE, 1, ink, width, List.of());
  }

  public Style opacity(double value) {
    return new Style(fill, value, line, width, dash);
  }

  public Style outline(Ink ink, double value) {
    return new Style(fill, opacity, ink, value, dash);
  }

  public Style dash(Double... values) {
    return new Style(fill, opacity, line, width, List.of(values));
  }
}
