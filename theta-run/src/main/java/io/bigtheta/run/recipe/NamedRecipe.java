package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Values for several fields of a recipe, under a name. What accuracy they reach, and in what time, is measured in {@code
 * docs/recipes.md}. A recipe that changes gets a new name, with a number at its end, so that an old name keeps its meaning.
 *
 * @param fields the values that it sets, by the names of the {@link Field}s
 */
public record NamedRecipe(String title, Map<String, String> fields) {
  /** What chooses the network. */
  private static final Set<String> CHOICE = Set.of("network", "hidden", "layers");

  /** What describes the network. */
  private static final Set<String> SHAPE = Set.of("network", "hidden", "layers", "dropout");

  private static final List<NamedRecipe> ALL = List.of(
      new NamedRecipe(
          "quick", Map.of("hidden", "128", "dropout", "0.1", "epochs", "5", "validation", "0")),
      new NamedRecipe("table-quick", Map.of("committee", "1", "numbers", "bins")),
      new NamedRecipe("table-best", Map.of("committee", "10", "numbers", "bins")),
      new NamedRecipe(
          "mlp-plain",
          Map.of(
              "network", "mlp-noise",
              "rate", "one-cycle(0.003)",
              "batch", "128",
              "average", "0.999",
              "epochs", "30",
              "validation", "0")),
      new NamedRecipe(
          "mlp-best",
          Map.of(
              "network", "mlp-large",
              "augment", "shift(1) rotate(8) zoom(0.08) elastic(20, 4)",
              "rate", "one-cycle(0.003)",
              "batch", "256",
              "average", "0.999",
              "epochs", "50",
              "monitor", "accuracy")),
      new NamedRecipe(
          "mlp-record",
          Map.of(
              "network", "mlp-large",
              "augment", "shift(1) rotate(15) zoom(0.15) shear(0.15) elastic(32, 5)",
              "rate", "one-cycle(0.003)",
              "batch", "256",
              "average", "0.999",
              "epochs", "120",
              "validation", "0")),
      new NamedRecipe(
          "cnn-quick",
          Map.of(
              "network", "cnn-small",
              "rate", "one-cycle(0.005)",
              "epochs", "4",
              "validation", "0")),
      new NamedRecipe(
          "cnn-best",
          Map.of(
              "network", "cnn",
              "augment", "shift(2) rotate(15) zoom(0.15) shear(0.15)",
              "rate", "one-cycle(0.004)",
              "batch", "128",
              "average", "0.999",
              "epochs", "30",
              "validation", "0")),
      new NamedRecipe(
          "fashion-mlp",
          Map.of(
              "network", "mlp-wide",
              "augment", "flip",
              "rate", "one-cycle(0.003)",
              "batch", "128",
              "average", "0.999",
              "epochs", "35",
              "validation", "0")),
      new NamedRecipe(
          "fashion-cnn",
          Map.of(
              "network", "cnn-pools",
              "augment", "shift(1) flip",
              "rate", "one-cycle(0.004)",
              "batch", "128",
              "average", "0.999",
              "epochs", "15",
              "validation", "0")),
      new NamedRecipe(
          "cifar-cnn",
          Map.of(
              "network", "cnn",
              "augment", "shift(3) flip",
              "rate", "one-cycle(0.004)",
              "batch", "128",
              "average", "0.999",
              "epochs", "20",
              "validation", "0")),
      new NamedRecipe(
          "speech",
          Map.of(
              "network", "cnn-speech",
              "augment",
                  "time-shift(8) tempo(0.15) vocal-tract(0.15) equalizer(0.1) dynamics(0.2) mask(10, 5)",
              "loss", "cross-entropy(0.1)",
              "rate", "one-cycle(0.004)",
              "batch", "32",
              "average", "0.99",
              "epochs", "14",
              "validation", "0")));

  /** The recipe of this name. */
  public static NamedRecipe of(String title) {
    return ALL.stream()
        .filter(recipe -> recipe.title.equals(title))
        .findFirst()
        .orElseThrow(() ->
            Refusal.of("recipe", "one of " + titles(), "\"" + title + "\"").setting("recipe"));
  }

  /** All names, separated by commas. */
  public static String titles() {
    return ALL.stream().map(NamedRecipe::title).collect(Collectors.joining(", "));
  }

  /**
   * The recipe with the values of this name. Fields that somebody has set keep their values; if one of them is the shape of the
   * network, all of this recipe's shape is dropped.
   *
   * @param given whether somebody has set the field of this name
   */
  public TrainRecipe over(TrainRecipe recipe, Predicate<String> given) {
    boolean shaped = CHOICE.stream().anyMatch(given);
    TrainRecipe result = recipe;
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      String name = field.getKey();
      if (!given.test(name) && !(shaped && SHAPE.contains(name))) {
        result = result.with(name, field.getValue());
      }
    }
    return result;
  }
}
