package io.bigtheta.report;

import io.bigtheta.model.Model;
import io.bigtheta.report.RunSummary.Judged;
import io.bigtheta.select.Jobs;
import java.awt.AWTError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The figures of a page, painted as far as this machine can paint them.
 *
 * @param figures in the order of the page
 * @param pngs of the figures, by name; some may be missing
 * @param missing what could not be drawn, and why
 */
record Gallery(List<Figure> figures, Map<String, byte[]> pngs, Optional<String> missing) {

  /** More threads than this would wait for the longest picture. */
  private static final int MOST_THREADS = 4;

  /**
   * A figure that was tried.
   *
   * @param undrawn why there is no figure, if there should be one
   * @param unpainted why there is no PNG of it, if it could not be painted
   */
  private record Piece(
      Optional<Figure> figure,
      Optional<byte[]> png,
      Optional<String> undrawn,
      Optional<String> unpainted) {}

  /** Draws all figures that suit the run; {@code painter} makes the PNGs, on several threads at once. */
  static Gallery of(RunSummary summary, Function<Figure, byte[]> painter) {
    return gathered(sources(summary), painter);
  }

  /** Paints figures that have been drawn already. */
  static Gallery of(List<Figure> figures, Function<Figure, byte[]> painter) {
    List<Supplier<Optional<Figure>>> sources = new ArrayList<>();
    figures.forEach(figure -> sources.add(() -> Optional.of(figure)));
    return gathered(sources, painter);
  }

  private static Gallery gathered(
      List<Supplier<Optional<Figure>>> sources, Function<Figure, byte[]> painter) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    List<Supplier<Optional<Piece>>> pieces = new ArrayList<>();
    sources.forEach(source -> pieces.add(() -> Optional.of(piece(source, painter))));
    List<Figure> figures = new ArrayList<>();
    Map<String, byte[]> pngs = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    Optional<String> unpainted = Optional.empty();
    for (Optional<Piece> done : new Jobs(threads, () -> false).run(pieces)) {
      Piece piece = done.orElseThrow();
      piece.undrawn().ifPresent(why -> missing.add("a picture is missing: " + why));
      piece.figure().ifPresent(figures::add);
      unpainted = unpainted.or(piece::unpainted);
      if (unpainted.isEmpty()) { // if AWT cannot paint one picture, it cannot paint the others
        piece.figure().ifPresent(figure -> pngs.put(figure.name(), piece.png().orElseThrow()));
      }
    }
    unpainted.ifPresent(
        why -> missing.add("PNG pictures are missing because this Java cannot draw: " + why
            + "; install fontconfig and a font, or use the SVG files, which are complete"));
    return new Gallery(
        List.copyOf(figures),
        pngs,
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing)));
  }

  private static Piece piece(Supplier<Optional<Figure>> source, Function<Figure, byte[]> painter) {
    List<Figure> drawn = new ArrayList<>();
    List<byte[]> painted = new ArrayList<>();
    Optional<String> undrawn = attempt(() -> source.get().ifPresent(drawn::add));
    Optional<String> unpainted =
        attempt(() -> drawn.forEach(figure -> painted.add(painter.apply(figure))));
    return new Piece(drawn.stream().findFirst(), painted.stream().findFirst(), undrawn, unpainted);
  }

  private static List<Supplier<Optional<Figure>>> sources(RunSummary summary) {
    List<Supplier<Optional<Figure>>> sources = new ArrayList<>();
    Model model = summary.training().model();
    if (summary.training().history().epochs() > 0) {
      sources.add(() -> Optional.of(LearningCurves.of(summary.training(), summary.overfitting())));
    }
    if (summary.judged().isPresent()) {
      Judged judged = summary.judged().get();
      sources.add(() -> judged.evaluation().confusion().length > 0
          ? ConfusionMatrix.of(model.labels(), judged.evaluation().confusion())
          : numbers(judged));
      sources.add(() -> ScoreFigures.ranking(judged.data(), judged.evaluation().answers()));
      sources.add(
          () -> ScoreFigures.calibration(judged.data(), judged.evaluation().answers()));
      sources.add(() -> ExplainFigures.importance(model, judged));
      sources.add(() -> WorstMistakes.of(model, judged.data(), judged.evaluation()));
    }
    sources.add(() -> UnitWeights.of(model));
    return sources;
  }

  private static Optional<Figure> numbers(Judged judged) {
    return judged.evaluation().numbers().isEmpty()
        ? Optional.empty()
        : Optional.of(PredictedAgainstTrue.of(judged.data(), judged.evaluation()));
  }

  /** The reason of a failure, in one line. Without fonts, AWT throws exceptions and four kinds of errors. */
  private static Optional<String> attempt(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (RuntimeException | LinkageError | AWTError | InternalError e) {
      String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Optional.of(text.lines().findFirst().orElse("").strip());
    }
  }
}
