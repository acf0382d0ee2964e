package io.bigtheta.io;

import io.bigtheta.data.reading.DateOrder;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column holds. The first ones can be asked for by name. */
public enum ColumnKind {
  /** Numbers. */
  NUMBER("numbers"),
  /** Words, or codes such as {@code 007}. */
  CATEGORY("words"),
  /** Dates or times. */
  DATE("dates"),
  /** Dates with the year first. */
  YMD("dates"),
  /** Dates with the day first. */
  DMY("dates"),
  /** Dates with the month first. */
  MDY("dates"),
  /** Texts, whose words become inputs. */
  TEXT("texts"),
  /** Left out because it was asked for. */
  DROP("left out"),
  /** A different value in nearly every row. */
  ID("ids"),
  /** Short texts, most of them different, such as names. */
  PHRASES("free text"),
  /** The same value in every row. */
  CONSTANT("one value"),
  /** No value at all. */
  EMPTY("nothing");

  private final String words;

  ColumnKind(String words) {
    this.words = words;
  }

  /** The kind that a user names. */
  static ColumnKind of(String name) {
    return Arrays.stream(values())
        .limit(DROP.ordinal() + 1)
        .filter(kind -> kind.title().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Refusal.of(
            "columns",
            "one of the kinds "
                + Arrays.stream(values())
                    .limit(DROP.ordinal() + 1)
                    .map(ColumnKind::title)
                    .collect(Collectors.joining(", ")),
            FormatException.quoted(name)));
  }

  private String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean dates() {
    return this == DATE || order().isPresent();
  }

  /** The order of dates that was asked for. */
  Optional<DateOrder> order() {
    return switch (this) {
      case YMD -> Optional.of(DateOrder.YMD);
      case DMY -> Optional.of(DateOrder.DMY);
      case MDY -> Optional.of(DateOrder.MDY);
      default -> Optional.empty();
    };
  }

  /** Whether a column of this kind becomes inputs. */
  boolean used() {
    return ordinal() < DROP.ordinal();
  }

  /** The word for what the column holds, such as {@code numbers}. */
  @Override
  public String toString() {
    return words;
  }
}
