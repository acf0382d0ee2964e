package io.bigtheta.cli.console;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** An error as one line for people and an exit code for programs. */
public final class Failure {
  public static final int DONE = 0;
  /** The machine failed, such as with a full disk, or the training diverged. */
  public static final int BROKEN = 1;
  /** The command, or the data that it names, is refused. */
  public static final int BAD_INPUT = 2;
  /** A bug in Theta. */
  public static final int BUG = 70;
  /** The exit code of a program that an interrupt ended, as shells use it. */
  public static final int INTERRUPTED = 130;

  private final int code;
  private final String line;

  private Failure(int code, String line) {
    this.code = code;
    this.line = line;
  }

  public String line() {
    return line;
  }

  /** Prints what went wrong in one line, with the stack trace if asked for, and returns the exit code. */
  public static int tell(Throwable e, PrintStream err, boolean stack) {
    Failure failure = of(e);
    err.println(oneLine("theta: " + failure.line));
    if (stack) {
      e.printStackTrace(err);
    } else if (failure.code == BUG) {
      err.println(
          "theta: this is a bug in Theta: run the command again with --stacktrace and report its output");
    }
    return failure.code;
  }

  public static Failure of(Throwable e) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return of(unchecked.getCause());
    }
    if (e instanceof FileSystemException file) {
      return file(file);
    }
    if (e instanceof IOException) {
      return new Failure(BROKEN, message(e));
    }
    if (e instanceof Refusal refusal) {
      return new Failure(BAD_INPUT, (refusal.isSetting() ? "--" : "") + message(e));
    }
    if (e instanceof InvalidPathException path) {
      return new Failure(
          BAD_INPUT,
          '"' + path.getInput() + "\": expected the name of a file, got " + path.getReason()
              + "; set LC_ALL=C.UTF-8 if the name is right");
    }
    if (e instanceof OutOfMemoryError) {
      return new Failure(
          BROKEN,
          "memory: expected more than the " + Runtime.getRuntime().maxMemory() / (1 << 20)
              + " MiB the JVM may use, got no more; give it more with THETA_JAVA_OPTS=-Xmx8g, or take a smaller --batch or network");
    }
    return new Failure(BUG, e.getClass().getSimpleName() + ": " + message(e));
  }

  private static Failure file(FileSystemException e) {
    String where = String.valueOf(e.getFile());
    if (e instanceof NoSuchFileException) {
      return new Failure(BAD_INPUT, where + ": expected a file, got nothing there; check the name");
    }
    if (e instanceof AccessDeniedException) {
      return new Failure(
          BAD_INPUT,
          where + ": expected permission to use it, got none; give it, or name another place");
    }
    if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
      return new Failure(
          BAD_INPUT, where + ": expected a directory, got a file; name another place");
    }
    @Nullable String reason = e.getReason();
    boolean permanent =
        reason != null && (reason.contains("Read-only") || reason.contains("Not a directory"));
    return new Failure(
        permanent ? BAD_INPUT : BROKEN,
        where + ": expected to read or write it, got \"" + reason + "\""
            + (permanent ? "; name another place" : "; mend that and try again"));
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** The text without line breaks and other control characters, which may come from a file. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
