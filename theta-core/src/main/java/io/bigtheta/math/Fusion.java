package io.bigtheta.math;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether the machine has fused multiply-adds. Without them {@link Math#fma(float, float, float)} calculates with big decimals: the same
 * bits, some hundred times more slowly.
 */
final class Fusion {
  /** What to say where there are none. */
  static final String MISSING =
      "this machine has no fused multiply-add (FMA), so each one is calculated in software, some hundred times more slowly;"
          + " use a processor with FMA (x86-64 since 2013, any ARM of 64 bits), or a virtual machine that passes it on";

  /** Interpreted or compiled, a fused multiply-add of the machine takes a few times what a product and a sum take. */
  private static final int SUSPICIOUS = 30;

  private static final int ROUNDS = 5;
  private static final int TIMES = 200;

  /** Kept, so that the compiler does not leave out what has no other use. */
  @SuppressWarnings("unused")
  private static volatile float kept;

  private Fusion() {}

  static boolean inHardware() {
    return inHardware(Fusion::fused, Fusion::plain, Fusion::flag);
  }

  /**
   * The clock is asked first, as the JVM's answer takes longer to get than all else at start-up. Where fused multiply-adds seem slow, other
   * work on the machine may be why, so the JVM has the last word if it knows.
   *
   * @param fused nanoseconds that some fused multiply-adds take
   * @param plain nanoseconds that as many products and sums take
   * @param flag whether the JVM uses the machine's; empty if it does not say
   */
  static boolean inHardware(
      LongSupplier fused, LongSupplier plain, Supplier<Optional<Boolean>> flag) {
    return least(fused) <= SUSPICIOUS * least(plain) || flag.get().orElse(false);
  }

  /** The least of some rounds: whatever disturbs a round makes it longer. */
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

  /** HotSpot's UseFMA, asked for by name: core stands on java.base alone, and the module may not be there. */
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
