package io.bigtheta.cli;

import io.bigtheta.search.Grid;
import io.bigtheta.search.Strategy;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a search varies, and how it goes through it. */
final class SpaceOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      defaultValue = "",
      description =
          "Units to try, as 8,16,32 or the range 4..256 in doubles; 64-32 is two layers. If nothing is varied: between outputs and inputs, from their mean on.")
  String hidden;

  @Option(
      names = "--layers",
      paramLabel = "COUNTS",
      defaultValue = "",
      description = "How many hidden layers of that size to try, as 1,2.")
  String layers;

  @Option(
      names = "--vary",
      paramLabel = "NAME=VALUES",
      description =
          "Another option of the recipe to vary, as rate=0.001..0.1 or dropout=0,0.2,activation=relu,tanh; weight-decay=0,1e-4 too. May be given more than once.")
  List<String> vary = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "RECIPE",
      defaultValue = "grid",
      description =
          "grid: every combination; random(20): so many by chance; halving: all for few epochs, the best third for three times as many, and so on: ${DEFAULT-VALUE} unless given.")
  private String strategy;

  @Option(
      names = "--by",
      paramLabel = "MEASURE",
      description =
          "accuracy or loss: what candidates are compared by. If not given: accuracy for classes, loss for numbers.")
  io.bigtheta.search.@org.jspecify.annotations.Nullable Measure by;

  Strategy strategy() {
    return strategy.isBlank()
        ? new Grid()
        : Settings.recipe(Strategy.class, "--strategy", strategy);
  }

  /** Whether anything is named that varies. */
  boolean isGiven() {
    return !hidden.isBlank() || !layers.isBlank() || !vary.isEmpty();
  }
}
