package io.bigtheta.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Dates and times as texts of ISO 8601; those beyond the calendar are missing. */
public final class Iso {
  private static final long NANOS = 1_000_000_000L;

  private Iso() {}

  /** @param day counted from 1970 */
  public static String date(long day) {
    try {
      return LocalDate.ofEpochDay(day).toString();
    } catch (DateTimeException e) {
      return "";
    }
  }

  /**
   * A moment in UTC.
   *
   * @param value counted from 1970
   * @param perSecond how many of its units make a second: 1, 1000, a million or 10^9
   */
  public static String moment(long value, long perSecond) {
    return second(Math.floorDiv(value, perSecond), (int)
        (Math.floorMod(value, perSecond) * (NANOS / perSecond)));
  }

  /** A moment in UTC, with nanoseconds after a second. */
  public static String second(long second, int nanos) {
    try {
      LocalDateTime time = LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
      return time(time.toLocalDate() + "T", time.toLocalTime());
    } catch (DateTimeException e) {
      return "";
    }
  }

  /** A time of day. */
  public static String time(long value, long perSecond) {
    try {
      return time("", LocalTime.ofNanoOfDay(Math.multiplyExact(value, NANOS / perSecond)));
    } catch (DateTimeException | ArithmeticException e) {
      return "";
    }
  }

  /** Always with seconds, so that all cells of a column look alike. */
  private static String time(String before, LocalTime time) {
    String text = time.toString();
    return before + (text.length() == 5 ? text + ":00" : text);
  }

  /** A length of time in seconds. */
  public static String seconds(long value, long perSecond) {
    return value == Long.MIN_VALUE
        ? ""
        : decimal(BigInteger.valueOf(value), Long.toString(perSecond).length() - 1);
  }

  /** {@code unscaled · 10^−scale}, with every digit. */
  public static String decimal(BigInteger unscaled, int scale) {
    BigDecimal value = new BigDecimal(unscaled, scale);
    return scale < 0 || scale > 100 ? value.toString() : value.toPlainString();
  }
}
