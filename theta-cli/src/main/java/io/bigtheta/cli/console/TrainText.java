package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.diagnosis.Measured;
import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Epoch;
import io.bigtheta.train.History;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of {@code theta train}, for people and for programs.
 *
 * @param diagnosis where there is a model
 * @param test the judgement on the test rows, where there are any
 * @param snapshots how well they answer, where there are any
 * @param model the file; empty if there is none
 * @param reported whether report, history and pictures could be written
 */
record Result(
    Plan plan,
    Training training,
    Optional<Diagnosis> diagnosis,
    Optional<Evaluation> test,
    Optional<Voices> snapshots,
    RunFolder folder,
    String model,
    boolean reported) {
  void json(PrintStream out) {
    History history = training.history();
    Optional<Epoch> best = best();
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", plan.rows().train().name());
      json.writeNumberField("train_rows", plan.rows().train().rows());
      json.writeNumberField("validation_rows", plan.rows().validation().rows());
      json.writeNumberField("test_rows", plan.rows().test().rows());
      json.writeStringField("blueprint", plan.blueprint().text());
      json.writeNumberField("epochs_run", history.epochs());
      json.writeNumberField("best_epoch", kept());
      json.writeStringField("stop_reason", training.reason().name());
      Json.number(json, "train_loss", best.map(Epoch::trainLoss).orElse(Double.NaN));
      Json.number(json, "validation_loss", best.map(Epoch::validationLoss).orElse(Double.NaN));
      Json.number(
          json, "validation_accuracy", best.map(Epoch::validationAccuracy).orElse(Double.NaN));
      Json.number(json, "test_accuracy", test.map(Evaluation::accuracy).orElse(Double.NaN));
      Json.number(json, "seconds_total", history.seconds());
      json.writeArrayFieldStart("seconds_per_epoch");
      for (Epoch epoch : history.list()) {
        Json.number(json, epoch.seconds());
      }
      json.writeEndArray();
      json.writeFieldName("diagnosis");
      if (diagnosis.isPresent()) {
        write(diagnosis.get(), json);
      } else {
        json.writeNull();
      }
      json.writeFieldName("snapshots");
      if (snapshots.isPresent()) {
        write(snapshots.get(), json);
      } else {
        json.writeNull();
      }
      Json.text(json, "theta_digest", digest());
      Json.text(json, "model", model);
      json.writeEndObject();
    });
  }

  private void write(Voices voices, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("models");
    for (Voices.Voice voice : voices.alone()) {
      json.writeStartObject();
      json.writeStringField("model", voice.path().toString());
      json.writeNumberField("epoch", voice.mark());
      voices.json(voice, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    voices.json(json);
    json.writeEndObject();
  }

  private void write(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeStartObject();
    write("train", diagnosis.train(), json);
    if (diagnosis.validation().isPresent()) {
      write("validation", diagnosis.validation().get(), json);
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : diagnosis.findings()) {
      json.writeStartObject();
      json.writeStringField("finding", finding.kind().toString());
      json.writeStringField("words", finding.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("overfitting_from");
    if (diagnosis.overfitting().isPresent()) {
      json.writeNumber(diagnosis.overfitting().getAsInt());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void write(String part, Measured measured, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(part);
    json.writeNumberField("rows", measured.rows());
    Json.number(json, "loss", measured.loss());
    boolean classes = training.model().classifies();
    Json.number(
        json, classes ? "accuracy" : "r2", classes ? measured.accuracy() : measured.explained());
    json.writeEndObject();
  }

  /** Of θ; empty without a model: then θ is what it was at the start, which is no result. */
  String digest() {
    return model.isEmpty() ? "" : training.model().network().digest();
  }

  /** The epoch whose weights are in the model; 0 if none ended. */
  private int kept() {
    return training.model().provenance().epoch();
  }

  Optional<Epoch> best() {
    return kept() == 0 ? Optional.empty() : Optional.of(training.history().epoch(kept()));
  }

  /** @param resumed the folder that theta resume continues: this one, or that of the whole it belongs to */
  void people(PrintStream out, Path resumed) {
    History history = training.history();
    out.println();
    best().ifPresent(best -> {
      String held = Double.isNaN(best.validationLoss())
          ? ""
          : text(", validation loss %.4f", best.validationLoss());
      String right = Double.isNaN(best.validationAccuracy())
          ? ""
          : text(", validation accuracy %.2f %%", 100 * best.validationAccuracy());
      boolean newest = plan.rows().validation().rows() == 0;
      out.println((newest ? "kept epoch   " : "best epoch   ")
          + text("%d of %d: training loss %.4f", best.number(), history.epochs(), best.trainLoss())
          + held
          + right);
    });
    out.println("stopped      " + training.reason());
    test.ifPresent(judged -> {
      out.println("test         " + judged);
      Confusions.of(judged, training.model().labels())
          .forEach(line -> out.println("             " + line));
    });
    diagnosis.ifPresent(all -> all.findings()
        .forEach(finding -> out.println(
            all.findings().indexOf(finding) == 0
                ? "diagnosis    " + finding
                : "             " + finding)));
    if (kept() > 0) {
      out.println("θ digest     " + training.model().network().digest());
    }
    out.println(text(
        "seconds      %.1f in %d epoch%s",
        history.seconds(), history.epochs(), history.epochs() == 1 ? "" : "s"));
    snapshots.ifPresent(voices -> {
      out.println();
      voices.people(out, "snapshot", "epoch");
      out.println();
    });
    if (snapshots.isEmpty() && !(training.reason() instanceof StopReason.Interrupted)) {
      plan.snapshots()
          .ifPresent(wanted -> out.println("snapshots    none: the training ended before epoch "
              + wanted.epochs().get(0)));
    }
    if (!model.isEmpty()) {
      out.println("files        " + folder.path()
          + ": model.safetensors"
          + (snapshots.isPresent() ? ", a model for each snapshot, ensemble.json" : "")
          + (reported ? ", report.html, history.csv, pictures" : ""));
    }
    if (training.reason() instanceof StopReason.Interrupted) {
      out.println();
      out.println(
          model.isEmpty()
              ? "interrupted before the first epoch ended, so there is no model yet"
              : "interrupted: the best model so far is saved");
      out.println("to continue: theta resume " + resumed);
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
