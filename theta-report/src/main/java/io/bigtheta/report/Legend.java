package io.bigtheta.report;

import io.bigtheta.report.Series.Kind;
import io.bigtheta.report.drawing.Anchor;
import io.bigtheta.report.drawing.Drawing;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.report.drawing.Lettering;
import io.bigtheta.report.drawing.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains the lines and markers of a chart. Each name appears once; the legend takes as many rows as it needs. */
final class Legend {
  private static final Lettering LETTERS = Lettering.of(12);
  private static final double FIRST = 18;
  private static final double ROW = 19;
  private static final double SAMPLE = 30;

  /** Draws a sample that begins at (x, y) and extends to the right. */
  private interface Sample {
    void draw(Drawing on, double x, double y);
  }

  private record Item(Sample sample, String words, double x, double y) {}

  private final List<Item> items = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private final double left;
  private final double right;
  private double x;
  private double y = FIRST;

  Legend(List<Plot> plots, Map<String, Look> looks, double left, double right) {
    this.left = left;
    this.right = right;
    this.x = left;
    for (Plot plot : plots) {
      plot.contours().forEach(one -> add(one.name(), sample(plots, one.name(), looks)));
      plot.series().forEach(one -> add(one.name(), sample(plots, one.name(), looks)));
    }
    for (Plot plot : plots) {
      for (Series series : plot.series()) {
        series.bars().ifPresent(span -> add(span.meaning(), Legend::bar));
        Ink ink = ink(series, looks);
        series
            .band()
            .ifPresent(span -> add(
                span.meaning(),
                (on, x, y) ->
                    on.rect(x, y - 5, SAMPLE, 10, Style.filled(ink).opacity(Plotter.SHADE))));
      }
    }
  }

  /** The baseline of the last row. */
  double bottom() {
    return items.isEmpty() ? 0 : y;
  }

  void draw(Drawing on) {
    for (Item item : items) {
      item.sample().draw(on, item.x(), item.y() - 4);
      on.words(item.x() + SAMPLE + 7, item.y(), item.words(), LETTERS, Anchor.START, Ink.TEXT);
    }
  }

  private void add(String name, Sample sample) {
    if (name.isEmpty() || !said.add(name)) {
      return;
    }
    String words = LETTERS.cut(name, right - left - SAMPLE - 7);
    double width = SAMPLE + 7 + LETTERS.width(words);
    if (x > left && x + width > right) {
      x = left;
      y += ROW;
    }
    items.add(new Item(sample, words, x, y));
    x += width + 22;
  }

  private static Ink ink(Series series, Map<String, Look> looks) {
    Look look = looks.get(series.name());
    return look == null ? Ink.MUTED : look.ink();
  }

  /** A sample has a line if a series of that name has one in any panel; the same holds for a marker. */
  private static Sample sample(List<Plot> plots, String name, Map<String, Look> looks) {
    Look look = looks.get(name);
    List<Kind> kinds = plots.stream()
        .flatMap(plot -> plot.series().stream())
        .filter(one -> one.name().equals(name))
        .map(Series::kind)
        .toList();
    boolean marked = kinds.stream().anyMatch(kind -> kind != Kind.SMOOTH && kind != Kind.GUIDE);
    boolean lined = kinds.stream().anyMatch(kind -> kind != Kind.POINTS)
        || plots.stream()
            .flatMap(plot -> plot.contours().stream())
            .anyMatch(one -> one.name().equals(name));
    return (on, x, y) -> {
      if (look == null) {
        on.line(x, y, x + SAMPLE, y, kinds.isEmpty() ? Plotter.LEVEL : Plotter.GUIDE);
        return;
      }
      if (lined) {
        on.line(x, y, x + SAMPLE, y, look.line());
      }
      if (marked) {
        look.marker(on, x + SAMPLE / 2, y, Look.SIZE);
      }
    };
  }

  /** Draws one entry for a curve with markers and returns where the next entry begins. */
  static double entry(Drawing on, double x, double y, Look look, String words) {
    curve(look).draw(on, x, y - 4);
    on.words(x + SAMPLE + 7, y, words, LETTERS, Anchor.START, Ink.TEXT);
    return x + SAMPLE + 7 + LETTERS.width(words) + 22;
  }

  private static Sample curve(Look look) {
    return (on, x, y) -> {
      on.line(x, y, x + SAMPLE, y, look.line());
      look.marker(on, x + SAMPLE / 2, y, Look.SIZE);
    };
  }

  private static void bar(Drawing on, double x, double y) {
    Plotter.bar(on, x + SAMPLE / 2, y + 6, y - 6, Ink.TEXT, true, true);
  }
}
