package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Epoch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * What came of {@code theta ensemble}, for people and for programs.
 *
 * @param members as far as they were trained; the last one of an ensemble that is not complete may have no model
 * @param ensemble where all members are whole
 * @param test its judgement on the test rows, where there are any
 */
record EnsembleResult(
    RunFolder folder,
    MembersFile begun,
    List<Result> members,
    Optional<Ensemble> ensemble,
    Optional<Evaluation> test) {
  boolean complete() {
    return ensemble.isPresent();
  }

  private Voices voices() {
    return new Voices(
        members.get(0).plan().rows().classes(),
        members.stream().map(EnsembleResult::voice).toList(),
        Optional.empty(),
        test);
  }

  private static Voices.Voice voice(Result member) {
    return new Voices.Voice(
        member.folder().path(),
        member.plan().trainer().seed(),
        member.best(),
        member.test(),
        member.digest());
  }

  void people(PrintStream out) {
    out.println();
    if (!complete()) {
      long whole = members.stream().filter(EnsembleWork::whole).count();
      out.println("ensemble     " + whole + " of " + begun.count()
          + " members are whole; theta resume " + folder.path() + " goes on");
      return;
    }
    voices().people(out, "member", "seed");
    out.println();
    test.ifPresent(judged -> {
      out.println("test         " + judged);
      Confusions.of(judged, members.get(0).training().model().labels())
          .forEach(line -> out.println("             " + line));
    });
    out.println("files        " + folder.path() + ": ensemble.json, and a folder for each member");
  }

  void json(PrintStream out) {
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", members.get(0).plan().rows().train().name());
      json.writeBooleanField("complete", complete());
      json.writeArrayFieldStart("members");
      for (Result member : members) {
        write(member, json);
      }
      json.writeEndArray();
      voices().json(json);
      json.writeStringField("folder", folder.path().toString());
      json.writeEndObject();
    });
  }

  private void write(Result member, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("folder", member.folder().path().toString());
    json.writeNumberField("seed", member.plan().trainer().seed());
    json.writeNumberField("epochs_run", member.training().history().epochs());
    json.writeNumberField("best_epoch", member.best().map(Epoch::number).orElse(0));
    json.writeStringField("stop_reason", member.training().reason().name());
    voices().json(voice(member), json);
    json.writeEndObject();
  }
}
