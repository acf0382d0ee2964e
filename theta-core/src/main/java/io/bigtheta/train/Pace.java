package io.bigtheta.train;

import java.util.Arrays;

/**
 * Whether steps are faster when threads share them, or alone: tried now and then, as it depends on the size of the network, on how far the
 * cores are from one another, on who else wants them, and at the beginning on the compiler, who wants one too. Nothing but time
 * depends on it.
 *
 * <p>Steps are timed in blocks. For a trial the other way has one block between two of the present one, so that what grows faster
 * all the time, as a program that is being compiled, does not speak for what came later. A trial that changes nothing makes the
 * next one come later.
 */
final class Pace {
  /** Steps of a block: a middle one counts, as the first ones find their numbers in other caches. */
  private static final int BLOCK = 9;

  /** Sharing costs some microseconds: steps as long as this are shared without asking. */
  private static final long LONG_NANOS = 10_000_000;

  /** The other way has to take less than this share of the time. */
  private static final double BETTER = 0.97;

  private static final int MOST_BLOCKS = 128;

  private final long[] block = new long[BLOCK];
  private int steps;
  private boolean shared;

  /** Blocks until the next trial. */
  private int left = 1;

  private int interval = 1;

  /** The middle steps of a trial's first two blocks, while there is one. */
  private final long[] trial = new long[2];

  private int tried;

  /** Whether the next step is to be shared. */
  boolean shared() {
    return shared;
  }

  /** A step took so long. */
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
