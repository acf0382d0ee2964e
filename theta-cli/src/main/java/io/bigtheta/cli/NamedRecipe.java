package io.bigtheta.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Options under a name. What they reach, and in how long, was measured on MNIST: see {@code docs/recipes.md}. One that changes
 * gets another name, as a number at its end, so that a name goes on to mean what was measured.
 *
 * @param options what it says of settings, by their names
 */
record NamedRecipe(String title, Map<String, String> options) {
  private static final List<NamedRecipe> ALL = List.of(
      new NamedRecipe(
          "quick", Map.of("hidden", "128", "dropout", "0.1", "epochs", "5", "validation", "0")),
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
              "criterion", "accuracy")),
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
              "validation", "0")));

  static NamedRecipe of(String title) {
    return ALL.stream()
        .filter(recipe -> recipe.title.equals(title))
        .findFirst()
        .orElseThrow(
            () -> Failure.refuse("--recipe", "one of " + titles(), "\"" + title + "\"", ""));
  }

  static String titles() {
    return ALL.stream().map(NamedRecipe::title).collect(Collectors.joining(", "));
  }

  /** Settings as this recipe has them, where nothing else is given; a shape of one's own replaces the whole of the recipe's. */
  Settings over(Settings settings, Predicate<String> given) {
    boolean shaped = given.test("hidden") || given.test("layers") || given.test("network");
    Settings result = settings;
    for (Map.Entry<String, String> option : options.entrySet()) {
      String name = option.getKey();
      boolean ofShape = name.equals("network") || name.equals("hidden");
      if (!given.test(name) && !(shaped && ofShape)) {
        result = result.with(name, option.getValue());
      }
    }
    return result;
  }
}
