package io.bigtheta.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of hidden units to try if nothing is known: from the number of outputs to the number of inputs, starting
 * at their mean.
 */
public final class HiddenRange {
  /**
   * The ratio of neighbouring numbers. The narrow one is used if the ratio of inputs to outputs is below
   * {@link #NARROW}.
   */
  private static final double WIDE_STEP = 2;

  private static final double NARROW_STEP = StrictMath.sqrt(2);
  private static final double NARROW = 4;

  private HiddenRange() {}

  /**
   * The mean of inputs and outputs (rounded up), then alternately smaller and larger numbers by equal ratios, as far as
   * the number of outputs and the number of inputs.
   */
  public static List<Integer> of(int inputs, int outputs) {
    int low = Math.min(inputs, outputs);
    int high = Math.max(inputs, outputs);
    int mean = (inputs + outputs + 1) / 2;
    double step = high >= NARROW * low ? WIDE_STEP : NARROW_STEP;
    List<Integer> units = new ArrayList<>(List.of(mean));
    double down = mean;
    double up = mean;
    while (down > low || up < high) {
      down = Math.max(low, down / step);
      up = Math.min(high, up * step);
      for (int count : new int[] {(int) Math.round(down), (int) Math.round(up)}) {
        if (!units.contains(count)) {
          units.add(count);
        }
      }
    }
    return units;
  }
}
