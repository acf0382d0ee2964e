package io.bigtheta.cli.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream of text for people. Characters that would move the cursor, ring, recolour or turn the direction of the text are
 * written as {@code \}{@code u001B}: names from models, tables and folders may hold them. In JSON this is the same text.
 */
final class Screen extends PrintStream {
  /** Erases the line of a terminal; it is let through where a text begins with it. */
  static final String ERASE = "\r\u001b[K";

  /** Control characters but tab and line breaks, line separators, and those that embed or override a direction (UAX 9). */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\x{00}-\\x{08}\\x{0B}\\x{0C}\\x{0E}-\\x{1F}\\x{7F}-\\x{9F}"
          + "\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

  /** Where it goes, which knows its encoding. */
  private final PrintStream stream;

  private Screen(PrintStream stream) {
    super(stream, true, StandardCharsets.UTF_8);
    this.stream = stream;
  }

  /** The same stream for people. */
  static PrintStream of(PrintStream out) {
    return out instanceof Screen ? out : new Screen(out);
  }

  /** The stream behind it, for data that programs read. */
  static PrintStream data(PrintStream out) {
    return out instanceof Screen screen ? screen.stream : out;
  }

  @Override
  public void print(String text) {
    boolean erases = text != null && text.startsWith(ERASE);
    if (erases) {
      stream.print(ERASE);
    }
    stream.print(safe(erases ? text.substring(ERASE.length()) : String.valueOf(text)));
  }

  @Override
  public void print(char value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(Object value) {
    print(String.valueOf(value));
  }

  private static String safe(String text) {
    Matcher unsafe = UNSAFE.matcher(text);
    return unsafe.find()
        ? unsafe.replaceAll(
            found -> String.format("\\\\u%04X", (int) found.group().charAt(0)))
        : text;
  }
}
