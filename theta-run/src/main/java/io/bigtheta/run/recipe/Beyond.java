package io.bigtheta.run.recipe;

import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.search.Assignment;
import io.bigtheta.search.Axis;
import io.bigtheta.search.Candidate;
import io.bigtheta.search.Edge;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Search;
import io.bigtheta.select.Structure;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on beyond the edge of what a search has tried, if its best candidate lies there. Ranges and default sizes go on
 * by themselves; listed values do not, as whoever listed them wants these. What is next depends on the scores alone, so
 * a search that is resumed goes the same way.
 */
public final class Beyond {
  /** Settings whose order says nothing about what lies beyond. */
  private static final Set<String> UNORDERED = Set.of("seed");

  /** Settings that are shares: beyond a half, another doubling leaves their range. */
  private static final Set<String> SHARES = Set.of("average", "dropout");

  private static final double HALF = 0.5;

  private Beyond() {}

  /** The edges at which the best candidate lies. */
  public static List<Edge> edges(SearchPlan plan, Ranking ranking) {
    return Edge.of(plan.axes(), plan.points(), best(plan, ranking)).stream()
        .filter(edge -> !UNORDERED.contains(edge.name()))
        .filter(edge -> !(SHARES.contains(edge.name()) && edge.upper() && edge.value() >= HALF))
        .toList();
  }

  private static Assignment best(SearchPlan plan, Ranking ranking) {
    return plan.points().get(ranking.best().get(0).order());
  }

  /** The plan with a candidate beyond each edge at which the best one lies; empty if there is none. */
  public static Optional<SearchPlan> of(SearchRecipe recipe, SearchPlan plan, Ranking ranking) {
    Assignment best = best(plan, ranking);
    List<Assignment> points = new ArrayList<>(plan.points());
    List<TrainRecipe> recipes = new ArrayList<>(plan.recipes());
    List<Candidate> candidates = new ArrayList<>(plan.search().candidates());
    Rows rows = new Rows(plan.data(), plan.data().pick(), plan.data().pick());
    Preparation preparation = Preparation.fit(plan.data());
    for (Edge edge : ends(recipe, plan, ranking)) {
      Optional<Assignment> point = edge.beyond().map(next -> moved(best, edge.name(), next));
      if (point.isEmpty() || points.contains(point.get())) {
        continue;
      }
      TrainRecipe next;
      try {
        next = Variation.at(recipe.train(), point.get(), SearchPlan.usual(preparation));
      } catch (Refusal e) {
        continue; // such as a share above 1: nothing lies beyond
      }
      Plan planned = Plan.of(next, rows, preparation);
      points.add(point.get());
      recipes.add(next);
      candidates.add(new Candidate(
          point.get().toString(), new Structure(planned.blueprint().layers()), planned.trainer()));
    }
    Search search = plan.search();
    return points.size() == plan.points().size()
        ? Optional.empty()
        : Optional.of(new SearchPlan(
            plan.data(),
            new Search(
                candidates,
                search.strategy(),
                search.folding(),
                search.scored(),
                search.measure(),
                search.seed()),
            plan.axes(),
            points,
            recipes,
            plan.hints()));
  }

  /** The edges beyond which a search goes by itself. A single default size is an edge, too. */
  private static List<Edge> ends(SearchRecipe recipe, SearchPlan plan, Ranking ranking) {
    if (recipe.space().open() && plan.points().size() == 1) {
      String only = plan.points().get(0).values().get(0).text();
      return List.of(new Edge(plan.axes().get(0).name(), Double.parseDouble(only), true));
    }
    return edges(plan, ranking).stream()
        .filter(edge -> recipe.space().open()
            || plan.axes().stream()
                .anyMatch(axis -> axis.name().equals(edge.name()) && axis instanceof Axis.Range))
        .toList();
  }

  private static Assignment moved(Assignment point, String name, String text) {
    return new Assignment(point.values().stream()
        .map(value -> value.name().equals(name) ? new Assignment.Value(name, text) : value)
        .toList());
  }
}
