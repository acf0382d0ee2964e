package io.bigtheta.search;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The space of a search: every combination of the values of the axes. */
public record Space(List<Axis> axes) {
  /** A grid with more points than this is refused. It is a mistake, or needs a random search. */
  private static final int MOST = 10_000;

  /** After this many draws in a row without a new point, all points of the space count as drawn. */
  private static final int PATIENCE = 1_000;

  public Space {
    axes = List.copyOf(axes);
    long different = axes.stream().map(Axis::name).distinct().count();
    if (axes.isEmpty() || different < axes.size()) {
      throw Refusal.of(
          "space",
          "at least one axis, each named once",
          axes.stream().map(Axis::name).toList());
    }
  }

  /** Every combination of values. The last axis changes first. */
  public List<Assignment> grid() {
    List<Assignment> points = List.of(new Assignment(List.of()));
    for (Axis axis : axes) {
      List<String> values = axis.grid();
      if ((long) points.size() * values.size() > MOST) {
        throw Refusal.of(
            "space",
            "at most " + MOST + " combinations",
            "more",
            "vary less, or take a random search");
      }
      List<Assignment> longer = new ArrayList<>();
      for (Assignment point : points) {
        values.forEach(value -> longer.add(point.and(axis.name(), value)));
      }
      points = longer;
    }
    return points;
  }

  /**
   * Up to {@code count} different random points (Bergstra and Bengio, JMLR 2012). There are fewer if the space has no
   * more.
   */
  public List<Assignment> random(int count, Seed seed) {
    Set<Assignment> points = new LinkedHashSet<>();
    int wasted = 0;
    for (long draw = 0; points.size() < count && wasted < PATIENCE; draw++) {
      Assignment point = new Assignment(List.of());
      for (Axis axis : axes) {
        point = point.and(axis.name(), axis.draw(seed.child(axis.name(), 0), draw));
      }
      wasted = points.add(point) ? 0 : wasted + 1;
    }
    return List.copyOf(points);
  }
}
