package io.bigtheta.cli;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.math.Kernels;
import io.bigtheta.run.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The entry point of the program. */
public final class Main {
  private static final Set<String> LEARNING = Set.of(
      "train",
      "resume",
      "ensemble",
      "crossvalidate",
      "search",
      "learning-curve",
      "prune",
      "control",
      "experiment");

  private Main() {}

  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = run(args, new Shell(System.in, out, err, Shell::watched, () -> false));
    out.flush();
    err.flush();
    if (out.checkError() && code == Failure.DONE) {
      err.println("theta: not all output was written: its reader has gone, or the disk is full");
      code = Failure.BROKEN;
    }
    System.exit(code);
  }

  /** Runs a command and returns its exit code. It never ends the JVM, so tests and other programs can call it. */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(args, new Shell(in, out, err, () -> false, () -> false));
  }

  static int run(String[] args, Shell shell) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      shell.out().println(Version.text()); // without loading the parser
      return Failure.DONE;
    }
    if (args.length > 0 && args[0].equals("help")) {
      String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
      asked[args.length - 1] = "--help";
      return run(asked, shell);
    }
    if (args.length > 1 && LEARNING.contains(args[0])) {
      Quiet.kernels();
      Thread thread = new Thread(
          Kernels::best,
          "theta-kernels"); // starts early, as the kernels take a moment to become fast
      thread.setDaemon(true);
      thread.start();
    }
    try {
      return Theta.line(shell, args).execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return Failure.tell(e, shell.err(), "1".equals(System.getenv("THETA_DEBUG")));
    }
  }

  /** Writes UTF-8, which every terminal reads whatever its locale, except that of Windows. */
  private static PrintStream stream(FileDescriptor descriptor) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String native8 =
        System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", "UTF-8"));
    Charset charset =
        windows && Charset.isSupported(native8) ? Charset.forName(native8) : StandardCharsets.UTF_8;
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }
}
