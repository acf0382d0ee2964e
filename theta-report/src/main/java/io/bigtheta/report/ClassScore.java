package io.bigtheta.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well one class is recognised.
 *
 * @param rows number of rows whose true class it is
 * @param precision share of the rows with this answer that have this class; NaN if no row has this answer
 * @param recall share of the rows of this class that were answered right; NaN if there are no such rows
 */
record ClassScore(String label, long rows, double precision, double recall) {
  /** The harmonic mean of precision and recall. */
  double f1() {
    return 2 * precision * recall / (precision + recall);
  }

  /** The scores of all classes, from counts [true class][answer]. */
  static List<ClassScore> of(List<String> labels, int[][] counts) {
    List<ClassScore> scores = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      long rows = 0;
      long answered = 0;
      for (int j = 0; j < counts.length; j++) {
        rows += counts[i][j];
        answered += counts[j][i];
      }
      double right = counts[i][i];
      scores.add(new ClassScore(
          labels.get(i),
          rows,
          answered == 0 ? Double.NaN : right / answered,
          rows == 0 ? Double.NaN : right / rows));
    }
    return scores;
  }

  /** A true class, the class that was answered instead, how often that happened, and its share of the class's rows. */
  record Confusion(String truth, String answer, int count, double share) {}

  /** The most frequent mistakes, at most {@code most}. */
  static List<Confusion> confusions(List<String> labels, int[][] counts, int most) {
    List<ClassScore> scores = of(labels, counts);
    List<Confusion> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] > 0) {
          double share = (double) counts[i][j] / scores.get(i).rows();
          all.add(new Confusion(labels.get(i), labels.get(j), counts[i][j], share));
        }
      }
    }
    all.sort(Comparator.comparingInt(Confusion::count).reversed());
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }
}
