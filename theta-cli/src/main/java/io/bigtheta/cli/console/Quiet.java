package io.bigtheta.cli.console;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the log silent where the command line speaks for itself. */
public final class Quiet {
  /** Held, as a logger that nobody holds forgets its level. */
  private static final class Log {
    private static final Logger THETA = Logger.getLogger("io.bigtheta");
  }

  private Quiet() {}

  /** Kernels say in the log why they are the scalar ones; the log is woken only where they may be. */
  public static void kernels() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      Log.THETA.setLevel(Level.WARNING);
    }
  }
}
