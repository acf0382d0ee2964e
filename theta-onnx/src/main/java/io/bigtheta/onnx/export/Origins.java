package io.bigtheta.onnx.export;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.spec.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts that a file carries beside its graph: what the outputs and columns mean, and how the models were made. */
final class Origins {
  private Origins() {}

  static Map<String, String> metadata(List<Model> models) {
    Map<String, String> texts = new LinkedHashMap<>();
    Model first = models.get(0);
    Inputs inputs = first.preparation().inputs();
    texts.put("targets", first.preparation().outputs().kind().toString());
    texts.put("labels", list(first.labels()));
    if (!inputs.fields().isEmpty()) {
      texts.put("columns", list(inputs.fields().stream().map(Field::name).toList()));
    }
    if (inputs instanceof PixelInputs pixels) {
      texts.put("pixel-style", pixels.style().text());
    }
    for (int m = 0; m < models.size(); m++) {
      made(models.get(m), models.size() == 1 ? "" : "member." + m + ".", texts);
    }
    return texts;
  }

  private static void made(Model model, String prefix, Map<String, String> to) {
    Provenance made = model.provenance();
    to.put(prefix + "blueprint", model.network().blueprint().text());
    to.put(prefix + "loss", Spec.text(model.loss()));
    to.put(prefix + "recipe", made.recipe());
    to.put(prefix + "data", made.data());
    to.put(prefix + "data-digest", made.dataDigest());
    to.put(prefix + "rows", Integer.toString(made.rows()));
    to.put(prefix + "epoch", Integer.toString(made.epoch()));
    to.put(prefix + "theta-digest", model.network().digest());
  }

  /** A JSON array of texts. */
  private static String list(List<String> texts) {
    return texts.stream().map(Origins::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
