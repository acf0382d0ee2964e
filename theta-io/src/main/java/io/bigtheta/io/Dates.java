package io.bigtheta.io;

import io.bigtheta.data.Field;
import io.bigtheta.data.reading.DateOrder;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.data.reading.DatePart.Part;
import io.bigtheta.data.reading.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a column of dates becomes: the parts of the dates that differ between rows. */
final class Dates {
  private Dates() {}

  static ColumnChoice choice(
      CsvColumn column, DateGuess guess, int[] codes, int[] gaps, List<String> missing) {
    List<Moment> moments = Arrays.stream(codes)
        .mapToObj(code -> Moment.of(column.texts().get(code), guess.order()).orElseThrow())
        .toList();
    double origin = Math.floor(moments.stream().mapToDouble(Moment::days).min().orElse(0));
    List<Field> fields = new ArrayList<>();
    for (Part part : Part.values()) {
      DatePart reading = new DatePart(column.name, part, guess.order(), origin, missing);
      String name = column.name + "." + part;
      long different =
          moments.stream().mapToDouble(reading::number).distinct().limit(2).count();
      boolean monthly = part == Part.WEEKDAY && !days(moments);
      if (different > 1 && !monthly && (guess.order() != DateOrder.TIME || part == Part.HOUR)) {
        fields.add(
            part == Part.WEEKDAY
                ? new Field.Categorical(name, List.of(), reading)
                : new Field.Numeric(name, reading));
      }
    }
    if (fields.isEmpty()) {
      return ColumnChoice.out(
          column, ColumnKind.CONSTANT, "always " + column.texts().get(codes[0]));
    }
    String why = (guess.order() == DateOrder.TIME ? "" : "dates, ")
        + ColumnKinds.words(guess.order()) + ", become "
        + fields.stream()
            .map(field -> field.name().substring(column.name.length() + 1))
            .collect(Collectors.joining(", "))
        + (guess.open()
            ? "; --columns \"" + column.name + "="
                + (guess.order() == DateOrder.MDY ? "dmy" : "mdy")
                + "\" reads them the other way"
            : "");
    return new ColumnChoice(column, ColumnKind.DATE, fields, why, gaps);
  }

  /** Whether the dates have different days of the month; those of months do not. */
  private static boolean days(List<Moment> moments) {
    return moments.stream()
            .map(moment -> moment.day().getDayOfMonth())
            .distinct()
            .limit(2)
            .count()
        > 1;
  }
}
