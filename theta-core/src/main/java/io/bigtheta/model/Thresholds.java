package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What happens if a class is predicted wherever its probability reaches a threshold, for every threshold that makes a
 * difference. Rows of equal probability are one step, so the order of the rows does not matter.
 */
public final class Thresholds {
  private final float[] values;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final int positives;
  private final int negatives;

  private Thresholds(
      float[] values, int[] truePositives, int[] falsePositives, int positives, int negatives) {
    this.values = values;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
    this.positives = positives;
    this.negatives = negatives;
  }

  /**
   * The thresholds of one class.
   *
   * @param answers [rows, classes], the probabilities
   * @param positive the index of the class
   * @throws Refusal if a probability is not a number
   */
  public static Thresholds of(Dataset data, Matrix answers, int positive) {
    Integer[] order = new Integer[data.rows()];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < order.length; i++) {
      if (Float.isNaN(answers.get(i, positive))) {
        throw Refusal.of("prediction of row " + i, "a probability", "NaN");
      }
    }
    Arrays.sort(order, Comparator.comparing((Integer i) -> -answers.get(i, positive)));
    float[] values = new float[order.length];
    int[] right = new int[order.length];
    int[] alarms = new int[order.length];
    int steps = 0;
    int yes = 0;
    for (int k = 0; k < order.length; k++) {
      float value = answers.get(order[k], positive);
      yes += data.label(order[k]) == positive ? 1 : 0;
      if (k + 1 == order.length || answers.get(order[k + 1], positive) != value) {
        values[steps] = value;
        right[steps] = yes;
        alarms[steps++] = k + 1 - yes;
      }
    }
    return new Thresholds(
        Arrays.copyOf(values, steps),
        Arrays.copyOf(right, steps),
        Arrays.copyOf(alarms, steps),
        yes,
        order.length - yes);
  }

  /** The number of different thresholds. */
  public int size() {
    return values.length;
  }

  /** Threshold {@code k} of the descending thresholds: the class is predicted for probabilities of at least this. */
  public float value(int k) {
    return values[k];
  }

  /** The number of rows of the class whose probability reaches threshold {@code k}. */
  public int truePositives(int k) {
    return truePositives[k];
  }

  /** The number of other rows whose probability reaches threshold {@code k}. */
  public int falsePositives(int k) {
    return falsePositives[k];
  }

  /** The number of rows of the class. */
  public int positives() {
    return positives;
  }

  /** The number of other rows. */
  public int negatives() {
    return negatives;
  }

  /**
   * The area under the curve of the true positive rate against the false positive rate (ROC AUC). It is the probability
   * that a row of the class has a larger probability than another row, where an equal one counts half (Hanley and
   * McNeil, Radiology 1982). NaN unless there are rows of both kinds.
   */
  public double rocAuc() {
    double twice = 0;
    long right = 0;
    long alarms = 0;
    for (int k = 0; k < values.length; k++) {
      twice += (double) (falsePositives[k] - alarms) * (truePositives[k] + right);
      right = truePositives[k];
      alarms = falsePositives[k];
    }
    return twice / (2.0 * positives * negatives);
  }

  /**
   * The average precision Σₖ (recallₖ − recallₖ₋₁) · precisionₖ, an area under the curve of precision against recall
   * that does not interpolate (Davis and Goadrich, ICML 2006, say why not). NaN if the class has no rows.
   */
  public double averagePrecision() {
    double sum = 0;
    int right = 0;
    for (int k = 0; k < values.length; k++) {
      sum += (truePositives[k] - right)
          * (double) truePositives[k]
          / (truePositives[k] + falsePositives[k]);
      right = truePositives[k];
    }
    return sum / positives;
  }

  /**
   * The threshold that costs least: fn · missed rows of the class + fp · other rows for which it is predicted (Elkan,
   * IJCAI 2001). It lies halfway to the next lower probability, and above all probabilities if it is best never to
   * predict the class. Of equal costs, the higher threshold counts.
   *
   * @param missed the cost fn of a row of the class that is not predicted
   * @param alarm the cost fp of another row for which the class is predicted
   */
  public float cheapest(double missed, double alarm) {
    int best = -1;
    double least = missed * positives;
    for (int k = 0; k < values.length; k++) {
      double cost = missed * (positives - truePositives[k]) + alarm * falsePositives[k];
      if (cost < least) {
        least = cost;
        best = k;
      }
    }
    if (best < 0) {
      return values.length == 0 ? 1 : Math.nextUp(Math.max(1, values[0]));
    }
    return best + 1 < values.length ? values[best] / 2 + values[best + 1] / 2 : values[best];
  }

  /** What happens at any threshold: [missed rows of the class, other rows for which the class is predicted]. */
  public int[] wrong(float threshold) {
    int k = 0;
    while (k < values.length && values[k] >= threshold) {
      k++;
    }
    return k == 0
        ? new int[] {positives, 0}
        : new int[] {positives - truePositives[k - 1], falsePositives[k - 1]};
  }
}
