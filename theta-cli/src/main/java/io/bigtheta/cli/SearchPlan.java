package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Seed;
import io.bigtheta.search.Assignment;
import io.bigtheta.search.Axis;
import io.bigtheta.search.Candidate;
import io.bigtheta.search.HiddenRange;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Search;
import io.bigtheta.search.Space;
import io.bigtheta.select.Structure;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be searched, on which rows.
 *
 * @param command as it was typed
 * @param points of the space, one for each candidate of the search
 * @param settings of each candidate
 * @param hints what was chosen where nothing was given, for people
 */
record SearchPlan(
    String command,
    Dataset data,
    Search search,
    List<Axis> axes,
    List<Assignment> points,
    List<Settings> settings,
    List<String> hints) {

  static SearchPlan of(Settings base, SpaceOptions options, FoldingOptions folds, Dataset data) {
    Preparation preparation = Preparation.fit(data);
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    List<String> hints = new ArrayList<>();
    List<Axis> axes = Varied.axes(options);
    if (!options.isGiven()) {
      List<String> units =
          HiddenRange.of(inputs, outputs).stream().map(String::valueOf).toList();
      axes = List.of(new Axis.Choices("hidden", units));
      hints.add("hidden units: between " + outputs + (outputs == 1 ? " output" : " outputs")
          + " and " + inputs + " inputs, from their mean on, as none were given");
    }
    List<Assignment> points =
        options.strategy().points(new Space(axes), new Seed(base.seed()).child("space", 0));
    int usual = (inputs + outputs + 1) / 2;
    List<Settings> settings =
        points.stream().map(point -> Varied.settings(base, point, usual)).toList();
    Rows rows = new Rows(data, data.pick(), data.pick());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Plan plan = Plan.of(settings.get(i), rows, preparation);
      if (i == 0) {
        hints.addAll(plan.hints());
      }
      candidates.add(new Candidate(
          points.get(i).toString(), new Structure(plan.blueprint().layers()), plan.trainer()));
    }
    Measure measure = options.by == null ? Measure.of(data) : options.by;
    check(measure, axes, data);
    return new SearchPlan(
        base.command(),
        data,
        new Search(
            candidates, options.strategy(), folds.folding(), folds.scored(), measure, base.seed()),
        axes,
        points,
        settings,
        hints);
  }

  private static void check(Measure measure, List<Axis> axes, Dataset data) {
    if (measure == Measure.ACCURACY && Measure.of(data) == Measure.LOSS) {
      throw Failure.refuse(
          "--by", "loss, as the targets of " + data.name() + " are numbers", "accuracy", "");
    }
    if (measure == Measure.LOSS && axes.stream().anyMatch(axis -> axis.name().equals("loss"))) {
      throw Failure.refuse(
          "--by",
          "accuracy where the loss itself varies",
          "loss",
          "different losses do not compare");
    }
  }

  /** All that a fold's score depends on beside its candidate and number: what a log of trials is about. */
  String subject() {
    return "data " + data.digest() + ", folds " + Spec.whole(search.folding()) + ", seed "
        + search.seed() + ", scored " + search.scored();
  }
}
