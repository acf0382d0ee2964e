package io.bigtheta.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A true class, the class that was answered instead, how often that happened, and its share of the class's rows. */
record Confusion(String truth, String answer, int count, double share) {
  /** The most frequent mistakes, at most {@code most}, from counts [true class][answer]. */
  static List<Confusion> of(List<String> labels, int[][] counts, int most) {
    List<Confusion> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] > 0) {
          double share = (double) counts[i][j] / IntStream.of(counts[i]).sum();
          all.add(new Confusion(labels.get(i), labels.get(j), counts[i][j], share));
        }
      }
    }
    all.sort(Comparator.comparingInt(Confusion::count).reversed());
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }
}
