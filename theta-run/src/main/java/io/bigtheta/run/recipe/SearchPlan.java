package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.math.Seed;
import io.bigtheta.search.Assignment;
import io.bigtheta.search.Axis;
import io.bigtheta.search.Candidate;
import io.bigtheta.search.HiddenRange;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Search;
import io.bigtheta.search.Space;
import io.bigtheta.select.Structure;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search recipe means for given data: the candidates and how they are compared.
 *
 * @param points the point in the space of each candidate
 * @param recipes the recipe of each candidate
 * @param hints the choices that were made by default, for people
 */
public record SearchPlan(
    Dataset data,
    Search search,
    List<Axis> axes,
    List<Assignment> points,
    List<TrainRecipe> recipes,
    List<String> hints) {

  /** The plan for these rows. */
  public static SearchPlan of(SearchRecipe recipe, Dataset data) {
    SpaceRecipe space = recipe.space();
    Preparation preparation = Preparation.fit(data);
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    List<String> hints = new ArrayList<>();
    List<Axis> axes = Variation.axes(space.hidden(), space.layers(), space.vary());
    if (space.open()) {
      List<String> units =
          HiddenRange.of(inputs, outputs).stream().map(String::valueOf).toList();
      axes = List.of(new Axis.Choices("hidden", units));
      hints.add(
          "hidden units: by default between " + outputs + (outputs == 1 ? " output" : " outputs")
              + " and " + inputs + " inputs, starting with their mean");
    }
    long seed = recipe.train().learning().seed();
    List<Assignment> points =
        space.strategy().points(new Space(axes), new Seed(seed).child("space", 0));
    int usual = usual(preparation);
    List<TrainRecipe> recipes =
        points.stream().map(point -> Variation.at(recipe.train(), point, usual)).toList();
    Rows rows = new Rows(data, data.pick(), data.pick());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Plan plan = Plan.of(recipes.get(i), rows, preparation);
      if (i == 0) {
        hints.addAll(plan.hints());
      }
      candidates.add(new Candidate(
          points.get(i).toString(), new Structure(plan.blueprint().layers()), plan.trainer()));
    }
    Measure measure = space.by().isPresent() ? space.by().get() : measure(axes, data, hints);
    check(measure, axes, data);
    FoldsRecipe folds = recipe.folds();
    return new SearchPlan(
        data,
        new Search(candidates, space.strategy(), folds.folding(), folds.scored(), measure, seed),
        axes,
        points,
        recipes,
        hints);
  }

  /** The number of hidden units if none are given and none vary. */
  static int usual(Preparation preparation) {
    return (preparation.inputs().size() + preparation.outputs().size() + 1) / 2;
  }

  /** The measure that suits the targets. Losses of different kinds do not compare, but R² does. */
  private static Measure measure(List<Axis> axes, Dataset data, List<String> hints) {
    Measure usual = Measure.of(data);
    if (usual != Measure.LOSS || axes.stream().noneMatch(axis -> axis.name().equals("loss"))) {
      return usual;
    }
    hints.add("compared by R², as the loss itself varies: different losses do not compare");
    return Measure.R2;
  }

  private static void check(Measure measure, List<Axis> axes, Dataset data) {
    if (measure == Measure.ACCURACY && Measure.of(data) == Measure.LOSS) {
      throw Refusal.of(
              "by", "loss or r2, as the targets of " + data.name() + " are numbers", "accuracy")
          .setting("by");
    }
    if (measure == Measure.R2 && Measure.of(data) == Measure.ACCURACY) {
      throw Refusal.of(
              "by",
              "accuracy or loss, as the targets of " + data.name() + " are "
                  + data.targets().kind(),
              "r2")
          .setting("by");
    }
    if (measure == Measure.LOSS && axes.stream().anyMatch(axis -> axis.name().equals("loss"))) {
      throw Refusal.of(
              "by",
              Measure.of(data) == Measure.ACCURACY
                  ? "accuracy where the loss itself varies"
                  : "r2 where the loss itself varies",
              "loss",
              "different losses do not compare")
          .setting("by");
    }
  }
}
