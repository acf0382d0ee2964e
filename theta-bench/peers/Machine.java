import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What this machine can do at most: a source file that java runs as it is, as only theta-simd may touch the Vector API in Theta's build. */
final class Machine {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int SUMS = 12;
  private static final int TERMS = 100_000;
  private static final int MESSAGES = 20_000;
  private static final int TRIALS = 200;

  private Machine() {}

  public static void main(String[] args) {
    System.out.printf(Locale.ROOT, "peak 1 %.1f%nmessage 2 %.0f%n", peak(), message());
  }

  /** GFLOP/s of one core by multiply-adds that look at no memory: twelve chains, so that none waits for another. */
  private static double peak() {
    long best = Long.MAX_VALUE;
    float kept = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long start = System.nanoTime();
      kept += chains();
      best = Math.min(best, System.nanoTime() - start);
    }
    if (Float.isNaN(kept)) {
      throw new IllegalStateException("not a number");
    }
    return 2.0 * SUMS * TERMS * FLOATS.length() / best;
  }

  private static float chains() {
    FloatVector x = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector y = FloatVector.broadcast(FLOATS, 0.001f);
    FloatVector a = x;
    FloatVector b = x;
    FloatVector c = x;
    FloatVector d = x;
    FloatVector e = x;
    FloatVector f = x;
    FloatVector g = x;
    FloatVector h = x;
    FloatVector i = x;
    FloatVector j = x;
    FloatVector k = x;
    FloatVector l = x;
    for (int term = 0; term < TERMS; term++) {
      a = x.fma(y, a);
      b = x.fma(y, b);
      c = x.fma(y, c);
      d = x.fma(y, d);
      e = x.fma(y, e);
      f = x.fma(y, f);
      g = x.fma(y, g);
      h = x.fma(y, h);
      i = x.fma(y, i);
      j = x.fma(y, j);
      k = x.fma(y, k);
      l = x.fma(y, l);
    }
    return a.add(b)
        .add(c)
        .add(d)
        .add(e)
        .add(f)
        .add(g)
        .add(h)
        .add(i)
        .add(j)
        .add(k)
        .add(l)
        .lane(0);
  }

  /** Nanoseconds until a message to another thread has been answered. */
  private static double message() {
    AtomicLong there = new AtomicLong();
    AtomicLong back = new AtomicLong();
    Thread other = new Thread(() -> {
      for (long i = 1; i <= (long) TRIALS * MESSAGES; i++) {
        await(there, i);
        back.set(i);
      }
    });
    other.setDaemon(true);
    other.start();
    long best = Long.MAX_VALUE;
    long i = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long start = System.nanoTime();
      for (int message = 0; message < MESSAGES; message++) {
        there.set(++i);
        await(back, i);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return (double) best / MESSAGES;
  }

  private static void await(AtomicLong mark, long value) {
    while (mark.get() < value) {
      Thread.onSpinWait();
    }
  }
}
