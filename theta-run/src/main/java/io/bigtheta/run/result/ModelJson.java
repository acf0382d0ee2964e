package io.bigtheta.run.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.run.Json;
import io.bigtheta.spec.Spec;
import java.io.IOException;

/** A description of a model as JSON: see {@code docs/schemas/inspect.json}. */
public final class ModelJson {
  private ModelJson() {}

  public static String text(Model model) {
    return Json.text(json -> write(model, json));
  }

  private static void write(Model model, JsonGenerator json) throws IOException {
    Blueprint blueprint = model.network().blueprint();
    Provenance made = model.provenance();
    json.writeStartObject();
    json.writeStringField("blueprint", blueprint.text());
    json.writeNumberField("parameters", blueprint.size());
    json.writeNumberField("trainable", blueprint.trainable());
    json.writeArrayFieldStart("blocks");
    for (Block block : blueprint.blocks()) {
      json.writeStartObject();
      json.writeStringField("name", block.name());
      json.writeNumberField("rows", block.parameter().rows());
      json.writeNumberField("cols", block.parameter().cols());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("input", ModelText.input(model.preparation().inputs()));
    json.writeStringField("answers", model.classifies() ? "classes" : "numbers");
    json.writeArrayFieldStart("labels");
    for (String label : model.labels()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeStringField("loss", Spec.text(model.loss()));
    json.writeStringField("recipe", made.recipe());
    json.writeStringField("data", made.data());
    json.writeStringField("data_digest", made.dataDigest());
    json.writeNumberField("rows", made.rows());
    json.writeNumberField("epoch", made.epoch());
    json.writeStringField("kernels", made.kernels());
    json.writeStringField("java", made.java());
    json.writeStringField("theta_digest", model.network().digest());
    json.writeEndObject();
  }
}
