package io.bigtheta.studio.desk;

import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.select.FoldEvent;
import io.bigtheta.train.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What jobs tell that have no screen of their own: cross-validations, learning curves and ensembles. The page lists them and shows
 * how far they are.
 */
final class PlainTelling<R> implements Telling<R> {
  private final Path folder;
  private final Function<R, String> json;
  private final Function<R, Outcome> outcome;
  private final String interrupted;
  private int member;

  /**
   * @param json the result as a JSON object
   * @param interrupted words of the report of a run that has not come to its end; may be empty
   */
  PlainTelling(
      Path folder, Function<R, String> json, Function<R, Outcome> outcome, String interrupted) {
    this.folder = folder;
    this.json = json;
    this.outcome = outcome;
    this.interrupted = interrupted;
  }

  @Override
  public void tell(JobEvent event, RunLog log) {
    if (event instanceof JobEvent.MemberStarted started) {
      member = started.number();
    } else if (event instanceof JobEvent.Trained trained) {
      if (trained.event() instanceof Event.EpochEnded ended) {
        log.add("epoch", TrainTelling.epoch(ended.epoch(), member));
      }
    } else if (event instanceof JobEvent.FoldTrained trained) {
      fold(trained.event(), log);
    } else if (event instanceof JobEvent.CurveTrained curve) {
      log.add(
          "fold",
          new Told()
              .put("number", curve.event().outcome().number())
              .put("trainRows", curve.event().outcome().rows())
              .put("error", curve.event().outcome().error())
              .put("trainError", curve.event().outcome().trainError())
              .put("done", curve.event().done())
              .put("folds", curve.event().of())
              .text());
    } else if (event instanceof JobEvent.Refitting refitting) {
      log.add(
          "note",
          new Told()
              .put("words", "a network is trained on all " + refitting.all().rows() + " rows")
              .text());
    } else {
      Telling.common(event, log);
    }
  }

  private static void fold(FoldEvent event, RunLog log) {
    if (event instanceof FoldEvent.EpochEnded ended) {
      log.pass(
          "progress",
          new Told()
              .put("fold", ended.number())
              .put("epoch", ended.epoch().number())
              .put("loss", ended.epoch().trainLoss())
              .text());
    } else if (event instanceof FoldEvent.Ended ended) {
      log.add(
          "fold",
          new Told()
              .put("number", ended.fold().number())
              .put("loss", ended.fold().held().loss())
              .put("accuracy", ended.fold().held().accuracy())
              .put("done", ended.done())
              .put("folds", ended.folds())
              .text());
    }
  }

  @Override
  public void ended(R result, RunLog log) throws IOException {
    String text = Telling.line(json.apply(result));
    if (of(result) == Outcome.DONE) {
      ResultFile.write(folder, text);
    }
    log.add("result", text);
  }

  @Override
  public Outcome of(R result) {
    return outcome.apply(result);
  }

  @Override
  public boolean finished() throws IOException {
    return ResultFile.ended(folder, interrupted) || Files.exists(folder.resolve("ensemble.json"));
  }

  @Override
  public void recall(Run run) throws IOException {
    ResultFile.read(folder).ifPresent(text -> run.log().add("result", text));
  }
}
