package io.bigtheta.data;

import io.bigtheta.spec.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * When each row happened. Rows with times are divided so that a model learns from the past and is judged by what came
 * later, as it will be used: rows drawn at random would tell it the future (Bergmeir and Benítez, Information Sciences
 * 2012). Rows of the same time are never divided.
 *
 * @param column the name of the column with the times
 * @param values the time of each row of the features: seconds since 1970 for dates, otherwise numbers in any unit
 * @param dates whether the times are dates
 */
public record Times(String column, double[] values, boolean dates) {
  /** A date such as 2026-11-30, or a date and a time such as 2026-11-30 22:40 or 2026-11-30T22:40:51Z. */
  static OptionalDouble seconds(String text) {
    String iso = text.strip().replace('/', '-').replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return OptionalDouble.of(
            LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
      }
      boolean zoned = iso.matches(".*T.*(Z|[+-][0-9:]+)");
      Instant instant = zoned
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return OptionalDouble.of(instant.getEpochSecond() + instant.getNano() / 1e9);
    } catch (DateTimeException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Divides rows into earlier ones and the newest ones. Within a part the rows keep the order they had.
   *
   * @param share the share of the newest rows, in (0, 1); where it would divide rows of one time, the nearest other place
   *     counts
   */
  Split split(Dataset data, double share) {
    int[] order = order(data);
    int wanted = (int) Math.round(order.length * (1 - share));
    int cut = cut(data, order, Math.max(1, Math.min(order.length - 1, wanted)));
    return new Split(part(data, order, 0, cut), part(data, order, cut, order.length));
  }

  /**
   * {@code folds} splits that walk forward through time: the rows are divided into folds + 1 blocks of about equal size,
   * and each block but the first is held out once, with all blocks before it to train on.
   */
  public List<Split> forward(Dataset data, int folds) {
    int[] order = order(data);
    if (order.length <= folds) {
      throw Refusal.of("walk-forward", "more rows than the " + folds + " folds", order.length);
    }
    int block = order.length / (folds + 1);
    List<Split> splits = new ArrayList<>();
    int end = order.length;
    for (int fold = folds; fold > 0; fold--) {
      int begin = cut(data, order, order.length - (folds - fold + 1) * block);
      if (begin >= end) {
        throw refused(data, "enough different times for " + folds + " folds");
      }
      splits.add(0, new Split(part(data, order, 0, begin), part(data, order, begin, end)));
      end = begin;
    }
    return splits;
  }

  private int[] order(Dataset data) {
    return IntStream.range(0, data.rows())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[data.index(i)]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** The place nearest to {@code wanted} before which all rows are earlier than the rows from there on. */
  private int cut(Dataset data, int[] order, int wanted) {
    for (int off = 0; off < order.length; off++) {
      for (int at : new int[] {wanted - off, wanted + off}) {
        if (at > 0
            && at < order.length
            && values[data.index(order[at - 1])] < values[data.index(order[at])]) {
          return at;
        }
      }
    }
    throw refused(data, "times that differ");
  }

  private Refusal refused(Dataset data, String expected) {
    long different = IntStream.range(0, data.rows())
        .mapToDouble(i -> values[data.index(i)])
        .distinct()
        .count();
    return Refusal.of(
        "column \"" + column + "\"",
        expected,
        different + (different == 1 ? " time" : " different times"));
  }

  private static Dataset part(Dataset data, int[] order, int from, int to) {
    int[] rows = Arrays.copyOfRange(order, from, to);
    Arrays.sort(rows);
    return data.pick(rows);
  }

  /** The first and the last time of rows, in words; empty without rows. */
  public String range(Dataset data) {
    double[] times = IntStream.range(0, data.rows())
        .mapToDouble(i -> values[data.index(i)])
        .sorted()
        .toArray();
    return times.length == 0 ? "" : text(times[0]) + " … " + text(times[times.length - 1]);
  }

  private String text(double value) {
    if (!dates) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Float.toString((float) value);
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(value), 0, ZoneOffset.UTC);
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
  }
}
