package io.bigtheta.report;

import io.bigtheta.model.Model;
import io.bigtheta.report.RunSummary.Judged;
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

  /** Draws all figures that suit the run; {@code painter} makes the PNGs. */
  static Gallery of(RunSummary summary, Function<Figure, byte[]> painter) {
    List<Figure> figures = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Supplier<Optional<Figure>> source : sources(summary)) {
      attempt(() -> source.get().ifPresent(figures::add))
          .ifPresent(why -> missing.add("a picture is missing: " + why));
    }
    return painted(figures, missing, painter);
  }

  /** Paints figures that have been drawn already. */
  static Gallery of(List<Figure> figures, Function<Figure, byte[]> painter) {
    return painted(figures, new ArrayList<>(), painter);
  }

  private static Gallery painted(
      List<Figure> figures, List<String> missing, Function<Figure, byte[]> painter) {
    Map<String, byte[]> pngs = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Optional<String> why = attempt(() -> pngs.put(figure.name(), painter.apply(figure)));
      if (why.isPresent()) {
        missing.add("PNG pictures are missing because this Java cannot draw: " + why.get()
            + "; install fontconfig and a font, or use the SVG files, which are complete");
        break; // if AWT cannot paint one picture, it cannot paint the others
      }
    }
    return new Gallery(
        List.copyOf(figures),
        pngs,
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing)));
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
