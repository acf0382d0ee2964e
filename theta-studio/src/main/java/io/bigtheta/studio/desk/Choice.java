package io.bigtheta.studio.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.io.TrialLogFile;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.search.Candidate;
import io.bigtheta.search.Grid;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldScore;
import io.bigtheta.select.Repeated;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Trainer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The candidates of a search, and which of them is chosen and why, as a page shows them. */
final class Choice {
  private Choice() {}

  /** A candidate whose folds are done. */
  static Told trial(Trial trial, Measure measure) {
    Estimate score = trial.score(measure);
    Told told = new Told()
        .put("name", trial.name())
        .put("mean", score.mean())
        .put("standardError", score.standardError())
        .put("low", score.low())
        .put("high", score.high())
        .put("loss", trial.loss().mean())
        .put("lossError", trial.loss().standardError())
        .put("trainLoss", mean(trial.folds(), FoldScore::trainLoss))
        .put("epochs", trial.candidate().trainer().epochs())
        .put("folds", trial.folds().size());
    units(told.node(), trial.candidate().structure().layers());
    return told;
  }

  private static double mean(List<FoldScore> folds, ToDoubleFunction<FoldScore> of) {
    return folds.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /** The units of each hidden layer, and of all. */
  static void units(ObjectNode node, List<Layer> layers) {
    List<Integer> hidden = hidden(layers);
    ArrayNode each = node.putArray("hidden");
    hidden.forEach(each::add);
    node.put("units", hidden.stream().mapToInt(Integer::intValue).sum());
  }

  private static List<Integer> hidden(List<Layer> layers) {
    List<Integer> all = layers.stream()
        .filter(Dense.class::isInstance)
        .map(layer -> ((Dense) layer).units())
        .toList();
    return all.subList(0, Math.max(0, all.size() - 1));
  }

  /** The choice among the candidates so far, in words; empty if none has a finite error. */
  static Optional<Told> of(Ranking ranking) {
    if (!ranking.decided()) {
      return Optional.empty();
    }
    Trial best = ranking.best().get(0);
    Trial chosen = ranking.chosen();
    return Optional.of(new Told()
        .put("best", best.name())
        .put("chosen", chosen.name())
        .put("limit", ranking.limitScore())
        .put("done", ranking.trials().size())
        .put("words", words(ranking, best, chosen)));
  }

  private static String words(Ranking ranking, Trial best, Trial chosen) {
    Measure measure = ranking.measure();
    Estimate top = best.score(measure);
    String reached = name(best) + (units(best) ? " are" : " is") + " best: " + measure + " "
        + measure.text(top.mean());
    if (!Double.isFinite(top.standardError())) {
      return reached + ". With a single fold its standard error is not known, so it is chosen.";
    }
    reached += " ± " + measure.text(top.standardError()) + ". ";
    if (chosen.equals(best)) {
      return reached + "Nothing smaller is within one standard error of it, so it is chosen.";
    }
    return reached + name(chosen) + (units(chosen) ? " reach " : " reaches ")
        + measure.text(chosen.score(measure).mean())
        + ", which is within one standard error of it. It is the smallest that does, so it is chosen.";
  }

  private static boolean units(Trial trial) {
    return trial.name().matches("hidden=[0-9-]+") && !trial.name().equals("hidden=1");
  }

  /** The name for people: {@code 32 units}, where only that varies. */
  private static String name(Trial trial) {
    String name = trial.name();
    return units(trial)
        ? name.substring("hidden=".length()) + " units"
        : name.equals("hidden=1") ? "1 unit" : name;
  }

  /** The candidates that a log keeps, as trials whose size is the number of their hidden units. */
  static List<Trial> recalled(SearchRecipe recipe, List<TrialLogFile.Kept> kept) {
    Map<String, Integer> used = new HashMap<>();
    Map<String, Trial> all = new LinkedHashMap<>();
    int longest = kept.stream().mapToInt(one -> one.trainer().epochs()).max().orElse(0);
    boolean rounds =
        !(recipe.space().strategy() instanceof Grid) && recipe.space().vary().isEmpty();
    for (TrialLogFile.Kept one : kept) {
      Trainer trainer = one.trainer();
      if (rounds && trainer.epochs() < longest) {
        continue; // of an early round
      }
      String name = "hidden="
          + hidden(one.layers()).stream().map(String::valueOf).collect(Collectors.joining("-"));
      int number = used.merge(name, 1, Integer::sum);
      String own = number == 1 ? name : name + ", number " + number;
      int folds = one.folds().size();
      double times = recipe.folds().folding() instanceof Repeated repeated ? repeated.times() : 1;
      int units = hidden(one.layers()).stream().mapToInt(Integer::intValue).sum();
      Candidate candidate = new Candidate(own, new Structure(one.layers()), trainer);
      all.put(own, new Trial(candidate, all.size(), units, one.folds(), folds / times));
    }
    return List.copyOf(all.values());
  }
}
