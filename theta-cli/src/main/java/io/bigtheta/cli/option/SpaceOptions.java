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

/** What a search varies, and how it goes through it. */
public final class SpaceOptions {
  @Option(
      names = "--hidden",
      paramLabel = "UNITS",
      defaultValue = "",
      description =
          "Units to try, as 8,16,32 or the range 4..256 in doubles; 64-32 is two layers. If nothing is varied: between outputs and inputs, from their mean on.")
  private String hidden;

  @Option(
      names = "--layers",
      paramLabel = "COUNTS",
      defaultValue = "",
      description = "How many hidden layers of that size to try, as 1,2.")
  private String layers;

  @Option(
      names = "--vary",
      paramLabel = "NAME=VALUES",
      description =
          "Another option of the recipe to vary, as rate=0.001..0.1 or dropout=0,0.2,activation=relu,tanh; weight-decay=0,1e-4 too. May be given more than once.")
  private List<String> vary = new ArrayList<>();

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
  private @Nullable Measure by;

  /** What varies, as typed. */
  public SpaceRecipe space() {
    return new SpaceRecipe(
        hidden,
        layers,
        vary,
        strategy.isBlank() ? new Grid() : Typed.recipe(Strategy.class, "strategy", strategy),
        Optional.ofNullable(by));
  }
}
