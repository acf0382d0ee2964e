package io.bigtheta.io;

import io.bigtheta.data.reading.DateOrder;
import io.bigtheta.data.reading.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order in which the dates of a column are written, as all its cells show together.
 *
 * @param cells the number of cells that are dates in this order
 * @param open whether the cells leave open which number is the day and which is the month
 */
record DateGuess(DateOrder order, long cells, boolean open) {
  private static final int FIRST = 50;

  /** Guesses the order of the words with these codes; {@code told} restricts it to one. */
  static Optional<DateGuess> of(CsvColumn column, int[] codes, Optional<DateOrder> told) {
    List<DateOrder> orders = told.map(List::of).orElse(Arrays.asList(DateOrder.values()));
    Optional<DateGuess> best = Optional.empty();
    for (DateOrder order : orders) {
      long first =
          IntStream.of(codes).limit(FIRST).filter(k -> fits(column, k, order)).count();
      if (2 * first < Math.min(FIRST, codes.length)) {
        continue;
      }
      long cells = IntStream.of(codes)
          .filter(k -> fits(column, k, order))
          .mapToLong(column::count)
          .sum();
      if (best.isPresent() && cells == best.get().cells && cells > 0) {
        best = Optional.of(open(column, codes, best.get()));
      } else if (cells > 0 && (best.isEmpty() || cells > best.get().cells)) {
        best = Optional.of(new DateGuess(order, cells, false));
      }
    }
    return best;
  }

  /** Both the day first and the month first would do: points stand in dates with the day first, slashes in both. */
  private static DateGuess open(CsvColumn column, int[] codes, DateGuess day) {
    boolean slashes = IntStream.of(codes).allMatch(k -> column.texts().get(k).contains("/"));
    boolean named =
        IntStream.of(codes).allMatch(k -> column.texts().get(k).matches(".*\\p{L}{3}.*"));
    return new DateGuess(slashes && !named ? DateOrder.MDY : DateOrder.DMY, day.cells, !named);
  }

  private static boolean fits(CsvColumn column, int code, DateOrder order) {
    return Moment.of(column.texts().get(code), order).isPresent();
  }
}
