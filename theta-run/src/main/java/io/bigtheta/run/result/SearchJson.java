package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.run.Json;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.FoldScore;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link SearchResult} as JSON: see {@code docs/schemas/search.json}. */
public final class SearchJson {
  private SearchJson() {}

  public static String text(SearchResult result) {
    return Json.text(json -> write(result, json));
  }

  private static void write(SearchResult result, JsonGenerator json) throws IOException {
    Optional<Ranking> ranking = result.ranking();
    Optional<Ranking> decided = result.decided();
    boolean complete = result.searched().complete();
    json.writeStartObject();
    json.writeStringField("data", result.plan().data().name());
    Json.notes(json, result.plan().data().notes());
    json.writeNumberField("rows", result.plan().data().rows());
    json.writeStringField("strategy", Spec.text(result.plan().search().strategy()));
    json.writeStringField("folding", Spec.text(result.plan().search().folding()));
    json.writeStringField("measure", result.measure().toString());
    json.writeBooleanField("complete", complete);
    json.writeNumberField("duplicates", result.searched().duplicates());
    json.writeArrayFieldStart("trials");
    for (Trial trial : ranking.map(Ranking::trials).orElse(List.of())) {
      write(trial, result, json);
    }
    json.writeEndArray();
    Json.text(json, "best", decided.map(it -> it.best().get(0).name()).orElse(""));
    Json.text(json, "chosen", decided.map(it -> it.chosen().name()).orElse(""));
    Json.text(json, "reason", complete ? ranking.map(Ranking::reason).orElse("") : "");
    Json.text(json, "command", decided.map(it -> result.command(it.chosen())).orElse(""));
    json.writeStringField("folder", result.folder().toString());
    Json.text(json, "edge", result.edge().orElse(""));
    json.writeEndObject();
  }

  private static void write(Trial trial, SearchResult result, JsonGenerator json)
      throws IOException {
    boolean classes = Measure.of(result.plan().data()) == Measure.ACCURACY;
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
    Estimate score = trial.score(result.measure());
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

  private static String structure(Trial trial) {
    List<Layer> layers = trial.candidate().structure().layers();
    return layers.stream().map(Spec::text).collect(Collectors.joining(" "));
  }
}
