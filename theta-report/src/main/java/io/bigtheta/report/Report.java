package io.bigtheta.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/** The pictures and the page of a training run. */
public final class Report {
  private static final Set<String> NAMES = Set.of(
      "curves",
      "confusion",
      "ranking",
      "calibration",
      "predictions",
      "importance",
      "mistakes",
      "weights");

  private Report() {}

  /**
   * Writes {@code report.html}, which needs no other file, and every picture that suits the run as PNG and SVG into
   * {@code folder}, which is created if necessary: {@code curves}; for classes {@code confusion},
   * {@code ranking} and {@code calibration}; for numbers
   * {@code predictions}; for small tables {@code importance}; for images {@code mistakes} and {@code weights}. Each file is written whole or not at all.
   * Pictures of an earlier run that this run lacks are removed.
   *
   * <p>If AWT or its fonts are missing, there are no PNGs. Everything else is written, and {@link Written#missing} says
   * why.
   */
  public static Written write(Path folder, RunSummary summary) throws IOException {
    return write(folder, summary, Figure::png);
  }

  static Written write(Path folder, RunSummary summary, Function<Figure, byte[]> painter)
      throws IOException {
    Gallery gallery = Gallery.of(summary, painter);
    return Page.of(summary, gallery.figures()).write(folder, gallery, NAMES);
  }

  /** The page alone, as text: HTML that is well-formed XML, contains SVG pictures and refers to nothing outside. */
  public static String html(RunSummary summary) {
    Gallery gallery = Gallery.of(summary, figure -> new byte[0]);
    return Page.of(summary, gallery.figures()).html(gallery.missing());
  }
}
