package io.bigtheta.studio.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.io.PruningFile;
import io.bigtheta.prune.HiddenLayer;
import io.bigtheta.prune.Point;
import io.bigtheta.prune.PruningEvent;
import io.bigtheta.prune.PruningState;
import io.bigtheta.prune.Score;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.run.result.PruneJson;
import io.bigtheta.run.result.PruneResult;
import io.bigtheta.train.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a pruning tells: every network that it has evaluated, which is kept as a file, and its result. */
final class PruneTelling implements Telling<PruneResult> {
  /** A pruning ends when the share that a round removes is below this. */
  private static final double FINEST = 0.03;

  private final Path folder;
  private final Rounds rounds;
  private int next;

  PruneTelling(Path folder) {
    this.folder = folder;
    rounds = new Rounds(folder);
  }

  @Override
  public void tell(JobEvent event, RunLog log) {
    if (event instanceof JobEvent.PrunePlanned planned) {
      log.add("plan", plan(planned));
    } else if (event instanceof JobEvent.PruneRound round) {
      pruned(round.event(), log);
    } else {
      Telling.common(event, log);
    }
  }

  private void pruned(PruningEvent event, RunLog log) {
    if (event instanceof PruningEvent.Resumed resumed) {
      resumed.curve().forEach(point -> log.add("point", point(next++, point).text()));
    } else if (event instanceof PruningEvent.Started started) {
      log.add(
          "round",
          new Told()
              .put("round", started.round())
              .put("from", started.from())
              .put("to", started.to())
              .text());
    } else if (event instanceof PruningEvent.Tuned tuned) {
      if (tuned.event() instanceof Event.EpochEnded ended) {
        log.pass(
            "progress",
            new Told()
                .put("round", tuned.round())
                .put("epoch", ended.epoch().number())
                .put("loss", ended.epoch().trainLoss())
                .text());
      }
    } else if (event instanceof PruningEvent.Judged judged) {
      rounds.keep(next, judged.model());
      log.add("point", point(next++, judged.point()).text());
    }
  }

  private static String plan(JobEvent.PrunePlanned planned) {
    Told told = new Told()
        .put("data", planned.rows().rows().train().name())
        .put("trainRows", planned.rows().rows().train().rows())
        .put("validationRows", planned.rows().rows().validation().rows())
        .put("testRows", planned.rows().rows().test().rows())
        .put("blueprint", planned.model().network().blueprint().text())
        .put("parameters", planned.model().network().blueprint().size())
        .put("units", HiddenLayer.units(planned.model().network().blueprint()))
        .put("parts", planned.pruning().pruner().parts())
        .put("tolerance", planned.pruning().tolerance())
        .put("step", planned.pruning().step())
        .put("epochs", planned.pruning().trainer().epochs());
    ArrayNode hints = told.node().putArray("hints");
    planned.hints().forEach(hints::add);
    return told.text();
  }

  private Told point(int number, Point point) {
    Told told = new Told()
        .put("number", number)
        .put("round", point.round())
        .put("units", point.units())
        .put("weights", point.weights())
        .put("parameters", point.parameters())
        .put("held", point.held());
    try {
      told.put("bytes", rounds.bytes(number));
    } catch (IOException e) {
      told.put("bytes", 0);
    }
    ArrayNode hidden = told.node().putArray("hidden");
    point.hidden().forEach(hidden::add);
    score(told.node().putObject("validation"), point.validation());
    point.test().ifPresent(test -> score(told.node().putObject("test"), test));
    return told;
  }

  private static void score(ObjectNode node, Score score) {
    node.put("loss", Told.short7(score.loss()));
    if (score.classes()) {
      node.put("accuracy", Told.short7(score.accuracy()));
    } else {
      node.put("rmse", Told.short7(score.rmse()));
    }
  }

  @Override
  public void ended(PruneResult result, RunLog log) throws IOException {
    String text = Telling.line(PruneJson.text(result));
    if (result.outcome() == Outcome.DONE) {
      ResultFile.write(folder, text);
    }
    log.add("result", text);
  }

  @Override
  public Outcome of(PruneResult result) {
    return result.outcome();
  }

  private Optional<PruningState> state() {
    return PruningFile.read(RunFolder.open(folder).pruning());
  }

  @Override
  public boolean finished() throws IOException {
    if (ResultFile.read(folder).isPresent() || !ResultFile.ended(folder, "")) {
      return ResultFile.read(folder).isPresent();
    }
    double step = RunFolder.open(folder).beginning(PruneRecipe.class).recipe().step();
    return state()
        .filter(state -> state.share() < Math.min(FINEST, step)
            || state.point().units() == state.point().hidden().size())
        .isPresent();
  }

  @Override
  public void recall(Run run) throws IOException {
    PruneRecipe recipe = (PruneRecipe) run.recipe();
    Optional<PruningState> state = state();
    List<Point> curve = state.map(PruningState::curve).orElse(List.of());
    run.log()
        .add(
            "plan",
            new Told()
                .put("data", recipe.train().data().source())
                .put("parts", recipe.pruner().parts())
                .put("tolerance", recipe.tolerance())
                .put("step", recipe.step())
                .put("units", curve.isEmpty() ? 0 : curve.get(0).units())
                .put("recalled", true)
                .text());
    for (int i = 0; i < curve.size(); i++) {
      run.log().add("point", point(i, curve.get(i)).text());
    }
    ResultFile.read(folder).ifPresent(text -> run.log().add("result", text));
  }
}
