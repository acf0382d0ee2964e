package io.bigtheta.io;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a table, from its header on. It skips the byte order mark and the lines before the table, turns runs
 * of blanks and quotes after a backslash into what CSV has for them, and remembers the last character.
 */
final class CsvText {
  /** How many characters decide about the form of the table. */
  static final int SAMPLE = 1 << 20;

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

  /** The first characters; the reader then stands at the beginning again. */
  String sample() throws IOException {
    reader.mark(SAMPLE + 1);
    char[] text = new char[SAMPLE];
    int length = 0;
    int got;
    while (length < SAMPLE && (got = reader.read(text, length, SAMPLE - length)) >= 0) {
      length += got;
    }
    reader.reset();
    return new String(text, 0, length);
  }

  /** The text of the table in this form. */
  Reader table(CsvForm form) throws IOException {
    long left = form.skipped();
    while (left > 0) {
      left -= reader.skip(left);
    }
    Reader plain = form.escaped() ? new Unescaped(reader) : reader;
    return form.blanks() ? new Unblanked(plain) : plain;
  }

  /** The last character read that is not blank. */
  char last() {
    return tail.last;
  }

  static boolean blank(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
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

  /** Reads a backslash before a quote as a quote, so that the two are the quote of a cell. */
  private static final class Unescaped extends FilterReader {
    private int ahead = -1;

    Unescaped(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = ahead >= 0 ? ahead : in.read();
      ahead = -1;
      if (c != '\\') {
        return c;
      }
      ahead = in.read();
      return ahead == '"' ? '"' : c;
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
      return CsvText.read(this, text, offset, length);
    }
  }

  /** Reads each run of blanks between cells as one tab. */
  private static final class Unblanked extends FilterReader {
    private int ahead = -1;
    private boolean begun;
    private boolean quoted;

    Unblanked(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = ahead >= 0 ? ahead : in.read();
      ahead = -1;
      if (!quoted && (c == ' ' || c == '\t')) {
        while (c == ' ' || c == '\t') {
          c = in.read();
        }
        if (begun && c >= 0 && c != '\n' && c != '\r') {
          ahead = c;
          return '\t';
        }
      }
      quoted ^= c == '"';
      begun = c != '\n' && c != '\r';
      return c;
    }

    @Override
    public int read(char[] text, int offset, int length) throws IOException {
      return CsvText.read(this, text, offset, length);
    }
  }

  private static int read(Reader one, char[] text, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = one.read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      text[offset + count++] = (char) c;
    }
    return count;
  }
}
