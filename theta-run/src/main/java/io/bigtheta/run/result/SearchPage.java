package io.bigtheta.run.result;

import io.bigtheta.report.Chart;
import io.bigtheta.report.Document;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.report.TrialsCsv;
import io.bigtheta.report.Written;
import io.bigtheta.run.Version;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Writes the report of a search and its table. It is a class of its own, as the rooms that it uses take time to load. */
public final class SearchPage {
  private SearchPage() {}

  /** The names of all files in the folder, and one line about pictures that could not be drawn, if any. */
  public record Files(List<String> names, Optional<String> missing) {}

  /**
   * Writes the table, the chart and the page.
   *
   * @param command the command as it was typed; may be empty
   */
  public static Files write(SearchResult result, Ranking ranking, String command)
      throws IOException {
    Trial chosen = ranking.chosen();
    Measure measure = result.measure();
    Document page = Document.of(
        "Search: " + result.plan().data().name(),
        result.searched().complete()
            ? ranking.reason() + "."
            : "This search was interrupted; the report covers the candidates that were finished.");
    if (ranking.decided()) {
      page.card(measure.text(chosen.score(measure).mean()), measure + " of " + chosen.name())
          .card(String.format(Locale.ROOT, "%,d", chosen.parameters()), "parameters")
          .figure(figure(result, ranking));
    }
    page.table(result.table(ranking))
        .facts("Summary", facts(result, command))
        .file("trials.csv", TrialsCsv.text(result.searched()));
    Written written = page.write(result.folder());
    return new Files(
        ranking.decided()
            ? List.of("report.html", "search.svg", "trials.csv", "trials.jsonl")
            : List.of("report.html", "trials.csv", "trials.jsonl"),
        written.missing());
  }

  private static Map<String, String> facts(SearchResult result, String command) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", command);
    facts.put("Rows", String.format(Locale.ROOT, "%,d", result.plan().data().rows()));
    facts.put("Strategy", Spec.text(result.plan().search().strategy()));
    facts.put("Folds", Spec.text(result.plan().search().folding()));
    result
        .decided()
        .ifPresent(
            it -> facts.put("Command to train the chosen network", result.command(it.chosen())));
    result.edge().ifPresent(it -> facts.put("Edge", it));
    if (result.searched().duplicates() > 0) {
      facts.put(
          "Rows held out while an equal row is used for training",
          String.format(Locale.ROOT, "%,d", result.searched().duplicates()));
    }
    facts.put("Version", Version.text());
    return facts;
  }

  /** Scores with error bars against size, or against the names of the candidates if all have the same size. */
  private static Figure figure(SearchResult result, Ranking ranking) {
    Measure measure = result.measure();
    boolean percent = measure == Measure.ACCURACY;
    double scale = percent ? 100 : 1;
    List<Trial> trials = ranking.trials().stream()
        .filter(trial -> Double.isFinite(trial.score(measure).mean()))
        .toList();
    Axis axis = Axis.of(result, trials);
    Estimate[] scores = trials.stream().map(trial -> trial.score(measure)).toArray(Estimate[]::new);
    double[] mean = new double[scores.length];
    double[] low = new double[scores.length];
    double[] high = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double error = Double.isNaN(scores[i].standardError()) ? 0 : scores[i].standardError();
      mean[i] = scale * scores[i].mean();
      low[i] = scale * (scores[i].mean() - error);
      high[i] = scale * (scores[i].mean() + error);
    }
    String name = "mean over " + trials.get(0).folds().size() + " folds";
    Series series = axis.joined()
        ? Series.line(name, axis.places(), mean)
        : Series.points(name, axis.places(), mean);
    Chart chart = Chart.of(
            "search",
            "Which size is enough",
            "Bars show one standard error to either side. Candidates on the good side of the line are within one standard "
                + "error of the best one; the smallest of them is chosen.")
        .x(axis.scale())
        .y(percent ? "accuracy on held-out rows (%)" : word(measure) + " on held-out rows")
        .add(series.bars(low, high, "± one standard error"))
        .across(
            scale * ranking.limitScore(),
            measure.rises() ? "best − one standard error" : "best + one standard error");
    Trial chosen = ranking.chosen();
    int at = trials.indexOf(chosen);
    return (at < 0 ? chart : chart.mark(axis.places()[at], mean[at], "chosen: " + chosen.name()))
        .figure();
  }

  private static String word(Measure measure) {
    return measure == Measure.R2 ? "R²" : measure.toString();
  }

  /**
   * The places of the candidates across the chart.
   *
   * @param joined whether a line between them is meaningful
   */
  private record Axis(Scale scale, double[] places, boolean joined) {
    static Axis of(SearchResult result, List<Trial> trials) {
      List<io.bigtheta.search.Axis> axes = result.plan().axes();
      String name = axes.get(0).name();
      double[] values = trials.stream()
          .mapToDouble(trial ->
              number(result.plan().points().get(trial.order()).values().get(0).text()))
          .toArray();
      boolean numbers = IntStream.range(0, values.length).allMatch(i -> values[i] > 0);
      if (axes.size() == 1 && numbers) {
        String title = name.equals("hidden") ? "hidden units" : name;
        return new Axis(Scale.log(title).ticks(values), values, true);
      }
      OptionalInt same = trials.stream()
          .mapToInt(Trial::parameters)
          .distinct()
          .limit(2)
          .skip(1)
          .findFirst();
      if (same.isPresent()) {
        double[] sizes = trials.stream().mapToDouble(Trial::parameters).toArray();
        return new Axis(Scale.log("parameters"), sizes, axes.size() == 1);
      }
      return new Axis(
          Scale.names("candidate", trials.stream().map(Trial::name).toList()),
          IntStream.range(0, trials.size()).asDoubleStream().toArray(),
          false);
    }

    private static double number(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
