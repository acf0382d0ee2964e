package io.bigtheta.studio.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Note;
import io.bigtheta.data.Preparation;
import io.bigtheta.io.TrialLogFile;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.SearchPlan;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.run.result.SearchJson;
import io.bigtheta.run.result.SearchResult;
import io.bigtheta.search.Candidate;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.search.Trial;
import io.bigtheta.select.FoldScore;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search tells: its candidates, every fold, every candidate whose folds are done, and the choice as it moves. */
final class SearchTelling implements Telling<SearchResult> {
  private final Path folder;
  private final Map<String, Trial> trials = new LinkedHashMap<>();
  private Measure measure = Measure.ACCURACY;
  private int round;
  private int rule;

  SearchTelling(Path folder) {
    this.folder = folder;
  }

  @Override
  public void tell(JobEvent event, RunLog log) {
    if (event instanceof JobEvent.SearchPlanned planned) {
      measure = planned.plan().search().measure();
      log.add("plan", plan(planned.plan()));
    } else if (event instanceof JobEvent.Searching searching) {
      searched(searching.event(), log);
    } else {
      Telling.common(event, log);
    }
  }

  private void searched(SearchEvent event, RunLog log) {
    if (event instanceof SearchEvent.RoundStarted started) {
      if (started.round() > round) {
        trials.clear(); // a later round trains its candidates longer, and only these compare
      }
      round = started.round();
      log.add(
          "round",
          new Told()
              .put("round", started.round())
              .put("rounds", started.rounds())
              .put("candidates", started.candidates())
              .put("folds", started.folds())
              .put("known", started.known())
              .put("epochs", started.epochs())
              .text());
    } else if (event instanceof SearchEvent.Progressed progressed) {
      log.pass("progress", new Told().put("share", progressed.share()).text());
    } else if (event instanceof SearchEvent.FoldEnded ended) {
      FoldScore fold = ended.score();
      log.add(
          "fold",
          new Told()
              .put("name", ended.name())
              .put("round", round)
              .put("number", fold.number())
              .put("score", measure.score(fold))
              .put("loss", fold.loss())
              .put("trainLoss", fold.trainLoss())
              .text());
    } else if (event instanceof SearchEvent.TrialEnded ended) {
      Trial trial = ended.trial();
      log.add(
          "trial",
          Choice.trial(trial, measure).put("parameters", trial.parameters()).text());
      trials.put(trial.name(), trial);
      choice(log);
    }
  }

  private void choice(RunLog log) {
    if (!trials.isEmpty()) {
      Choice.of(new Ranking(List.copyOf(trials.values()), measure))
          .ifPresent(told -> log.add("choice", told.text()));
    }
  }

  private String plan(SearchPlan plan) {
    Preparation preparation = Preparation.fit(plan.data());
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    rule = (inputs + outputs + 1) / 2;
    Told told = new Told()
        .put("data", plan.data().name())
        .put("rows", plan.data().rows())
        .put("inputs", inputs)
        .put("outputs", outputs)
        .put("rule", rule)
        .put("measure", plan.search().measure().toString())
        .put("folding", Spec.text(plan.search().folding()));
    ArrayNode candidates = told.node().putArray("candidates");
    for (Candidate candidate : plan.search().candidates()) {
      ObjectNode one = candidates.addObject().put("name", candidate.name());
      Choice.units(one, candidate.structure().layers());
    }
    ArrayNode hints = told.node().putArray("hints");
    plan.hints().forEach(hints::add);
    ArrayNode notes = told.node().putArray("notes");
    for (Note note : plan.data().notes()) {
      notes.addObject().put("about", note.about()).put("words", note.words());
    }
    return told.text();
  }

  @Override
  public void ended(SearchResult result, RunLog log) throws IOException {
    ObjectNode node = (ObjectNode) LINE.readTree(SearchJson.text(result));
    node.put("rule", rule);
    result
        .decided()
        .ifPresent(ranking -> fields(result.recipe(ranking.chosen()), node.putObject("fields")));
    String text = node.toString();
    if (result.outcome() == Outcome.DONE) {
      ResultFile.write(folder, text);
    }
    log.add("result", text);
  }

  /** The settings with which the chosen network is trained. */
  private static void fields(TrainRecipe recipe, ObjectNode node) {
    for (Field field : Field.changed(recipe, TrainRecipe.of(""))) {
      if (field != Field.DATA) {
        node.put(field.title(), field.text(recipe));
      }
    }
  }

  @Override
  public Outcome of(SearchResult result) {
    return result.outcome();
  }

  @Override
  public boolean finished() throws IOException {
    return ResultFile.ended(folder, "This search was interrupted");
  }

  /** The log knows neither the number of rows nor of inputs, so the sizes of the networks are told by their units alone. */
  @Override
  public void recall(Run run) throws IOException {
    RunLog log = run.log();
    SearchRecipe recipe = (SearchRecipe) run.recipe();
    Path file = RunFolder.open(folder).trials();
    List<TrialLogFile.Kept> kept = Files.exists(file) ? TrialLogFile.read(file) : List.of();
    boolean numbers = kept.stream()
        .flatMap(one -> one.folds().stream())
        .anyMatch(fold -> Double.isNaN(fold.accuracy()));
    measure = recipe.space().by().orElse(numbers ? Measure.LOSS : Measure.ACCURACY);
    List<Trial> all = Choice.recalled(recipe, kept);
    int folds = all.stream().mapToInt(trial -> trial.folds().size()).max().orElse(0);
    log.add(
        "plan",
        new Told()
            .put("data", recipe.train().data().source())
            .put("measure", measure.toString())
            .put("folding", Spec.text(recipe.folds().folding()))
            .put("recalled", true)
            .text());
    for (Trial trial : all) {
      if (trial.folds().size() == folds) {
        log.add("trial", Choice.trial(trial, measure).text());
        trials.put(trial.name(), trial);
      }
    }
    choice(log);
    ResultFile.read(folder).ifPresent(text -> log.add("result", text));
  }
}
