package io.bigtheta.studio.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bigtheta.data.Note;
import io.bigtheta.io.CheckpointFile;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.Outcome;
import io.bigtheta.run.result.TrainJson;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.select.MemberEvent;
import io.bigtheta.train.Event;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a training tells: its plan, every epoch, and its result. */
final class TrainTelling implements Telling<TrainResult> {
  private final Path folder;
  private final Epochs epochs;

  TrainTelling(Path folder) {
    this.folder = folder;
    epochs = new Epochs(folder);
  }

  @Override
  public void tell(JobEvent event, RunLog log) {
    if (event instanceof JobEvent.TrainPlanned planned) {
      log.add("plan", plan(planned.plan()));
      planned.from().ifPresent(from -> epochs(from.history(), 0, log));
    } else if (event instanceof JobEvent.Trained trained) {
      trained(trained.event(), log);
    } else if (event instanceof JobEvent.MemberTrained member) {
      member(member.event(), log);
    } else {
      Telling.common(event, log);
    }
  }

  private void trained(Event event, RunLog log) {
    if (event instanceof Event.Progressed progressed) {
      log.pass(
          "progress",
          new Told()
              .put("epoch", progressed.epoch())
              .put("step", progressed.step())
              .put("steps", progressed.steps())
              .put("loss", progressed.loss())
              .put("rate", progressed.rate())
              .text());
    } else if (event instanceof Event.EpochEnded ended) {
      log.add("epoch", epoch(ended.epoch(), 0));
      epochs.keep(ended.epoch().number(), ended.model());
    } else if (event instanceof Event.Ended ended) {
      log.add(
          "ended",
          new Told()
              .put("reason", ended.reason().toString())
              .put("best", ended.best())
              .text());
    }
  }

  private void member(MemberEvent event, RunLog log) {
    if (event instanceof MemberEvent.EpochEnded ended) {
      log.add("epoch", epoch(ended.epoch(), ended.number()));
    } else if (event instanceof MemberEvent.Ended ended) {
      log.add(
          "member",
          new Told()
              .put("member", ended.number())
              .put("done", ended.done())
              .put("members", ended.members())
              .put("best", ended.training().history().best())
              .text());
    }
  }

  static void epochs(History history, int member, RunLog log) {
    history.list().forEach(epoch -> log.add("epoch", epoch(epoch, member)));
  }

  static String epoch(Epoch epoch, int member) {
    return new Told()
        .put("member", member)
        .put("epoch", epoch.number())
        .put("trainLoss", epoch.trainLoss())
        .put("trainAccuracy", epoch.trainAccuracy())
        .put("validationLoss", epoch.validationLoss())
        .put("validationAccuracy", epoch.validationAccuracy())
        .put("rate", epoch.rate())
        .put("seconds", epoch.seconds())
        .text();
  }

  private static String plan(Plan plan) {
    Told told = new Told()
        .put("data", plan.rows().train().name())
        .put("trainRows", plan.rows().train().rows())
        .put("validationRows", plan.rows().validation().rows())
        .put("testRows", plan.rows().test().rows())
        .put("blueprint", plan.blueprint().text())
        .put("parameters", plan.blueprint().size())
        .put("epochs", plan.trainer().epochs())
        .put("batch", plan.trainer().batch())
        .put("members", plan.members())
        .put("classes", plan.classes());
    ArrayNode hints = told.node().putArray("hints");
    plan.hints().forEach(hints::add);
    ArrayNode notes = told.node().putArray("notes");
    for (Note note : plan.rows().train().notes()) {
      notes.addObject().put("about", note.about()).put("words", note.words());
    }
    return told.text();
  }

  @Override
  public void ended(TrainResult result, RunLog log) throws IOException {
    String text = Telling.line(TrainJson.text(result));
    if (result.whole()) {
      ResultFile.write(folder, text);
    }
    log.add("result", text);
  }

  @Override
  public Outcome of(TrainResult result) {
    return result.outcome();
  }

  @Override
  public boolean finished() throws IOException {
    return ResultFile.ended(folder, "");
  }

  @Override
  public void recall(Run run) throws IOException {
    RunFolder files = RunFolder.open(folder);
    if (Files.exists(files.checkpoint())) {
      var checkpoint = CheckpointFile.read(files.checkpoint());
      run.log()
          .add(
              "plan",
              new Told()
                  .put("blueprint", checkpoint.blueprint().text())
                  .put("parameters", checkpoint.blueprint().size())
                  .put("epochs", checkpoint.trainer().epochs())
                  .put("batch", checkpoint.trainer().batch())
                  .put("members", 1)
                  .put("recalled", true)
                  .text());
      epochs(checkpoint.history(), 0, run.log());
    }
    for (int member = 1; Files.exists(files.checkpoint(member)); member++) {
      epochs(CheckpointFile.read(files.checkpoint(member)).history(), member, run.log());
    }
    ResultFile.read(folder).ifPresent(text -> run.log().add("result", text));
  }
}
