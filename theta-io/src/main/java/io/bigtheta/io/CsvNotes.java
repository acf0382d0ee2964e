package io.bigtheta.io;

import io.bigtheta.data.ColumnInfo;
import io.bigtheta.data.Field;
import io.bigtheta.data.Levels;
import io.bigtheta.data.Note;
import io.bigtheta.data.reading.DatePart;
import io.bigtheta.data.reading.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people should know about the columns of a table, in sentences. */
final class CsvNotes {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_ALIKE = 6;

  private final List<ColumnChoice> choices;
  private final Map<CsvColumn, CsvRows> rows;

  CsvNotes(List<ColumnChoice> choices, Map<CsvColumn, CsvRows> rows) {
    this.choices = choices;
    this.rows = rows;
  }

  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    left().forEach(words -> notes.add(new Note("left out", words)));
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (ColumnChoice choice : choices) {
      CsvColumn column = choice.column();
      if (choice.used() && !choice.why().isEmpty()) {
        alike.computeIfAbsent(choice.why(), why -> new ArrayList<>()).add(column.name);
      }
      fold(choice).ifPresent(words -> notes.add(new Note("columns", column.name + ": " + words)));
      missing(choice).forEach(words -> notes.add(new Note("missing", words)));
      suspicious(choice).ifPresent(words -> notes.add(new Note("check", words)));
    }
    alike.forEach((why, names) -> notes.add(new Note("columns", some(names) + ": " + why)));
    return notes;
  }

  /** The columns that are left out, and why. Columns with the same kind of reason share a sentence. */
  private List<String> left() {
    Map<ColumnKind, List<ColumnChoice>> out = new TreeMap<>(choices.stream()
        .filter(choice -> !choice.used())
        .collect(Collectors.groupingBy(ColumnChoice::kind)));
    List<String> sentences = new ArrayList<>();
    out.forEach((kind, list) -> {
      if (list.size() > MOST_ALIKE || kind == ColumnKind.EMPTY || kind == ColumnKind.DROP) {
        String names = some(list.stream().map(it -> it.column().name).toList());
        sentences.add(names + ": " + (kind == ColumnKind.DROP ? "as asked" : kind.toString()));
      } else {
        list.forEach(it -> sentences.add(sentence(it)));
      }
    });
    return sentences;
  }

  private static String sentence(ColumnChoice choice) {
    String name = choice.column().name;
    String keep = choice.kind() == ColumnKind.ID || choice.kind() == ColumnKind.PHRASES
        ? "; --columns \"" + name + "=" + (choice.column().words() == 0 ? "number" : "category")
            + "\" keeps it"
            + (choice.kind() == ColumnKind.PHRASES
                ? ", --text \"" + name + "\" reads its words"
                : "")
        : "";
    String kind = choice.kind() == ColumnKind.CONSTANT ? "" : choice.kind() + ", ";
    return name + ": " + kind + choice.why() + keep;
  }

  /** All left-out columns in one line. */
  static String left(List<ColumnChoice> choices) {
    return choices.stream()
        .filter(choice -> !choice.used())
        .limit(MOST_SHOWN)
        .map(choice -> choice.column().name + " left out (" + choice.why() + ")")
        .collect(Collectors.joining(", "));
  }

  static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
        + (names.size() > MOST_SHOWN ? " … (" + names.size() + " in all)" : "");
  }

  /** The word of each code of a column of words; empty for a missing one. */
  static List<String> spelled(ColumnChoice choice, Field field) {
    CsvColumn column = choice.column();
    List<String> texts = column.texts();
    if (choice.kind() == ColumnKind.DATE) {
      return IntStream.range(0, texts.size())
          .mapToObj(code -> choice.gap(code) ? "" : field.reading().word(texts.get(code)))
          .toList();
    }
    if (!Dull.truths(column)) {
      return texts;
    }
    Map<String, String> usual = new LinkedHashMap<>();
    column
        .codes()
        .boxed()
        .sorted(Comparator.comparing(code -> -column.count(code)))
        .forEach(
            code -> usual.putIfAbsent(texts.get(code).toLowerCase(Locale.ROOT), texts.get(code)));
    return texts.stream()
        .map(text -> Objects.requireNonNull(usual.get(text.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static Optional<String> fold(ColumnChoice choice) {
    CsvColumn column = choice.column();
    if (!choice.used() || choice.kind() != ColumnKind.CATEGORY) {
      return Optional.empty();
    }
    if (Dull.truths(column) && column.texts().size() > 2) {
      return Optional.of(
          String.join(", ", column.texts()) + " are two words in different spellings");
    }
    int[] counts = column.codes().map(column::count).toArray();
    boolean[] kept = Levels.kept(counts);
    int out = 0;
    long cells = 0;
    for (int code = 0; code < kept.length; code++) {
      out += kept[code] ? 0 : 1;
      cells += kept[code] ? 0 : counts[code];
    }
    if (out == 0) {
      return variants(column);
    }
    return Optional.of(String.format(
        Locale.ROOT,
        "%,d different words, of which %,d rare ones in %,d rows become the word %s",
        counts.length,
        out,
        cells,
        Levels.REST));
  }

  /** Words that differ only in upper and lower case. */
  private static Optional<String> variants(CsvColumn column) {
    Map<String, List<String>> same = column.texts().stream()
        .collect(Collectors.groupingBy(text -> text.toLowerCase(Locale.ROOT)));
    return Dull.truths(column)
        ? Optional.empty()
        : same.values().stream()
            .filter(list -> list.size() > 1)
            .findFirst()
            .map(list -> String.join(" and ", list) + " are taken for different words");
  }

  private List<String> missing(ColumnChoice choice) {
    CsvColumn column = choice.column();
    List<String> sentences = new ArrayList<>();
    if (choice.used() && column.told > 0) {
      sentences.add(column.name + ": " + cells(column.told) + " with a word of --missing");
    }
    if (choice.used() && choice.gaps().length > 0) {
      long count = Arrays.stream(choice.gaps()).mapToLong(column::count).sum();
      String words = Arrays.stream(choice.gaps())
          .limit(3)
          .mapToObj(code -> FormatException.quoted(column.texts().get(code)))
          .collect(Collectors.joining(", "));
      sentences.add(column.name + ": " + cells(count) + " with " + words + " taken for missing");
    }
    return sentences;
  }

  private static String cells(long count) {
    return String.format(Locale.ROOT, "%,d cell%s", count, count == 1 ? "" : "s");
  }

  /** A number far from all others that is repeated, as numbers are that stand for missing ones. */
  private Optional<String> suspicious(ColumnChoice choice) {
    CsvColumn column = choice.column();
    if (!choice.used() || column.coded() || choice.kind() != ColumnKind.NUMBER) {
      return Optional.empty();
    }
    if (far(column.min, column.second, column.max, column.mins, column.filled())) {
      return Optional.of(suspicious(column, column.min, column.mins, column.second, column.max));
    }
    return far(column.max, column.beforeLast, column.min, column.maxs, column.filled())
        ? Optional.of(suspicious(column, column.max, column.maxs, column.min, column.beforeLast))
        : Optional.empty();
  }

  private static boolean far(double value, double next, double end, long times, long filled) {
    boolean nines = AmountGuess.plain(Math.abs(value)).matches("9{2,}");
    double reach = Math.abs(end - next);
    return Double.isFinite(next)
        && times >= 2
        && times * 2 < filled
        && reach > 0
        && Math.abs(value - next) > (nines ? 0.5 : 4) * reach
        && Math.abs(value) > 1;
  }

  private static String suspicious(
      CsvColumn column, double value, long times, double from, double to) {
    String text = AmountGuess.plain(value);
    return column.name + ": " + cells(times) + " hold " + text + ", far from the others ("
        + AmountGuess.plain(from) + " … " + AmountGuess.plain(to)
        + "); if it stands for a missing value, add --missing " + text;
  }

  /**
   * Every column of the file.
   *
   * @param thorough whether ranges are given and different values are counted
   */
  List<ColumnInfo> infos(boolean thorough) {
    return choices.stream()
        .map(choice -> thorough
            ? info(choice)
            : new ColumnInfo(choice.column().name, choice.kind().toString(), "", 0, -1, ""))
        .toList();
  }

  private ColumnInfo info(ColumnChoice choice) {
    CsvColumn column = choice.column();
    long gaps = Arrays.stream(choice.gaps()).mapToLong(column::count).sum();
    CsvRows own = Objects.requireNonNull(rows.get(column));
    String range = range(choice);
    return new ColumnInfo(
        column.name,
        choice.kind().toString(),
        range,
        column.missing + gaps,
        Counters.different(column, own) - (column.coded() ? choice.gaps().length : 0),
        use(choice));
  }

  private static String range(ColumnChoice choice) {
    CsvColumn column = choice.column();
    boolean numbers =
        choice.kind() == ColumnKind.NUMBER || (choice.kind() == ColumnKind.ID && !column.coded());
    if (numbers) {
      return AmountGuess.plain(column.min) + " … " + AmountGuess.plain(column.max);
    }
    if (choice.used() && choice.fields().get(0).reading() instanceof DatePart part) {
      List<String> dates = column
          .codes()
          .filter(code -> !choice.gap(code))
          .mapToObj(column.texts()::get)
          .sorted(Comparator.comparing(
              text -> Moment.of(text, part.order()).map(Moment::days).orElse(0.0)))
          .toList();
      return dates.get(0) + " … " + dates.get(dates.size() - 1);
    }
    return frequent(column);
  }

  /** The most frequent words. */
  private static String frequent(CsvColumn column) {
    return column
        .codes()
        .boxed()
        .sorted(Comparator.comparing((Integer code) -> -column.count(code)))
        .limit(3)
        .map(column.texts()::get)
        .map(text -> text.length() > 24 ? text.substring(0, 23) + "…" : text)
        .collect(Collectors.joining(", "));
  }

  private String use(ColumnChoice choice) {
    if (!choice.used()) {
      return "left out" + (choice.why().isEmpty() ? "" : ": " + choice.why());
    }
    return fold(choice)
        .orElse(
            choice.why().isEmpty()
                ? choice.kind() == ColumnKind.CATEGORY
                    ? choice.column().texts().size() + " inputs"
                    : "1 input"
                : choice.why());
  }
}
