package io.bigtheta.onnx.export;

import io.bigtheta.data.BinnedInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where the numbers, bins and gaps of {@link BinnedInputs} lie, if they are sorted by their kind instead of by their column. */
final class Bins {
  private final List<Integer> bent = new ArrayList<>();
  private final List<Integer> shares = new ArrayList<>();
  private final List<Integer> gaps = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();
  private final List<Integer> gapSources = new ArrayList<>();
  private final List<Float> from = new ArrayList<>();
  private final List<Float> width = new ArrayList<>();
  private final int[] sizes;

  /** @param numbers the fields that are numbers */
  Bins(BinnedInputs inputs, int... numbers) {
    sizes = new int[inputs.fields().size()];
    int input = 0;
    int edge = 0;
    for (int n = 0; n < numbers.length; n++) {
      int j = numbers[n];
      int bins = (int) inputs.bins()[j];
      bent.add(input++);
      for (int k = 0; k < bins; k++) {
        shares.add(input++);
        sources.add(n);
        from.add(inputs.edges()[edge + k]);
        width.add(inputs.edges()[edge + k + 1] - inputs.edges()[edge + k]);
      }
      edge += bins > 0 ? bins + 1 : 0;
      if (inputs.gaps()[j] > 0) {
        gaps.add(input++);
        gapSources.add(n);
      }
      sizes[j] = 1 + bins + (inputs.gaps()[j] > 0 ? 1 : 0);
    }
  }

  /** The places of the bent numbers and of the bins among all inputs that come from numbers. */
  int[] values() {
    return IntStream.concat(Arrays.stream(ints(bent)), Arrays.stream(ints(shares)))
        .toArray();
  }

  /** The places of the gaps among all inputs that come from numbers. */
  int[] gaps() {
    return ints(gaps);
  }

  /** For each bin which of the numbers it is of. */
  int[] sources() {
    return ints(sources);
  }

  /** For each gap which of the numbers it is of. */
  int[] gapSources() {
    return ints(gapSources);
  }

  /** The lower edges of the bins. */
  float[] from() {
    return floats(from);
  }

  /** The widths of the bins. */
  float[] width() {
    return floats(width);
  }

  /** How many inputs come from the number of each field. */
  int[] sizes() {
    return sizes;
  }

  /** For each input that comes from a number, its place when bent numbers, bins and gaps follow each other. */
  List<Integer> order() {
    List<Integer> sorted = new ArrayList<>(bent);
    sorted.addAll(shares);
    sorted.addAll(gaps);
    Integer[] order = new Integer[sorted.size()];
    for (int i = 0; i < order.length; i++) {
      order[sorted.get(i)] = i;
    }
    return List.of(order);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return values;
  }
}
