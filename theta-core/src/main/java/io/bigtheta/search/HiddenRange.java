package io.bigtheta.search;

import java.util.ArrayList;
import java.util.List;

/** How many hidden units to try where nothing is known: between outputs and inputs, starting from their mean. */
public final class HiddenRange {
  /** The ratio of neighbours, and the one where outputs and inputs are closer than {@link #NARROW}. */
  private static final double WIDE_STEP = 2;

  private static final double NARROW_STEP = StrictMath.sqrt(2);
  private static final double NARROW = 4;

  private HiddenRange() {}

  /**
   * The mean of inputs and outputs (rounded up), then ever smaller and ever larger by equal ratios, alternately, up to the
   * number of outputs and of inputs themselves.
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
