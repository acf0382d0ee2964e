package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.data.Dataset;
import io.bigtheta.run.Json;
import io.bigtheta.train.history.Epoch;
import java.io.IOException;

/** An {@link EnsembleResult} as JSON: see {@code docs/schemas/ensemble.json}. */
public final class EnsembleJson {
  private EnsembleJson() {}

  public static String text(EnsembleResult result) {
    JointScores scores = result.scores();
    return Json.text(json -> {
      json.writeStartObject();
      Dataset rows = result.members().get(0).plan().rows().train();
      json.writeStringField("data", rows.name());
      Json.notes(json, rows.notes());
      json.writeBooleanField("complete", result.complete());
      json.writeArrayFieldStart("members");
      for (TrainResult member : result.members()) {
        write(member, scores, json);
      }
      json.writeEndArray();
      JointJson.together(scores, json);
      json.writeStringField("folder", result.folder().toString());
      json.writeEndObject();
    });
  }

  private static void write(TrainResult member, JointScores scores, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("folder", member.folder().toString());
    json.writeNumberField("seed", member.plan().trainer().seed());
    json.writeNumberField("epochs_run", member.training().history().epochs());
    json.writeNumberField("best_epoch", member.best().map(Epoch::number).orElse(0));
    json.writeStringField("stop_reason", member.training().reason().name());
    JointJson.single(scores, EnsembleResult.single(member), json);
    json.writeEndObject();
  }
}
