package io.bigtheta.studio.mistakes;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows are looked at, and in which order.
 *
 * @param truth the index of their class; −1 for any
 * @param answer the index of the answered class; −1 for any
 * @param wrong whether only rows with wrong answers are wanted
 * @param order sure: the surest answers first; unsure: the least sure first; worst: the largest errors first
 */
public record Picked(int truth, int answer, boolean wrong, String order) {
  /** The indices of these rows in the judged rows. */
  public int[] of(Judged judged) {
    Comparator<Integer> by = switch (judged.kind()) {
      case CLASSES, DISTRIBUTIONS ->
        Comparator.comparing(
            row -> order.equals("unsure") ? judged.confidence(row) : -judged.confidence(row));
      case NUMBERS, FLAGS -> Comparator.comparing(row -> -judged.error(row));
    };
    return IntStream.range(0, judged.rows().rows())
        .filter(row -> fits(judged, row))
        .boxed()
        .sorted(by)
        .mapToInt(row -> row)
        .toArray();
  }

  private boolean fits(Judged judged, int row) {
    return (!wrong || judged.wrong(row))
        && (truth < 0 || (judged.kind().classifies() && judged.rows().label(row) == truth))
        && (answer < 0 || (judged.kind().classifies() && judged.answer(row) == answer));
  }
}
