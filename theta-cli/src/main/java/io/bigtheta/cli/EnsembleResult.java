package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Epoch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Accuracy of classes, else the RMSE: what a table compares. */
  private double score(Evaluation judged) {
    return classes() ? judged.accuracy() : judged.rmse();
  }

  private boolean classes() {
    return members.get(0).plan().rows().classes();
  }

  private double[] scores() {
    return members.stream()
        .flatMap(member -> member.test().stream())
        .mapToDouble(this::score)
        .toArray();
  }

  private static double mean(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  /** The standard deviation of a sample, its squares divided by their number − 1; NaN of one. */
  private static double deviation(double[] scores) {
    double mean = mean(scores);
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    return scores.length < 2 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
  }

  void people(PrintStream out) {
    out.println();
    if (!complete()) {
      long whole = members.stream().filter(EnsembleWork::whole).count();
      out.println("ensemble     " + whole + " of " + begun.count()
          + " members are whole; theta resume " + folder.path() + " goes on");
      return;
    }
    table().forEach(row -> out.println(line(row)));
    out.println();
    test.ifPresent(judged -> {
      out.println("test         " + judged);
      Confusions.of(judged, members.get(0).training().model().labels())
          .forEach(line -> out.println("             " + line));
    });
    out.println("files        " + folder.path() + ": ensemble.json, and a folder for each member");
  }

  private List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        "member",
        "seed",
        classes() ? "validation" : "validation loss",
        classes() ? "test" : "test RMSE"));
    for (int k = 0; k < members.size(); k++) {
      Result member = members.get(k);
      rows.add(List.of(
          Integer.toString(k + 1),
          Long.toString(member.plan().trainer().seed()),
          member.best().map(this::held).orElse(""),
          member.test().map(judged -> text(score(judged))).orElse("")));
    }
    double[] scores = scores();
    if (scores.length > 1) {
      rows.add(List.of("mean", "", "", text(mean(scores)) + " ± " + spread(deviation(scores))));
    }
    test.ifPresent(judged -> rows.add(List.of("ensemble", "", "", text(score(judged)))));
    return rows;
  }

  private String held(Epoch best) {
    double value = classes() ? best.validationAccuracy() : best.validationLoss();
    return Double.isNaN(value) ? "" : text(value);
  }

  private String text(double value) {
    return String.format(
        Locale.ROOT, classes() ? "%.2f %%" : "%.4g", classes() ? 100 * value : value);
  }

  private String spread(double value) {
    return String.format(Locale.ROOT, classes() ? "%.2f" : "%.2g", classes() ? 100 * value : value);
  }

  private static String line(List<String> row) {
    return String.format("%-10s %6s  %15s  %s", row.toArray()).stripTrailing();
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
      double[] scores = scores();
      String measure = classes() ? "test_accuracy" : "test_rmse";
      Json.number(json, "mean_" + measure, mean(scores));
      Json.number(json, "deviation_" + measure, deviation(scores));
      json.writeFieldName("ensemble");
      if (test.isPresent()) {
        Evaluation judged = test.get();
        json.writeStartObject();
        json.writeNumberField("test_rows", judged.rows());
        Json.number(json, "test_loss", judged.loss());
        Json.number(json, measure, score(judged));
        json.writeEndObject();
      } else {
        json.writeNull();
      }
      json.writeStringField("folder", folder.path().toString());
      json.writeEndObject();
    });
  }

  private void write(Result member, JsonGenerator json) throws IOException {
    Optional<Epoch> best = member.best();
    json.writeStartObject();
    json.writeStringField("folder", member.folder().path().toString());
    json.writeNumberField("seed", member.plan().trainer().seed());
    json.writeNumberField("epochs_run", member.training().history().epochs());
    json.writeNumberField("best_epoch", best.map(Epoch::number).orElse(0));
    json.writeStringField("stop_reason", member.training().reason().name());
    Json.number(json, "validation_loss", best.map(Epoch::validationLoss).orElse(Double.NaN));
    Json.number(
        json, "validation_accuracy", best.map(Epoch::validationAccuracy).orElse(Double.NaN));
    Json.number(json, "test_loss", member.test().map(Evaluation::loss).orElse(Double.NaN));
    Json.number(
        json,
        classes() ? "test_accuracy" : "test_rmse",
        member.test().map(this::score).orElse(Double.NaN));
    json.writeFieldName("theta_digest");
    if (member.model().isEmpty()) {
      json.writeNull();
    } else {
      json.writeString(member.training().model().network().digest());
    }
    json.writeEndObject();
  }
}
