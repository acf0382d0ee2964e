package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Numbers;
import io.bigtheta.run.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Experiments as JSON: see {@code docs/schemas/experiment.json} and {@code docs/schemas/experiments.json}. */
public final class ExperimentJson {
  private ExperimentJson() {}

  /** The result of one experiment. */
  public static String text(ExperimentResult result) {
    return Json.text(json -> {
      json.writeStartObject();
      claim(result.experiment(), json);
      json.writeNumberField("seed", result.seed());
      json.writeBooleanField("holds", result.findings().holds());
      json.writeStringField("verdict", result.findings().verdict());
      json.writeArrayFieldStart("numbers");
      Numbers numbers = result.findings().numbers();
      for (Numbers.Row row : numbers.rows()) {
        write(numbers, row, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("files");
      for (Path file : result.files()) {
        json.writeString(file.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /** The list of all experiments. */
  public static String list(List<Experiment> experiments) {
    return Json.text(json -> {
      json.writeStartArray();
      for (Experiment each : experiments) {
        json.writeStartObject();
        claim(each, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static void claim(Experiment experiment, JsonGenerator json) throws IOException {
    json.writeStringField("experiment", experiment.name());
    json.writeStringField("claim", experiment.claim().statement());
    json.writeStringField("source", experiment.claim().source());
  }

  private static void write(Numbers numbers, Numbers.Row row, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    for (int j = 0; j < row.words().size(); j++) {
      json.writeStringField(Numbers.key(numbers.words().get(j)), row.words().get(j));
    }
    for (int j = 0; j < row.values().size(); j++) {
      Json.number(json, numbers.measures().get(j).name(), row.values().get(j));
    }
    json.writeBooleanField("marked", row.marked());
    json.writeEndObject();
  }
}
