package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Evaluation;
import io.bigtheta.train.Epoch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well models answer one by one and together, for people and for programs.
 *
 * @param classes whether accuracy is what a table compares; else validation loss and test RMSE
 * @param validation the judgement on all of them together, where they have validation rows in common
 * @param test the same for test rows
 */
record Voices(
    boolean classes,
    List<Voice> alone,
    Optional<Evaluation> validation,
    Optional<Evaluation> test) {

  /**
   * One of the models.
   *
   * @param path where it is
   * @param mark the number by which it differs from the others: a seed, an epoch
   * @param epoch of its training that it is from, if there is a model
   * @param digest of its θ; empty if there is none
   */
  record Voice(
      Path path, long mark, Optional<Epoch> epoch, Optional<Evaluation> test, String digest) {}

  private double score(Evaluation judged) {
    return classes() ? judged.accuracy() : judged.rmse();
  }

  private double[] scores() {
    return alone.stream()
        .flatMap(voice -> voice.test().stream())
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

  /**
   * A table.
   *
   * @param one what each model is, as {@code member}
   * @param mark what its mark is, as {@code seed}
   */
  void people(PrintStream out, String one, String mark) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(
        one, mark, classes ? "validation" : "validation loss", classes ? "test" : "test RMSE"));
    for (Voice voice : alone) {
      rows.add(List.of(
          Integer.toString(rows.size()),
          Long.toString(voice.mark()),
          voice
              .epoch()
              .map(epoch -> text(classes ? epoch.validationAccuracy() : epoch.validationLoss()))
              .orElse(""),
          voice.test().map(judged -> text(score(judged))).orElse("")));
    }
    double[] scores = scores();
    if (scores.length > 1) {
      rows.add(List.of("mean", "", "", text(mean(scores)) + " ± " + spread(deviation(scores))));
    }
    if (validation.isPresent() || test.isPresent()) {
      rows.add(List.of(
          "ensemble",
          "",
          validation
              .map(judged -> text(classes ? judged.accuracy() : judged.loss()))
              .orElse(""),
          test.map(judged -> text(score(judged))).orElse("")));
    }
    rows.forEach(
        row -> out.println(String.format("%-10s %6s  %15s  %s", row.toArray()).stripTrailing()));
  }

  private String text(double value) {
    return Double.isNaN(value)
        ? ""
        : String.format(Locale.ROOT, classes ? "%.2f %%" : "%.4g", classes ? 100 * value : value);
  }

  private String spread(double value) {
    return String.format(Locale.ROOT, classes ? "%.2f" : "%.2g", classes ? 100 * value : value);
  }

  /** Fields of the object that JSON has for one of the models. */
  void json(Voice voice, JsonGenerator json) throws IOException {
    Optional<Epoch> epoch = voice.epoch();
    Json.number(json, "validation_loss", epoch.map(Epoch::validationLoss).orElse(Double.NaN));
    Json.number(
        json, "validation_accuracy", epoch.map(Epoch::validationAccuracy).orElse(Double.NaN));
    Json.number(json, "test_loss", voice.test().map(Evaluation::loss).orElse(Double.NaN));
    Json.number(json, measure(), voice.test().map(this::score).orElse(Double.NaN));
    Json.text(json, "theta_digest", voice.digest());
  }

  /** Fields on all of them. */
  void json(JsonGenerator json) throws IOException {
    double[] scores = scores();
    Json.number(json, "mean_" + measure(), mean(scores));
    Json.number(json, "deviation_" + measure(), deviation(scores));
    json.writeFieldName("ensemble");
    if (validation.isEmpty() && test.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    if (validation.isPresent()) {
      Evaluation judged = validation.get();
      json.writeNumberField("validation_rows", judged.rows());
      Json.number(json, "validation_loss", judged.loss());
      if (classes) {
        Json.number(json, "validation_accuracy", judged.accuracy());
      }
    }
    if (test.isPresent()) {
      Evaluation judged = test.get();
      json.writeNumberField("test_rows", judged.rows());
      Json.number(json, "test_loss", judged.loss());
      Json.number(json, measure(), score(judged));
    }
    json.writeEndObject();
  }

  private String measure() {
    return classes ? "test_accuracy" : "test_rmse";
  }
}
