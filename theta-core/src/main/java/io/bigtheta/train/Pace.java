package io.bigtheta.train;

import java.util.Arrays;

/**
 * Measures whether steps are faster when threads share them or when one thread works alone. It repeats the trial now
 * and then, because the result depends on the size of the network, on the distance between the cores, on other work on
 * the machine, and at the beginning on the compiler, which needs a core too. Only the time depends on it.
 *
 * <p>Steps are timed in blocks. A trial puts one block of the other way between two blocks of the present way. So a
 * program that becomes faster all the time, because it is being compiled, does not favour the later way. A trial that
 * changes nothing delays the next one.
 */
final class Pace {
  /** The number of steps in a block. Its median counts, because the first steps find their numbers in other caches. */
  private static final int BLOCK = 9;

  /** Sharing costs some microseconds, so steps as long as this are shared without a trial. */
  private static final long LONG_NANOS = 10_000_000;

  /** The other way wins if it takes less than this share of the time. */
  private static final double BETTER = 0.97;

  private static final int MOST_BLOCKS = 128;

  private final long[] block = new long[BLOCK];
  private int steps;
  private boolean shared;

  /** How many blocks remain until the next trial. */
  private int left = 1;

  private int interval = 1;

  /** The median times of a trial's first two blocks, while there is a trial. */
  private final long[] trial = new long[2];

  private int tried;

  /** Whether the next step is to be shared. */
  boolean shared() {
    return shared;
  }

  /** Records the time of a step. */
  void took(long nanos) {
    block[steps++] = nanos;
    if (steps == BLOCK) {
      steps = 0;
      Arrays.sort(block);
      ended(block[BLOCK / 2]);
    }
  }

  private void ended(long middle) {
    if (tried == 0 && middle > LONG_NANOS) {
      shared = true;
    } else if (tried == 0 && --left <= 0) {
      trial[tried++] = middle;
      shared = !shared;
    } else if (tried == 1) {
      trial[tried++] = middle;
      shared = !shared;
    } else if (tried == 2) {
      tried = 0;
      boolean better = trial[1] < BETTER * (trial[0] + middle) / 2;
      shared ^= better;
      interval = better ? 1 : Math.min(MOST_BLOCKS, interval + (interval + 1) / 2);
      left = interval;
    }
  }
}
