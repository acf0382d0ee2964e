package io.bigtheta.cli.console;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Silences the log where the command line prints the same itself. */
public final class Quiet {
  /** Holds the logger, as one that nothing refers to is collected and loses its level. */
  private static final class Log {
    private static final Logger THETA = Logger.getLogger("io.bigtheta");
  }

  private Quiet() {}

  /** Silences the message that only scalar kernels are available. Logging is loaded only if that can be so. */
  public static void kernels() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      Log.THETA.setLevel(Level.WARNING);
    }
  }
}
