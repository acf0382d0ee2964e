package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;

/**
 * What mistakes cost, in any unit.
 *
 * @param missed a row of the positive class that is not predicted (a false negative)
 * @param alarm another row for which the positive class is predicted (a false positive)
 */
public record Costs(double missed, double alarm) {
  public Costs {
    if (!(missed >= 0 && alarm >= 0 && missed + alarm > 0) || Double.isInfinite(missed + alarm)) {
      throw Refusal.of("cost", "costs >= 0 that are not both 0", "fn=" + missed + ",fp=" + alarm);
    }
  }

  /** Reads {@code fn=5,fp=1}; a mistake that is not named costs 1. */
  public static Costs parse(String text) {
    double missed = 1;
    double alarm = 1;
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", -1);
      if (pair.length != 2 || !pair[0].strip().matches("fn|fp")) {
        throw Refusal.of("cost", "costs of mistakes such as fn=5,fp=1", '"' + text + '"');
      }
      double cost;
      try {
        cost = Double.parseDouble(pair[1].strip());
      } catch (NumberFormatException e) {
        throw Refusal.of("cost", "a number behind =", '"' + part + '"');
      }
      if (pair[0].strip().equals("fn")) {
        missed = cost;
      } else {
        alarm = cost;
      }
    }
    return new Costs(missed, alarm);
  }
}
