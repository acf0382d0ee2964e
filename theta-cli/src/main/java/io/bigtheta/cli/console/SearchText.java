package io.bigtheta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.report.Table;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Searched;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldScore;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of {@code theta search}, for people and for programs.
 *
 * @param shared options of {@code theta train} that the search was given too, with their values
 * @param data as it was typed
 */
record SearchResult(
    SearchPlan plan, Searched searched, RunFolder folder, Map<String, String> shared, String data) {
  Measure measure() {
    return searched.measure();
  }

  Optional<Ranking> ranking() {
    return searched.ranking();
  }

  /** The ranking of a search that came to its end and in which something can be chosen. */
  Optional<Ranking> decided() {
    return searched.complete() ? ranking().filter(Ranking::decided) : Optional.empty();
  }

  static String structure(Trial trial) {
    List<Layer> layers = trial.candidate().structure().layers();
    return layers.stream().map(Spec::text).collect(Collectors.joining(" "));
  }

  /**
   * The command that trains the network chosen, as a shell reads it. It names what would else follow from the number of rows,
   * of which a training has others than a fold.
   */
  String command(Trial chosen) {
    Map<String, String> options = new LinkedHashMap<>(shared);
    options.putAll(
        Varied.options(plan.settings().get(chosen.order()), plan.points().get(chosen.order())));
    Trainer trainer = chosen.candidate().trainer();
    options.putIfAbsent("--epochs", Integer.toString(trainer.epochs()));
    options.putIfAbsent("--batch", Integer.toString(trainer.batch()));
    StringBuilder command = new StringBuilder("theta train " + RunOptions.shell(data));
    options.forEach((name, value) ->
        command.append(' ').append(name).append(' ').append(RunOptions.shell(value)));
    return command.toString();
  }

  void json(PrintStream out) {
    Json.print(out, json -> {
      json.writeStartObject();
      json.writeStringField("data", plan.data().name());
      json.writeNumberField("rows", plan.data().rows());
      json.writeStringField("strategy", Spec.text(plan.search().strategy()));
      json.writeStringField("folding", Spec.text(plan.search().folding()));
      json.writeStringField("measure", measure().toString());
      json.writeBooleanField("complete", searched.complete());
      json.writeNumberField("duplicates", searched.duplicates());
      json.writeArrayFieldStart("trials");
      for (Trial trial : ranking().map(Ranking::trials).orElse(List.of())) {
        write(trial, json);
      }
      json.writeEndArray();
      Optional<Ranking> decided = decided();
      text(json, "best", decided.map(it -> it.best().get(0).name()));
      text(json, "chosen", decided.map(it -> it.chosen().name()));
      text(json, "reason", searched.complete() ? ranking().map(Ranking::reason) : Optional.empty());
      text(json, "command", decided.map(it -> command(it.chosen())));
      json.writeStringField("folder", folder.path().toString());
      json.writeEndObject();
    });
  }

  private static void text(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void write(Trial trial, JsonGenerator json) throws IOException {
    boolean classes = Measure.of(plan.data()) == Measure.ACCURACY;
    json.writeStartObject();
    json.writeStringField("name", trial.name());
    json.writeStringField("structure", structure(trial));
    json.writeStringField("trainer", Spec.text(trial.candidate().trainer()));
    json.writeNumberField("parameters", trial.parameters());
    if (classes) {
      Json.number(json, "mean_accuracy", trial.accuracy().mean());
    } else {
      Json.number(json, "mean_rmse", trial.rmse().mean());
    }
    Json.number(json, "mean_loss", trial.loss().mean());
    Estimate score = trial.score(measure());
    Json.number(json, "standard_error", score.standardError());
    json.writeArrayFieldStart("interval");
    Json.number(json, score.low());
    Json.number(json, score.high());
    json.writeEndArray();
    json.writeArrayFieldStart("folds");
    for (FoldScore fold : trial.folds()) {
      json.writeStartObject();
      json.writeNumberField("number", fold.number());
      json.writeNumberField("rows", fold.rows());
      json.writeNumberField("epoch", fold.epoch());
      json.writeNumberField("best_epoch", fold.bestEpoch());
      Json.number(json, "loss", fold.loss());
      Json.number(json, classes ? "accuracy" : "rmse", classes ? fold.accuracy() : fold.rmse());
      json.writeStringField("digest", fold.digest());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void people(PrintStream out, List<String> files) {
    out.println();
    ranking().ifPresent(it -> out.print(table(it).text()));
    if (searched.complete()) {
      out.println();
      ranking()
          .ifPresent(
              it -> out.println((it.decided() ? "chosen       " : "nothing      ") + it.reason()));
      decided().ifPresent(it -> out.println("to train it: " + command(it.chosen())));
    }
    if (searched.duplicates() > 0) {
      out.printf(
          Locale.ROOT,
          "duplicates   %,d of %,d rows are held out while an equal row is learnt from: scores may be too good%n",
          searched.duplicates(),
          plan.data().rows());
    }
    out.println("files        " + folder.path() + ": " + String.join(", ", files));
    if (!searched.complete()) {
      out.println();
      out.println("interrupted: every fold that ended is kept");
      out.println("to continue: theta resume " + folder.path());
    }
  }

  /** The trials in the order of their sizes; the chosen one stands out. */
  Table table(Ranking ranking) {
    Trial best = ranking.best().get(0);
    Trial chosen = ranking.chosen();
    Table table = Table.of(
            "Candidates",
            "candidate",
            "parameters",
            measure().toString(),
            "± one standard error",
            "to the best, paired",
            "")
        .numeric(1, 2, 3, 4);
    for (Trial trial : ranking.trials()) {
      Estimate score = trial.score(measure());
      Estimate paired = trial.paired(best, measure());
      boolean chose = decided().isPresent() && trial.equals(chosen);
      String note = trial.equals(best) ? (chose ? "best, chosen" : "best") : chose ? "chosen" : "";
      Table row = table.row(
          trial.name(),
          String.format(Locale.ROOT, "%,d", trial.parameters()),
          measure().text(score.mean()),
          number(score.standardError()),
          trial.equals(best) ? "" : signed(paired.mean()) + " ± " + number(paired.standardError()),
          note);
      table = chose ? row.mark() : row;
    }
    return table;
  }

  private String number(double value) {
    return Double.isNaN(value) ? "" : measure().text(value).replace(" %", "");
  }

  private String signed(double value) {
    return (value < 0 ? "−" : "+") + number(Math.abs(value));
  }
}
