package io.bigtheta.train;

import java.util.Locale;

/** Why a training ended; {@code toString} says it to people. */
public sealed interface StopReason {
  /** One word for programs. */
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** All epochs were run. */
  record Completed(int epochs) implements StopReason {
    @Override
    public String toString() {
      return epochs == 1 ? "the one epoch is done" : "all " + epochs + " epochs are done";
    }
  }

  /** The stopping rule of this text said so. */
  record Stopped(String rule, int epoch) implements StopReason {
    @Override
    public String toString() {
      return rule + " after epoch " + epoch;
    }
  }

  /** The loss was no longer a finite number. */
  record Diverged(int step, double loss) implements StopReason {
    @Override
    public String toString() {
      return "diverged: the loss of step " + step + " is " + loss
          + "; try a smaller rate, or clipping";
    }
  }

  /** Someone asked for it, in this epoch. */
  record Interrupted(int epoch) implements StopReason {
    @Override
    public String toString() {
      return "interrupted in epoch " + epoch;
    }
  }
}
