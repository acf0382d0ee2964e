package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.play.agent.Round;
import io.bigtheta.run.Json;
import io.bigtheta.spec.Spec;
import java.io.IOException;

/** A {@link ControlResult} as JSON: see {@code docs/schemas/control.json}. */
public final class ControlJson {
  private ControlJson() {}

  public static String text(ControlResult result) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringField("environment", result.environment());
      json.writeStringField("agent", Spec.whole(result.recipe().practice().agent()));
      json.writeNumberField("seed", result.recipe().practice().seed());
      json.writeBooleanField("complete", result.practised().complete());
      json.writeArrayFieldStart("rounds");
      for (Round round : result.practised().rounds()) {
        write(round, json);
      }
      json.writeEndArray();
      json.writeNumberField("best", result.practised().best().number());
      Json.number(json, "reward", result.practised().best().judged());
      json.writeNumberField("trials", result.recipe().practice().trials());
      json.writeStringField(
          "blueprint", result.practised().model().network().blueprint().text());
      json.writeStringField("theta_digest", result.practised().model().network().digest());
      json.writeStringField("model", result.model().toString());
      Json.number(json, "seconds", result.seconds());
      json.writeEndObject();
    });
  }

  private static void write(Round round, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("round", round.number());
    json.writeNumberField("steps", round.steps());
    json.writeNumberField("episodes", round.episodes());
    Json.number(json, "exploring_reward", round.earned());
    Json.number(json, "reward", round.judged());
    Json.number(json, "least_reward", round.least());
    json.writeBooleanField("best", round.best());
    json.writeEndObject();
  }
}
