package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.prune.UnitSaliency;
import io.bigtheta.prune.Units;
import io.bigtheta.prune.Weights;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/** Reads the options of a pruning from the body of a call. A refusal names the field. */
final class PruneForm {
  private PruneForm() {}

  /** @param model the folder of the run whose model is pruned */
  static PruneRecipe recipe(JsonNode body, String model, TrainRecipe train) {
    PruneRecipe recipe = new PruneRecipe(model, train);
    String method = text(body, "method");
    String saliency = text(body, "saliency");
    if (method.equals("weights")) {
      recipe = recipe.pruner(new Weights());
    } else if (!method.isEmpty() && !method.equals("units")) {
      throw Refusal.of("method", "units or weights", '"' + method + '"').setting("method");
    } else if (!saliency.isEmpty()) {
      recipe = recipe.pruner(new Units(parsed(UnitSaliency.class, "saliency", saliency)));
    }
    if (!text(body, "tolerance").isEmpty()) {
      recipe = recipe.tolerance(share(body, "tolerance"));
    }
    if (!text(body, "step").isEmpty()) {
      recipe = recipe.step(share(body, "step"));
    }
    if (!text(body, "epochs").isEmpty()) {
      recipe = recipe.epochs(Optional.of(whole(text(body, "epochs"))));
    }
    return text(body, "rate").isEmpty()
        ? recipe
        : recipe.rate(Optional.of(parsed(Schedule.class, "rate", text(body, "rate"))));
  }

  static String text(JsonNode body, String name) {
    return body.path(name).asText("").strip();
  }

  private static <T> T parsed(Class<T> kind, String name, String text) {
    try {
      return Spec.parse(kind, name, text);
    } catch (Refusal e) {
      throw e.setting(name);
    }
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.of("epochs", "a whole number", '"' + text + '"').setting("epochs");
    }
  }

  /** A share such as 0.005 or 0.5%. */
  private static double share(JsonNode body, String name) {
    String text = text(body, name);
    boolean percent = text.endsWith("%");
    try {
      String number = percent ? text.substring(0, text.length() - 1).strip() : text;
      return new java.math.BigDecimal(number)
          .scaleByPowerOfTen(percent ? -2 : 0)
          .doubleValue();
    } catch (NumberFormatException e) {
      throw Refusal.of(name, "a share such as 0.5% or 0.005", '"' + text + '"').setting(name);
    }
  }

  /** The same as options of the command line. */
  static String options(JsonNode body) {
    StringBuilder words = new StringBuilder();
    for (String name : List.of("method", "saliency", "tolerance", "step", "epochs", "rate")) {
      if (!text(body, name).isEmpty()) {
        words.append(" --").append(name).append(' ').append(RunsApi.quoted(text(body, name)));
      }
    }
    return words.toString();
  }
}
