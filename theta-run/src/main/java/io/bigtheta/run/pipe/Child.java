package io.bigtheta.run.pipe;

import io.bigtheta.spec.Refusal;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another program, which is asked and answers line by line. What it says on standard error is shown if it ends too early. */
final class Child implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 20;
  private static final String END = "\n";
  private static final long PATIENCE_AT_END_MILLIS = 2000;

  private final String command;
  private final Duration patience;
  private final Process process;
  private final Writer to;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(16);
  private final Thread complaints;
  private volatile String complaint = "";

  /**
   * Starts a program.
   *
   * @param command a line for the shell of this machine
   * @param patience how long to wait for an answer
   */
  Child(String command, Duration patience) {
    this.command = command;
    this.patience = patience;
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    try {
      process = windows
          ? new ProcessBuilder("cmd", "/c", command).start()
          : new ProcessBuilder("sh", "-c", command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    to = new BufferedWriter(
        new java.io.OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    thread("theta-pipe", this::read).start();
    complaints = thread("theta-pipe-errors", this::complain);
    complaints.start();
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void read() {
    try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int c = from.read(); c >= 0; c = from.read()) {
        if (c == '\n') {
          lines.put(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      complaint = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    try {
      lines.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain() {
    try (BufferedReader from = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        complaint = line.isBlank() ? complaint : line.strip();
      }
    } catch (IOException e) {
      complaint = String.valueOf(e.getMessage());
    }
  }

  /** Writes a line. */
  void tell(String line) {
    try {
      to.write(line);
      to.write('\n');
      to.flush();
    } catch (IOException e) {
      throw gone();
    }
  }

  /** The next line that the program writes. */
  String answer() {
    try {
      String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw Refusal.of(
            "pipe",
            "an answer of \"" + command + "\" within " + patience.toSeconds() + " seconds",
            "none",
            "let it flush every line, or raise --patience");
      }
      if (line.equals(END)) {
        throw gone();
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw gone();
    }
  }

  private Refusal gone() {
    try {
      process.waitFor(PATIENCE_AT_END_MILLIS, TimeUnit.MILLISECONDS);
      complaints.join(PATIENCE_AT_END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String code = process.isAlive() ? "" : " with exit code " + process.exitValue();
    return Refusal.of(
        "pipe",
        "an answer of \"" + command + "\"",
        "its end" + code,
        complaint.isEmpty() ? "run it alone to see why" : "it said: " + complaint);
  }

  /** Closes its standard input, and ends it if it does not end by itself. */
  @Override
  public void close() {
    try {
      to.close();
    } catch (IOException e) {
      complaint = String.valueOf(e.getMessage()); // it has ended already
    }
    try {
      if (!process.waitFor(PATIENCE_AT_END_MILLIS, TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
