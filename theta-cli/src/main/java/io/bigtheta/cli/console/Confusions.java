package io.bigtheta.cli.console;

import io.bigtheta.model.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The confusion matrix in brief: the classes that are most often confused. */
public final class Confusions {
  private static final int MOST = 3;

  private record Confusion(String truth, String answer, int count) {}

  private Confusions() {}

  /** One line, or no line if every prediction is right. */
  public static List<String> of(Evaluation evaluation, List<String> labels) {
    List<Confusion> all = new ArrayList<>();
    int wrong = 0;
    int[][] counts = evaluation.confusion();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] > 0) {
          all.add(new Confusion(labels.get(i), labels.get(j), counts[i][j]));
          wrong += counts[i][j];
        }
      }
    }
    if (all.isEmpty()) {
      return List.of();
    }
    all.sort(Comparator.comparingInt(Confusion::count).reversed());
    StringBuilder line = new StringBuilder(wrong + " wrong; most often ");
    for (int k = 0; k < Math.min(MOST, all.size()); k++) {
      Confusion most = all.get(k);
      line.append(k == 0 ? "" : ", ").append(most.truth()).append(" taken for ");
      line.append(most.answer()).append(" (").append(most.count()).append(")");
    }
    return List.of(line.toString());
  }
}
