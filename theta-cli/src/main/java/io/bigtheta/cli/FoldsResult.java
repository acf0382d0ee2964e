package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.data.Targets;
import io.bigtheta.model.Evaluation;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of {@code theta crossvalidate}, for people and for programs.
 *
 * @param model the file of the network trained on all rows; empty if there is none
 */
record FoldsResult(
    Plan plan, CrossValidation validation, CrossValidated result, String model, RunFolder folder) {
  boolean classes() {
    return plan.rows().classes();
  }

  /** Accuracy of classes, RMSE of numbers. */
  Estimate score() {
    return classes() ? result.accuracy() : result.rmse();
  }

  void json(PrintStream out) {
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", plan.rows().train().name());
      json.writeNumberField("rows", result.rows());
      json.writeStringField("blueprint", plan.blueprint().text());
      json.writeStringField("folding", Spec.text(validation.folding()));
      json.writeBooleanField("complete", result.complete());
      json.writeArrayFieldStart("folds");
      for (Fold fold : result.folds()) {
        write(fold, json);
      }
      json.writeEndArray();
      if (classes()) {
        Json.number(json, "mean_accuracy", result.accuracy().mean());
      } else {
        Json.number(json, "mean_rmse", result.rmse().mean());
        Json.number(json, "mean_r2", result.r2().mean());
      }
      Json.number(json, "mean_loss", result.loss().mean());
      Json.number(json, "standard_error", score().standardError());
      json.writeArrayFieldStart("interval");
      Json.number(json, low());
      Json.number(json, high());
      json.writeEndArray();
      json.writeNumberField("duplicates", result.duplicates());
      json.writeNumberField("median_best_epoch", result.medianBestEpoch());
      if (model.isEmpty()) {
        json.writeNullField("model");
      } else {
        json.writeStringField("model", model);
      }
      json.writeEndObject();
    });
  }

  private void write(Fold fold, JsonGenerator json) throws IOException {
    Evaluation held = fold.held();
    json.writeStartObject();
    json.writeNumberField("number", fold.number());
    json.writeNumberField("rows", held.rows());
    json.writeNumberField("epoch", fold.epoch());
    json.writeNumberField("best_epoch", fold.bestEpoch());
    Json.number(json, "loss", held.loss());
    if (classes()) {
      Json.number(json, "accuracy", held.accuracy());
    } else {
      Json.number(json, "rmse", held.rmse());
      Json.number(json, "r2", held.r2());
    }
    json.writeStringField("digest", fold.digest());
    json.writeEndObject();
  }

  /** Of the score's interval; shares end at 0 and RMSE too. */
  double low() {
    return Double.isNaN(score().low()) ? Double.NaN : Math.max(0, score().low());
  }

  double high() {
    boolean over = classes() && score().high() > 1;
    return over ? 1 : score().high();
  }

  /** @param reported whether the report and its tables could be written */
  void people(PrintStream out, boolean reported) {
    out.println();
    int count = result.folds().size();
    if (!result.complete()) {
      out.println(text("interrupted  %d of %d folds are finished", count, result.asked())
          + (count == 0 ? "" : ", and this is what they say"));
    }
    if (count > 0) {
      scores(out);
    }
    duplicates().ifPresent(line -> out.println("duplicates   " + line));
    List<String> files = Stream.of(
            model.isEmpty() ? "" : "model.safetensors",
            reported ? "folds.csv, out-of-fold.csv, report.html, pictures" : "")
        .filter(name -> !name.isEmpty())
        .toList();
    if (!files.isEmpty()) {
      out.println("files        " + folder.path() + ": " + String.join(", ", files));
    }
  }

  /** What equal rows in different folds mean, where there are any. */
  Optional<String> duplicates() {
    if (result.duplicates() == 0) {
      return Optional.empty();
    }
    return Optional.of(text(
        "%,d of %,d rows are held out while an equal row is learnt from, so %s; remove repeated rows from the data, or name with --group a column that equal rows share",
        result.duplicates(),
        result.rows(),
        classes()
            ? text(
                "the accuracy may be too high by up to %.1f points",
                100.0 * result.duplicates() / result.rows())
            : "the scores may be too good"));
  }

  private void scores(PrintStream out) {
    if (classes()) {
      out.println("accuracy     " + text("%.2f %%", 100 * score().mean())
          + spread(score().standardError(), low(), high(), 100, "%.2f"));
    } else {
      out.println("RMSE         " + text("%.4g", score().mean())
          + spread(score().standardError(), low(), high(), 1, "%.4g"));
      Estimate r2 = result.r2();
      if (!Double.isNaN(r2.mean())) {
        out.println("R²           " + text("%.4f", r2.mean())
            + spread(r2.standardError(), r2.low(), Math.min(1, r2.high()), 1, "%.4f"));
      }
    }
    Estimate loss = result.loss();
    out.println("loss         " + text("%.4f", loss.mean())
        + spread(loss.standardError(), loss.low(), loss.high(), 1, "%.4f"));
    out.println("             "
        + (result.folds().size() == 1
            ? "of a single fold: how far it may be off, only more folds can tell"
            : "mean ± standard error over " + result.folds().size() + " folds"));
    result.outOfFold().evaluation().ifPresent(all -> {
      out.println("together     " + all);
      Confusions.of(all, labels()).forEach(line -> out.println("             " + line));
    });
    bestEpochs(out);
  }

  /** Of the classes; none where targets are numbers. */
  List<String> labels() {
    Targets targets = plan.rows().train().targets();
    return targets.kind().classifies() ? targets.labels() : List.of();
  }

  private void bestEpochs(PrintStream out) {
    int[] best = result.folds().stream()
        .mapToInt(Fold::bestEpoch)
        .filter(epoch -> epoch > 0)
        .sorted()
        .toArray();
    if (best.length > 0) {
      out.println(text(
          "best epoch   %d of %d in the median (%d … %d)",
          result.medianBestEpoch(), plan.trainer().epochs(), best[0], best[best.length - 1]));
    }
  }

  private static String spread(double error, double low, double high, double scale, String number) {
    return Double.isNaN(error)
        ? ""
        : text(
            " ± " + number + " (95 %% interval " + number + " … " + number + ")",
            scale * error,
            scale * low,
            scale * high);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
