package io.bigtheta.math;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells whether the machine has fused multiply-adds. Without them {@link Math#fma(float, float, float)} calculates with
 * big decimals: it gives the same bits, but about a hundred times more slowly.
 */
final class Fusion {
  /** The message for a machine without fused multiply-adds. */
  static final String MISSING =
      "this machine has no fused multiply-add (FMA), so each one is calculated in software, about a hundred times more slowly;"
          + " use a processor with FMA (x86-64 since 2013, any ARM of 64 bits), or a virtual machine that passes it on";

  /**
   * If a fused multiply-add takes this many times as long as a product and a sum, it is suspicious. In hardware it
   * takes a few times as long, interpreted or compiled.
   */
  private static final int SUSPICIOUS = 30;

  private static final int ROUNDS = 5;
  private static final int TIMES = 200;

  /** Written to, so that the compiler does not remove a calculation that has no other use. */
  @SuppressWarnings("unused")
  private static volatile float kept;

  private Fusion() {}

  static boolean inHardware() {
    return inHardware(Fusion::fused, Fusion::plain, Fusion::flag);
  }

  /**
   * Measures first, because asking the JVM takes longer than anything else at start-up. Fused multiply-adds can also
   * seem slow because of other work on the machine, so the JVM has the last word if it knows.
   *
   * @param fused the nanoseconds that some fused multiply-adds take
   * @param plain the nanoseconds that as many products and sums take
   * @param flag whether the JVM uses the machine's fused multiply-adds; empty if it does not say
   */
  static boolean inHardware(
      LongSupplier fused, LongSupplier plain, Supplier<Optional<Boolean>> flag) {
    return least(fused) <= SUSPICIOUS * least(plain) || flag.get().orElse(false);
  }

  /** The least time of some rounds, because any disturbance makes a round longer. */
  private static long least(LongSupplier nanos) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      least = Math.min(least, nanos.getAsLong());
    }
    return Math.max(1, least);
  }

  private static long fused() {
    long start = System.nanoTime();
    float sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum = Math.fma(sum, 0.7f, 0.3f);
    }
    kept = sum;
    return System.nanoTime() - start;
  }

  private static long plain() {
    long start = System.nanoTime();
    float sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum = sum * 0.7f + 0.3f;
    }
    kept = sum;
    return System.nanoTime() - start;
  }

  /**
   * The value of HotSpot's flag UseFMA. It is looked up by reflection, because core depends on java.base alone and the
   * module may not be there.
   */
  private static Optional<Boolean> flag() {
    try {
      Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
      Object bean = Class.forName("java.lang.management.ManagementFactory")
          .getMethod("getPlatformMXBean", Class.class)
          .invoke(null, type);
      Object option = type.getMethod("getVMOption", String.class).invoke(bean, "UseFMA");
      Object value =
          Class.forName("com.sun.management.VMOption").getMethod("getValue").invoke(option);
      return Optional.of("true".equals(value));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }
}
