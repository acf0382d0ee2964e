package io.bigtheta.io;

/** Whether quotes in a table enclose cells, or are characters of texts. */
final class Quotes {
  private static final int SEVERAL = 20;

  private Quotes() {}

  /**
   * Whether quotes are characters as others. Between tabs no cell needs quotes; if a cell begins with one and goes on after the next
   * one, as {@code "Happy day" she said} does, none has them.
   */
  static boolean literal(String sample, CsvStyle style) {
    boolean tabs = style.cut().map(cut -> cut == '\t').orElseGet(() -> tabs(sample));
    if (!tabs) {
      return false;
    }
    for (int at = sample.indexOf("\t\""); at >= 0; at = sample.indexOf("\t\"", at + 1)) {
      int end = at + 2;
      while (end < sample.length() && !closes(sample, end)) {
        end += sample.startsWith("\"\"", end) ? 2 : 1;
      }
      if (end + 1 < sample.length() && "\t\r\n".indexOf(sample.charAt(end + 1)) < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean closes(String sample, int at) {
    return sample.charAt(at) == '"' && !sample.startsWith("\"\"", at);
  }

  private static boolean tabs(String sample) {
    return sample.indexOf('\t') >= 0
        && sample
            .lines()
            .filter(line -> !line.isBlank())
            .limit(SEVERAL)
            .allMatch(line -> line.contains("\t"));
  }
}
