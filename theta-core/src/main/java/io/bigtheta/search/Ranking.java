package io.bigtheta.search;

import io.bigtheta.select.Estimate;
import io.bigtheta.spec.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares trials on the same folds. It names the best trial, and the trial to choose: the smallest network whose error
 * is within one standard error of the best (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees,
 * 1984, section 3.4.3). The best of many trials is partly the best by luck. A smaller network that is as good within
 * the standard error is the safer choice.
 *
 * @param trials the trials, at least one; they are kept in the order of their sizes
 * @param measure the score that trials are compared by
 */
public record Ranking(List<Trial> trials, Measure measure) {
  public Ranking {
    trials = trials.stream()
        .sorted(Comparator.comparingInt(Trial::parameters).thenComparingInt(Trial::order))
        .toList();
    if (trials.isEmpty()) {
      throw Refusal.of("ranking", "at least one trial", "none");
    }
  }

  private double error(Trial trial) {
    return trial.error(measure);
  }

  /**
   * The trials from the smallest mean error to the largest. Of equal ones the smaller network comes first, then the one
   * that was given first.
   */
  public List<Trial> best() {
    return trials.stream().sorted(Comparator.comparingDouble(this::error)).toList();
  }

  /** The largest error with which a trial is as good as the best, within one standard error. */
  public double limit() {
    Trial best = best().get(0);
    double error = best.score(measure).standardError();
    return error(best) + (Double.isFinite(error) ? error : 0);
  }

  /** The {@link #limit} as a score of the measure. */
  public double limitScore() {
    return measure.rises() ? 1 - limit() : limit();
  }

  /** Whether a trial is as good as the best within one standard error. */
  public boolean within(Trial trial) {
    return error(trial) <= limit();
  }

  /**
   * The trial to choose: the smallest within the limit; of several equally small ones, the one with the smallest error.
   */
  public Trial chosen() {
    List<Trial> best = best();
    double limit = limit();
    return best.stream()
        .filter(trial -> error(trial) <= limit)
        .min(Comparator.comparingInt(Trial::parameters))
        .orElse(best.get(0));
  }

  /** Whether any trial has a finite error. If none has, nothing can be chosen. */
  public boolean decided() {
    return Double.isFinite(error(best().get(0)));
  }

  /** Why {@link #chosen} is the trial to choose, in a sentence with its numbers. */
  public String reason() {
    Trial best = best().get(0);
    Trial chosen = chosen();
    Estimate top = best.score(measure);
    if (!decided()) {
      return "no candidate has " + (measure == Measure.ACCURACY ? "an " : "a ") + measure
          + " that is a number: every one of them diverged";
    }
    String reached = chosen.name() + " (" + count(chosen.parameters()) + " parameters, " + measure
        + " " + measure.text(chosen.score(measure).mean()) + ")";
    if (!Double.isFinite(top.standardError())) {
      return reached
          + " has the best mean; with a single fold its standard error is not known, so nothing smaller can be preferred";
    }
    String best2 = measure.text(top.mean()) + " ± " + measure.text(top.standardError());
    if (chosen.equals(best)) {
      return reached + " is the best, " + best2
          + ", and no smaller one is within one standard error of it"
          + (largest(best) ? "; it is the largest tried: larger ones may be better" : "");
    }
    return reached + " is the smallest within one standard error of the best, " + best.name() + " ("
        + count(best.parameters()) + " parameters, " + best2 + "): "
        + (measure.rises() ? "at least " : "at most ") + measure.text(limitScore())
        + " is within it";
  }

  /** Whether this trial is larger than all others. */
  private boolean largest(Trial trial) {
    return trials.size() > 1
        && trials.stream()
            .allMatch(other -> other.equals(trial) || other.parameters() < trial.parameters());
  }

  private static String count(int parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }
}
