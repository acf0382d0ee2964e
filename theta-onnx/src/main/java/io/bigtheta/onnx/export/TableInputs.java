package io.bigtheta.onnx.export;

import io.bigtheta.data.BinnedInputs;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.onnx.tensor.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the raw columns of a table into x. All numbers are calculated together and the words beside them; then the columns are
 * brought into the order of x.
 */
final class TableInputs {
  private final Draft draft;
  private final RawTable raw;
  private final String prefix;

  TableInputs(Draft draft, RawTable raw, String prefix) {
    this.draft = draft;
    this.raw = raw;
    this.prefix = prefix;
  }

  /** x [N, inputs.size()]. */
  String columns(ColumnInputs inputs) {
    int[] numbers = numbers(inputs.fields());
    List<String> parts = new ArrayList<>();
    if (numbers.length > 0) {
      String x = draft.standardize(
          raw.numbers(),
          prefix + "standardized",
          of(inputs.mean(), numbers),
          of(inputs.scale(), numbers));
      parts.add(filled(raw.missing(), x));
    }
    int[] sizes = inputs.fields().stream()
        .mapToInt(field -> field instanceof Field.Categorical ? 0 : 1)
        .toArray();
    return ordered(inputs.fields(), parts, sizes);
  }

  /** 0 where a number is missing. */
  private String filled(String missing, String x) {
    return draft.node("Where", prefix + "filled", missing, draft.single(prefix + "zero", 0), x);
  }

  private static int[] numbers(List<Field> fields) {
    return IntStream.range(0, fields.size())
        .filter(j -> fields.get(j) instanceof Field.Numeric)
        .toArray();
  }

  private static float[] of(float[] values, int... places) {
    float[] some = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      some[i] = values[places[i]];
    }
    return some;
  }

  /**
   * Puts the words beside the numbers, and brings all into the order of the fields.
   *
   * @param parts the inputs that come from numbers, field after field
   * @param sizes how many inputs come from the number of each field
   */
  private String ordered(List<Field> fields, List<String> parts, int... sizes) {
    List<String> all = new ArrayList<>(parts);
    int number = 0;
    int word = IntStream.of(sizes).sum();
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < sizes.length; j++) {
      if (fields.get(j) instanceof Field.Categorical words) {
        if (!words.levels().isEmpty()) {
          all.add(raw.word(words, j, prefix + words.name()));
        }
        for (int k = 0; k < words.levels().size(); k++) {
          order.add(word++);
        }
      }
      for (int k = 0; k < sizes[j]; k++) {
        order.add(number++);
      }
    }
    return arranged(draft.beside(prefix + "together", all), prefix + "x", order);
  }

  private String arranged(String x, String name, List<Integer> order) {
    int[] places = order.stream().mapToInt(Integer::intValue).toArray();
    boolean straight = Arrays.equals(places, IntStream.range(0, places.length).toArray());
    return straight ? x : draft.columns(x, name, places);
  }

  /** x [N, inputs.size()]: the bent numbers of all columns, then the shares of all bins, then the gaps, then the words. */
  String binned(BinnedInputs inputs) {
    int[] numbers = numbers(inputs.fields());
    if (numbers.length == 0) {
      return ordered(inputs.fields(), List.of(), new int[inputs.fields().size()]);
    }
    Bins bins = new Bins(inputs, numbers);
    String bent = bent(of(inputs.middle(), numbers), of(inputs.spread(), numbers));
    List<String> parts = new ArrayList<>(List.of(bent));
    if (bins.sources().length > 0) {
      parts.add(shares(bins));
    }
    String values = draft.standardize(
        draft.beside(prefix + "values", parts),
        prefix + "standardized",
        of(inputs.mean(), bins.values()),
        of(inputs.scale(), bins.values()));
    int[] columns = IntStream.concat(
            IntStream.range(0, numbers.length), IntStream.of(bins.sources()))
        .toArray();
    String missing = columns.length == numbers.length
        ? raw.missing()
        : draft.columns(raw.missing(), prefix + "missing-values", columns);
    List<String> all = new ArrayList<>(List.of(filled(missing, values)));
    if (bins.gaps().length > 0) {
      String gaps = draft.columns(
          draft.cast(raw.missing(), prefix + "gaps", ElementType.FLOAT),
          prefix + "gaps-seen",
          bins.gapSources());
      all.add(draft.standardize(
          gaps, prefix + "gap", of(inputs.mean(), bins.gaps()), of(inputs.scale(), bins.gaps())));
    }
    // Bins gives the order within the numbers; ordered puts the words between them.
    String inOrder =
        arranged(draft.beside(prefix + "all-numbers", all), prefix + "number-inputs", bins.order());
    return ordered(inputs.fields(), List.of(inOrder), bins.sizes());
  }

  /** z / √(1 + (z / 3)²) with z = (raw − middle) · spread, in double precision as Theta calculates it. */
  private String bent(float[] middle, float[] spread) {
    String z = draft.cast(
        draft.standardize(raw.numbers(), prefix + "robust", middle, spread),
        prefix + "z",
        ElementType.DOUBLE);
    String part = draft.node("Div", prefix + "part", z, draft.real(prefix + "bend", 3));
    String square = draft.node("Mul", prefix + "square", part, part);
    String more = draft.node("Add", prefix + "more", square, draft.real(prefix + "one", 1));
    String bent = draft.node("Div", prefix + "bent", z, draft.node("Sqrt", prefix + "root", more));
    return draft.cast(bent, prefix + "bent-numbers", ElementType.FLOAT);
  }

  /** clip((raw − a) / (b − a), 0, 1) for all bins. */
  private String shares(Bins bins) {
    String wide = draft.columns(raw.numbers(), prefix + "of-bins", bins.sources());
    String above = draft.node(
        "Sub",
        prefix + "above",
        wide,
        draft.floats(prefix + "from", bins.from(), bins.from().length));
    String share = draft.node(
        "Div",
        prefix + "share",
        above,
        draft.floats(prefix + "width", bins.width(), bins.width().length));
    String most = draft.node("Min", prefix + "most", share, draft.single(prefix + "whole", 1));
    return draft.node("Max", prefix + "shares", most, draft.single(prefix + "nothing", 0));
  }
}
