package io.bigtheta.math;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The choice that {@link Kernels#best()} returns: the first provider that loads, or the scalar kernels with the reason
 * why no provider loads.
 */
record BestKernels(Kernels kernels, String why) {
  static final BestKernels BEST = choose().on(Fusion.inHardware());

  private static final String HOW =
      "add the theta-simd jar and start java with --add-modules jdk.incubator.vector";

  /**
   * Adds a warning to the reason and to the log, once, if the machine has no fused multiply-add and so makes all
   * kernels slow.
   */
  BestKernels on(boolean fusion) {
    if (fusion) {
      return this;
    }
    log(System.Logger.Level.WARNING, "Theta calculates slowly: " + Fusion.MISSING);
    return new BestKernels(kernels, why + "; " + Fusion.MISSING);
  }

  /** In a thread of its own, because the first line that a process logs takes 60 milliseconds. */
  private static void log(System.Logger.Level level, String line) {
    new Thread(() -> System.getLogger("io.bigtheta").log(level, line), "theta-log").start();
  }

  private static BestKernels choose() {
    if ("scalar".equals(System.getProperty("theta.kernels"))) {
      return new BestKernels(
          new ScalarKernels(), "scalar kernels: asked for by -Dtheta.kernels=scalar");
    }
    String reason = "no vector kernels on the class path";
    try {
      // the loader of a thread may know nothing of Theta, as that of a pool's thread in a packed
      // application
      Iterator<Kernels> found =
          ServiceLoader.load(Kernels.class, Kernels.class.getClassLoader()).iterator();
      if (found.hasNext()) {
        Kernels kernels = found.next();
        return new BestKernels(kernels, kernels.name() + " kernels");
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      reason = e instanceof NoClassDefFoundError || cause instanceof NoClassDefFoundError
          ? "the module jdk.incubator.vector is not there"
          : String.valueOf(cause.getMessage());
    }
    String why = "scalar kernels (the same results, more slowly): " + reason + "; " + HOW;
    log(System.Logger.Level.INFO, "Theta uses the " + why);
    return new BestKernels(new ScalarKernels(), why);
  }
}
