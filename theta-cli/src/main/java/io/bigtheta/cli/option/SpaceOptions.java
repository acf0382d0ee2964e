package io.bigtheta.cli.option;

import io.bigtheta.run.recipe.SpaceRecipe;
import io.bigtheta.search.Grid;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which candidates a search compares, and in which way. */
public final class SpaceOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      defaultValue = "",
      description =
          "Numbers of hidden units to try, such as 8,16,32 or the range 4..256 (each twice the one before); 64-32 means two layers. Default, if nothing else varies: sizes between the numbers of outputs and inputs.")
  private String hidden;

  @Option(
      names = "--layers",
      paramLabel = "COUNTS",
      defaultValue = "",
      description =
          "Numbers of hidden layers of that size to try, such as 1,2. Default: one layer.")
  private String layers;

  @Option(
      names = "--vary",
      paramLabel = "NAME=VALUES",
      description =
          "Varies other options, such as rate=0.001..0.1 or dropout=0,0.2,activation=relu,tanh; weight-decay=0,1e-4 works too. May be given more than once. Default: nothing.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "RECIPE",
      defaultValue = "grid",
      description =
          "Which combinations to train. grid: all of them; random(20): 20 drawn at random; halving: all for a few epochs, then the best third for three times as many, and so on. Default: ${DEFAULT-VALUE}.")
  private String strategy;

  @Option(
      names = "--by",
      paramLabel = "MEASURE",
      description =
          "Measure by which candidates are compared: accuracy, loss or r2. Default: accuracy for classes, loss for numbers, r2 for numbers if the loss itself varies.")
  private @Nullable Measure by;

  @Option(
      names = "--beyond",
      paramLabel = "TIMES",
      defaultValue = "" + SpaceRecipe.STEPS,
      description =
          "How often to go on beyond the end of a range if the best candidate lies there, to twice or half a whole number; 0: never. Listed values are never left. Default: ${DEFAULT-VALUE}.")
  private int beyond;

  /** The space of candidates that was asked for. */
  public SpaceRecipe space() {
    return new SpaceRecipe(
        hidden,
        layers,
        vary,
        strategy.isBlank() ? new Grid() : Typed.recipe(Strategy.class, "strategy", strategy),
        Optional.ofNullable(by),
        beyond);
  }
}
