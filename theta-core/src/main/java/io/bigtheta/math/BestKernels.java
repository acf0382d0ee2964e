package io.bigtheta.math;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The choice behind {@link Kernels#best()}: the first provider that loads, else the scalar kernels with the reason. */
record BestKernels(Kernels kernels, String why) {
  static final BestKernels BEST = choose().on(Fusion.inHardware());

  private static final String HOW =
      "add the theta-simd jar and start java with --add-modules jdk.incubator.vector";

  /** Says it too, here and once in the log, where the machine makes all kernels slow. */
  BestKernels on(boolean fusion) {
    if (fusion) {
      return this;
    }
    System.getLogger("io.bigtheta")
        .log(System.Logger.Level.WARNING, "Theta calculates slowly: " + Fusion.MISSING);
    return new BestKernels(kernels, why + "; " + Fusion.MISSING);
  }

  private static BestKernels choose() {
    if ("scalar".equals(System.getProperty("theta.kernels"))) {
      return new BestKernels(
          new ScalarKernels(), "scalar kernels: asked for by -Dtheta.kernels=scalar");
    }
    String reason = "no vector kernels on the class path";
    try {
      Iterator<Kernels> found = ServiceLoader.load(Kernels.class).iterator();
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
    System.getLogger("io.bigtheta").log(System.Logger.Level.INFO, "Theta uses the " + why);
    return new BestKernels(new ScalarKernels(), why);
  }
}
