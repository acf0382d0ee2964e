package io.bigtheta.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;

/**
 * The streams that a command reads and writes. What goes to {@code out} and {@code err} is made safe for a terminal.
 *
 * @param terminal whether output goes to a terminal, where a line can be redrawn; it is asked only if needed, as that takes time
 * @param cancelled whether a caller within this JVM asks the job to stop
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    BooleanSupplier terminal,
    BooleanSupplier cancelled) {
  public Shell {
    out = Screen.of(out);
    err = Screen.of(err);
  }

  /** Standard output for data such as CSV, of which no character may change. */
  public PrintStream data() {
    return Screen.data(out);
  }

  /** The stream for text: standard output, or standard error if JSON goes to standard output. */
  public PrintStream people(boolean json) {
    return json ? err : out;
  }

  /** A writer that uses the encoding of a stream. */
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
   * Whether standard output is a terminal. Since JDK 22, there is a console even if output is piped, and only its own method
   * tells.
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
