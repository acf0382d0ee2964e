package io.bigtheta.data.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as it is written.
 *
 * @param day the day of the calendar
 * @param seconds since the beginning of that day
 * @param timed whether a time was given
 * @param offset how many seconds the time is ahead of UTC; 0 if nothing is said
 */
public record Moment(LocalDate day, double seconds, boolean timed, int offset) {
  private static final String TIME =
      "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.,][0-9]+)?))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?"
          + "\\s*(z|utc|gmt|[-+][0-9]{2}:?[0-9]{2}|[-+][0-9]{2})?";

  private static final String WEEKDAY =
      "(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\\p{L}*\\.?,?\\s+)?";

  private static final Pattern THREE = Pattern.compile(WEEKDAY
      + "([0-9]{1,4}|\\p{L}{3,9})\\.?\\s?[-/., ]\\s?([0-9]{1,2}|\\p{L}{3,9})\\.?,?\\s?[-/. ]\\s?([0-9]{1,4})"
      + "(?:[t,]?\\s*" + TIME + ")?");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})");
  private static final Pattern EIGHT =
      Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:[t ]?([0-9]{2})([0-9]{2})([0-9]{2})?z?)?");
  private static final Pattern CLOCK = Pattern.compile(TIME);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> OTHER_MONTHS =
      List.of("", "", "mär", "", "mai", "", "", "", "", "okt", "", "dez");

  private static final int SHORT_YEARS = 69;
  private static final int LONGEST = 40;

  /** Reads a cell in this order; empty if it is no such date. */
  public static Optional<Moment> of(String cell, DateOrder order) {
    if (cell.length() > LONGEST || cell.isEmpty()) {
      return Optional.empty();
    }
    String text = cell.strip().toLowerCase(Locale.ROOT);
    try {
      if (order == DateOrder.TIME) {
        Matcher clock = CLOCK.matcher(text);
        return clock.matches() ? timed(LocalDate.EPOCH, clock, 1) : Optional.empty();
      }
      Matcher three = THREE.matcher(text);
      if (three.matches()) {
        return three(three, order);
      }
      return order == DateOrder.YMD ? digits(text) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Moment> three(Matcher cell, DateOrder order) {
    String first = cell.group(1);
    String second = cell.group(2);
    String third = cell.group(3);
    String year = order == DateOrder.YMD ? first : third;
    String month = order == DateOrder.MDY ? first : second;
    String day = order == DateOrder.YMD ? third : order == DateOrder.DMY ? first : second;
    if (year.length() == 1 || year.length() == 3 || (order == DateOrder.YMD && year.length() < 4)) {
      return Optional.empty();
    }
    if (day.length() > 2 || !number(day) || !number(year)) {
      return Optional.empty();
    }
    int months = number(month) ? Integer.parseInt(month) : month(month);
    int years = Integer.parseInt(year);
    years += year.length() == 4 ? 0 : years < SHORT_YEARS ? 2000 : 1900;
    return timed(LocalDate.of(years, months, Integer.parseInt(day)), cell, 4);
  }

  private static Optional<Moment> digits(String text) {
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return Optional.of(new Moment(
          LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1),
          0,
          false,
          0));
    }
    Matcher eight = EIGHT.matcher(text);
    if (!eight.matches()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(
        Integer.parseInt(eight.group(1)),
        Integer.parseInt(eight.group(2)),
        Integer.parseInt(eight.group(3)));
    if (eight.group(4) == null) {
      return Optional.of(new Moment(day, 0, false, 0));
    }
    int seconds = 3600 * Integer.parseInt(eight.group(4))
        + 60 * Integer.parseInt(eight.group(5))
        + (eight.group(6) == null ? 0 : Integer.parseInt(eight.group(6)));
    return Optional.of(new Moment(day, seconds, true, 0));
  }

  /** Adds the time in the groups from {@code at} on. */
  private static Optional<Moment> timed(LocalDate day, Matcher cell, int at) {
    if (cell.group(at) == null) {
      return Optional.of(new Moment(day, 0, false, 0));
    }
    int hour = Integer.parseInt(cell.group(at));
    String half = cell.group(at + 3);
    if (half != null) {
      hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
    }
    int minute = Integer.parseInt(cell.group(at + 1));
    String rest = cell.group(at + 2);
    double second = rest == null ? 0 : Double.parseDouble(rest.replace(',', '.'));
    if (hour > 24 || minute > 59 || second >= 61) {
      return Optional.empty();
    }
    return Optional.of(
        new Moment(day, 3600 * hour + 60 * minute + second, true, offset(cell.group(at + 4))));
  }

  private static int offset(@Nullable String zone) {
    if (zone == null || !(zone.startsWith("+") || zone.startsWith("-"))) {
      return 0;
    }
    String digits = zone.substring(1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() < 4 ? 0 : Integer.parseInt(digits.substring(2));
    return (zone.startsWith("-") ? -1 : 1) * (3600 * hours + 60 * minutes);
  }

  private static int month(String name) {
    String head = name.substring(0, 3);
    int english = MONTHS.indexOf(head);
    return 1 + (english >= 0 ? english : OTHER_MONTHS.indexOf(head));
  }

  private static boolean number(String text) {
    return text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** Days since 1970-01-01 in UTC, with a fraction. */
  public double days() {
    return day.toEpochDay() + (seconds - offset) / 86_400;
  }
}
