package io.bigtheta.data.reading;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a date. Days are counted from the origin on, in UTC and with a fraction if there is a time; the other parts
 * are those of the calendar as it is written.
 *
 * @param column the column of the file
 * @param part which part
 * @param order the order in which the dates are written
 * @param origin the day that becomes 0, in days since 1970-01-01
 * @param missing words that stand for a missing value
 */
public record DatePart(
    String column, Part part, DateOrder order, double origin, List<String> missing)
    implements Reading {
  /** The parts of a date. */
  public enum Part {
    YEAR,
    MONTH,
    DAY,
    /** A word, such as {@code Monday}. */
    WEEKDAY,
    /** Hours since midnight, with a fraction. */
    HOUR,
    /** Days since the origin. */
    DAYS;

    /** The name in lower case, as in {@code date.year}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DatePart {
    missing = List.copyOf(missing);
  }

  public DatePart(String column, Part part) {
    this(column, part, DateOrder.YMD, 0, List.of());
  }

  @Override
  public double number(String cell) {
    return Moment.of(cell, order).map(this::number).orElse(Double.NaN);
  }

  /** This part of a moment, as a number. */
  public double number(Moment moment) {
    return switch (part) {
      case YEAR -> moment.day().getYear();
      case MONTH -> moment.day().getMonthValue();
      case DAY -> moment.day().getDayOfMonth();
      case WEEKDAY -> moment.day().getDayOfWeek().getValue();
      case HOUR -> moment.seconds() / 3600;
      case DAYS -> moment.days() - origin;
    };
  }

  @Override
  public String word(String cell) {
    Optional<Moment> moment = Moment.of(cell, order);
    return moment
        .map(it -> part == Part.WEEKDAY
            ? it.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            : Long.toString(Math.round(number(it))))
        .orElse("");
  }

  @Override
  public String expected() {
    return switch (order) {
      case YMD -> "a date such as 2024-05-31";
      case DMY -> "a date such as 31.05.2024";
      case MDY -> "a date such as 05/31/2024";
      case TIME -> "a time such as 14:30";
    };
  }
}
