package io.bigtheta.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;

/**
 * Where a command reads and writes.
 *
 * @param terminal whether a person watches, so that a line may be drawn anew; asked when it matters, as it takes time
 * @param cancelled whether a caller within this JVM wants a training to end
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    BooleanSupplier terminal,
    BooleanSupplier cancelled) {
  /** Where people are spoken to: standard output, unless that is for a program. */
  public PrintStream people(boolean json) {
    return json ? err : out;
  }

  /** A writer in the encoding of a stream, whatever that is. */
  public static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) {
            stream.print(new String(text, from, count));
          }

          @Override
          public void flush() {
            stream.flush();
          }

          @Override
          public void close() {
            stream.flush();
          }
        },
        true);
  }

  /**
   * Whether standard output is a terminal. From JDK 22 on there is a console even where output is piped, and only it
   * can tell.
   */
  public static boolean watched() {
    java.io.Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
