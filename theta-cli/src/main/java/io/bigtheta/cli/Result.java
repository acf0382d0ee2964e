package io.bigtheta.cli;

import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Epoch;
import io.bigtheta.train.History;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of {@code theta train}, for people and for programs.
 *
 * @param test the judgement on the test rows, where there are any
 * @param model the file; empty if there is none
 */
record Result(
    Plan plan, Training training, Optional<Evaluation> test, RunFolder folder, String model) {
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
      json.writeStringField("theta_digest", training.model().network().digest());
      if (model.isEmpty()) {
        json.writeNullField("model");
      } else {
        json.writeStringField("model", model);
      }
      json.writeEndObject();
    });
  }

  /** The epoch whose weights are in the model; 0 if none ended. */
  private int kept() {
    return training.model().provenance().epoch();
  }

  private Optional<Epoch> best() {
    return kept() == 0 ? Optional.empty() : Optional.of(training.history().epoch(kept()));
  }

  void people(PrintStream out) {
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
    history
        .overfitting()
        .ifPresent(epoch -> out.println("overfitting  from epoch " + epoch
            + ": from there the validation loss rose while the training loss fell"));
    test.ifPresent(judged -> {
      out.println("test         " + judged);
      Confusions.of(judged, training.model().labels())
          .forEach(line -> out.println("             " + line));
    });
    if (kept() > 0) {
      out.println("θ digest     " + training.model().network().digest());
    }
    out.println(text(
        "seconds      %.1f in %d epoch%s",
        history.seconds(), history.epochs(), history.epochs() == 1 ? "" : "s"));
    if (!model.isEmpty()) {
      out.println("files        " + folder.path()
          + ": model.safetensors, report.html, history.csv, pictures");
    }
    if (training.reason() instanceof StopReason.Interrupted) {
      out.println();
      out.println(
          model.isEmpty()
              ? "interrupted before the first epoch ended, so there is no model yet"
              : "interrupted: the best model so far is saved");
      out.println("to continue: theta resume " + folder.path());
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
