package io.bigtheta.io;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a CSV file. It skips the byte order mark, finds the separator and remembers the last character. */
final class CsvText {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final Tail tail;
  private final BufferedReader reader;

  CsvText(Reader reader) throws IOException {
    this.tail = new Tail(reader);
    this.reader = new BufferedReader(tail, BUFFER);
    this.reader.mark(1);
    if (this.reader.read() != '\uFEFF') {
      this.reader.reset();
    }
  }

  Reader reader() {
    return reader;
  }

  /** The last character read that is not blank. */
  char last() {
    return tail.last;
  }

  static boolean blank(char c) {
    return c <= ' ' || c == '\u00A0';
  }

  /** Returns characters as a text of one line: line breaks and other control characters become blanks. */
  static String line(char[] text, int from, int to) {
    char @Nullable [] line = null;
    for (int i = from; i < to; i++) {
      if (Character.isISOControl(text[i]) || text[i] == '\u2028' || text[i] == '\u2029') {
        line = line == null ? Arrays.copyOfRange(text, from, to) : line;
        line[i - from] = ' ';
      }
    }
    return line == null ? new String(text, from, to - from) : new String(line);
  }

  /**
   * Finds the separator: whichever of {@code , ; tab} is most frequent outside quotes in the first line that is not
   * empty.
   */
  char separator() throws IOException {
    int[] counts = new int[3];
    boolean quoted = false;
    boolean begun = false;
    reader.mark(LONGEST_HEADER + 1);
    for (int i = 0; i < LONGEST_HEADER; i++) {
      int c = reader.read();
      if (c < 0 || (begun && !quoted && (c == '\n' || c == '\r'))) {
        break;
      }
      begun |= c != '\n' && c != '\r';
      quoted ^= c == '"';
      int kind = ",;\t".indexOf(c);
      if (kind >= 0 && !quoted) {
        counts[kind]++;
      }
    }
    reader.reset();
    return counts[0] >= counts[1] && counts[0] >= counts[2]
        ? ','
        : counts[1] >= counts[2] ? ';' : '\t';
  }

  /**
   * Remembers the last character that is not blank, because the library accepts the end of a file as a closing quote.
   */
  private static final class Tail extends FilterReader {
    private char last = ' ';

    Tail(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
      int count = super.read(text, offset, length);
      for (int i = offset + count - 1; i >= offset; i--) {
        if (!blank(text[i])) {
          last = text[i];
          break;
        }
      }
      return count;
    }
  }
}
