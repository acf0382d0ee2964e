package io.bigtheta.run.result;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Thresholds;
import io.bigtheta.run.recipe.Costs;
import java.util.Locale;

/**
 * The threshold of the positive class that costs least on some rows, and what it does on rows that had no say in the choice.
 *
 * @param positive the name of the class
 * @param value the class is predicted if its probability is at least this
 * @param chosenOn the number of rows on which it was chosen
 * @param validation whether those were the validation rows of the training
 * @param others whether the following was counted on other rows than those
 * @param rows the number of rows on which it was counted
 * @param positives how many of them have the class
 * @param missed how many of these are not predicted
 * @param alarms for how many rows of the other class it is predicted
 * @param halfMissed how many are missed with the usual threshold of ½
 * @param halfAlarms how many false alarms there are with the usual threshold of ½
 */
public record ChosenThreshold(
    String positive,
    Costs costs,
    float value,
    int chosenOn,
    boolean validation,
    boolean others,
    int rows,
    int positives,
    int missed,
    int alarms,
    int halfMissed,
    int halfAlarms) {
  private static final float HALF = 0.5f;

  /**
   * Chooses a threshold.
   *
   * @param rows the rows to choose on, with the predictions for them
   * @param judged the rows to count on, with the predictions for them
   */
  public static ChosenThreshold of(
      int positive,
      Costs costs,
      Dataset rows,
      Matrix answers,
      boolean validation,
      Dataset judged,
      Matrix judgedAnswers) {
    float value = Thresholds.of(rows, answers, positive).cheapest(costs.missed(), costs.alarm());
    Thresholds steps = Thresholds.of(judged, judgedAnswers, positive);
    int[] wrong = steps.wrong(value);
    int[] half = steps.wrong(HALF);
    return new ChosenThreshold(
        rows.targets().labels().get(positive),
        costs,
        value,
        rows.rows(),
        validation,
        rows != judged,
        judged.rows(),
        steps.positives(),
        wrong[0],
        wrong[1],
        half[0],
        half[1]);
  }

  /** The mean cost of a row. */
  public double cost() {
    return (costs.missed() * missed + costs.alarm() * alarms) / rows;
  }

  /** The mean cost of a row with the usual threshold of ½. */
  public double halfCost() {
    return (costs.missed() * halfMissed + costs.alarm() * halfAlarms) / rows;
  }

  /** One sentence for people, without a full stop. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "threshold %s for %s costs least on %,d %srows; on %s%,d rows it finds %,d of %,d, with %,d false alarms: cost %.4g a row, %.4g with 0.5",
        value > 1 ? "above 1 (never)" : Float.toString(value),
        positive,
        chosenOn,
        validation ? "validation " : "",
        others ? "the other " : "these ",
        rows,
        positives - missed,
        positives,
        alarms,
        cost(),
        halfCost());
  }
}
