package io.bigtheta.io;

import io.bigtheta.io.Components.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts parts of ink together to figures: the strokes of one digit, or several digits beside each other. */
final class Grouping {
  /** Parts nearer than this share of the height of the main part hang together. */
  private static final double NEAR = 0.05;

  /** A stroke of a digit is no further from the rest of it than this share of the main part's height. */
  private static final double STROKE = 0.25;

  /** Another digit has at least this share of the main part's height. */
  private static final double TALL = 0.5;

  /** Smaller parts, as a share of the main part's area, are specks. */
  private static final double SPECK = 0.01;

  /** A digit has at most this many strokes in a chain. */
  private static final int MOST_STEPS = 5;

  private final Plane ink;
  private final Components parts;
  private final float[] peaks;
  private final double[] scores;
  private final Part main;
  private final int height;

  Grouping(Plane ink, Components parts, float[] peaks, double[] scores, Part main) {
    this.ink = ink;
    this.parts = parts;
    this.peaks = peaks;
    this.scores = scores;
    this.main = main;
    height = Math.max(main.height(), main.width() / 2);
  }

  /** Parts that belong together. */
  private static final class Group {
    private final List<Part> members = new ArrayList<>();
    private int top = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private int bottom = -1;
    private int right = -1;
    private int area;
    private double score;

    void add(Part part, double value) {
      members.add(part);
      top = Math.min(top, part.top());
      left = Math.min(left, part.left());
      bottom = Math.max(bottom, part.bottom());
      right = Math.max(right, part.right());
      area += part.area();
      score = Math.max(score, value);
    }

    int height() {
      return bottom - top + 1;
    }

    int width() {
      return right - left + 1;
    }
  }

  List<Figure> figures() {
    List<Group> groups = new ArrayList<>(near());
    groups.sort(Comparator.comparingDouble((Group group) -> -group.score));
    Group first = groups.remove(0);
    List<Group> digits = new ArrayList<>(List.of(first));
    for (Group group : groups) {
      if (other(first, group) && digits.stream().allMatch(digit -> separate(digit, group))) {
        digits.add(group);
      }
    }
    groups.removeAll(digits);
    groups.removeIf(group -> group.area < 0.04 * first.area);
    for (int step = 0; step < MOST_STEPS && join(digits, groups); step++) {
      // strokes may hang on strokes
    }
    return digits.stream().map(this::figure).toList();
  }

  /** Groups of parts with small gaps between them. */
  private List<Group> near() {
    boolean[] chosen = new boolean[parts.labels().length];
    float faint = 0.35f * peaks[main.index()];
    for (int i = 0; i < chosen.length; i++) {
      int label = parts.labels()[i];
      chosen[i] = label >= 0 && usable(parts.parts().get(label)) && peaks[label] >= faint;
    }
    float[] distances = Distances.to(chosen, parts.height(), parts.width());
    boolean[] wide = new boolean[chosen.length];
    double radius = Math.max(0.8, NEAR / 2 * height);
    for (int i = 0; i < wide.length; i++) {
      wide[i] = distances[i] <= radius;
    }
    Components clusters = Components.of(wide, parts.height(), parts.width());
    List<Group> groups = new ArrayList<>();
    clusters.parts().forEach(cluster -> groups.add(new Group()));
    boolean[] done = new boolean[parts.parts().size()];
    for (int i = 0; i < chosen.length; i++) {
      int label = parts.labels()[i];
      if (chosen[i] && !done[label]) {
        done[label] = true;
        groups.get(clusters.labels()[i]).add(parts.parts().get(label), scores[label]);
      }
    }
    return groups;
  }

  /** Whether a part can be ink of the main part's digit, or of another one: not a far smaller score by its place. */
  private boolean usable(Part part) {
    return part.index() == main.index()
        || scores[part.index()] > 0
            && part.area() >= SPECK * main.area()
            && part.rim() <= 0.3 * Math.max(part.height(), part.width());
  }

  /** Adds strokes that stand off to the digits that they are nearest to, and says whether there were any. */
  private boolean join(List<Group> digits, List<Group> strokes) {
    if (strokes.isEmpty()) {
      return false;
    }
    boolean[] member = new boolean[parts.parts().size()];
    digits.forEach(digit -> digit.members.forEach(part -> member[part.index()] = true));
    boolean[] mask = new boolean[parts.labels().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = parts.labels()[i] >= 0 && member[parts.labels()[i]];
    }
    float[] distances = Distances.to(mask, parts.height(), parts.width());
    List<Group> joined = new ArrayList<>();
    for (Group stroke : strokes) {
      if (least(stroke, distances) <= STROKE * height) {
        Group owner = digits.stream()
            .min(Comparator.comparingDouble((Group digit) -> gap(digit, stroke)))
            .orElseThrow();
        joined.add(stroke);
        stroke.members.forEach(part -> owner.add(part, scores[part.index()]));
      }
    }
    strokes.removeAll(joined);
    return !joined.isEmpty();
  }

  /** The least distance of the pixels of a group. */
  private double least(Group group, float[] distances) {
    double least = Double.MAX_VALUE;
    for (Part part : group.members) {
      for (int y = part.top(); y <= part.bottom(); y++) {
        for (int x = part.left(); x <= part.right(); x++) {
          int i = y * parts.width() + x;
          least = parts.labels()[i] == part.index() ? Math.min(least, distances[i]) : least;
        }
      }
    }
    return least;
  }

  /** The distance of their boxes. */
  private static double gap(Group a, Group b) {
    int down = Math.max(0, Math.max(a.top - b.bottom, b.top - a.bottom));
    int across = Math.max(0, Math.max(a.left - b.right, b.left - a.right));
    return Math.hypot(down, across);
  }

  /** Whether a group is as tall as a digit and stands beside or under the first one. */
  private boolean separate(Group first, Group group) {
    int across = Math.max(group.left - first.right, first.left - group.right);
    int down = Math.max(group.top - first.bottom, first.top - group.bottom);
    return group.height() >= TALL * first.height()
        && (across > 0.08 * height || down > 0.08 * height);
  }

  private boolean other(Group first, Group group) {
    return group.height() >= TALL * first.height()
        && group.height() <= 2 * first.height()
        && group.width() <= 2.5 * first.height()
        && group.area >= 0.1 * first.area;
  }

  private Figure figure(Group group) {
    int tall = group.height();
    int wide = group.width();
    boolean[] mask = new boolean[tall * wide];
    boolean[] member = new boolean[parts.parts().size()];
    float peak = 0;
    int most = 0;
    for (Part part : group.members) {
      member[part.index()] = true;
      if (part.area() > most) {
        most = part.area();
        peak = peaks[part.index()];
      }
    }
    float[] values = new float[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int from = (group.top + i / wide) * parts.width() + group.left + i % wide;
      mask[i] = parts.labels()[from] >= 0 && member[parts.labels()[from]];
      values[i] = mask[i] ? Math.min(1, Math.max(0, ink.values()[from] / (0.8f * peak))) : 0;
    }
    return new Figure(group.top, group.left, tall, wide, mask, values, group.score);
  }
}
