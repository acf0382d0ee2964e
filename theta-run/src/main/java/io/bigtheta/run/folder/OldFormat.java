package io.bigtheta.run.folder;

import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads format 1 of {@link Beginning}: a text for each of 29 settings, with −1 for numbers that the data decide. */
final class OldFormat {
  private static final List<String> OPEN_AS_MINUS_ONE = List.of("dropout", "batch", "epochs");

  /** The settings, in the order in which they can be set, with the names of today's fields. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  /** The values of settings that the oldest files do not have. */
  private static final Map<String, String> LATER =
      Map.of("resize", "", "standardize", "false", "snapshots", "0");

  static {
    for (String name : List.of(
        "data",
        "target",
        "task",
        "images",
        "resize",
        "standardize",
        "activation",
        "hidden",
        "dropout",
        "layers",
        "network",
        "loss",
        "optimizer",
        "rate",
        "batch",
        "epochs",
        "validation",
        "test",
        "patience",
        "stopping",
        "penalty",
        "clipping",
        "average",
        "augment",
        "criterion",
        "seed",
        "dataDir",
        "snapshots")) {
      FIELDS.put(name, name.equals("dataDir") ? "data-dir" : name);
    }
  }

  private OldFormat() {}

  /** The recipe of these settings. */
  static Beginning<?> read(Path file, Kind kind, Map<String, String> texts) {
    TrainRecipe train = train(file, kind, texts);
    String command = Beginning.needed(file, kind, texts, "command");
    return switch (kind) {
      case TRAIN -> new Beginning<>(train, command);
      case ENSEMBLE -> new Beginning<>(new EnsembleRecipe(train, members(file, texts)), command);
      case PRUNE -> new Beginning<>(new PruneRecipe("", train), command);
      default -> throw Beginning.broken(file, kind, "another kind of run");
    };
  }

  private static TrainRecipe train(Path file, Kind kind, Map<String, String> texts) {
    LATER.forEach(texts::putIfAbsent);
    TrainRecipe recipe = TrainRecipe.of("");
    for (Map.Entry<String, String> setting : FIELDS.entrySet()) {
      String name = setting.getKey();
      String text = Beginning.needed(file, kind, texts, name);
      boolean open = name.equals("stopping") && text.isEmpty()
          || OPEN_AS_MINUS_ONE.contains(name) && text.matches("-1(\\.0)?");
      if (!open) {
        recipe = Field.of(setting.getValue()).with(recipe, text);
      }
    }
    return recipe.check();
  }

  private static int members(Path file, Map<String, String> texts) {
    String members = texts.getOrDefault("members", "");
    if (!members.matches("\\d{1,9}")) {
      throw Refusal.of(
          file,
          "how many members an ensemble has",
          "\"" + members.replaceAll("\\p{Cntrl}+", " ") + "\"",
          "begin a new one with theta ensemble");
    }
    return Integer.parseInt(members);
  }
}
