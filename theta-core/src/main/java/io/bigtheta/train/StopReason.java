package io.bigtheta.train;

import io.bigtheta.spec.Refusal;
import java.util.Locale;

/** The reason why a training ended. {@code toString} describes it for people. */
public sealed interface StopReason {
  /** The reason in one word, for programs. */
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The text form, which {@link #parse} reads. */
  default String text() {
    if (this instanceof Completed it) {
      return name() + " " + it.epochs();
    }
    if (this instanceof Stopped it) {
      return name() + " " + it.epoch() + " " + it.rule();
    }
    if (this instanceof Diverged it) {
      return name() + " " + it.step() + " " + it.loss();
    }
    return name() + " " + ((Interrupted) this).epoch();
  }

  /**
   * Reads the text form that {@link #text} gives.
   *
   * @throws Refusal if it is another text
   */
  static StopReason parse(String text) {
    String[] parts = text.split(" ", 3);
    try {
      int number = parts.length < 2 ? -1 : Integer.parseInt(parts[1]);
      if (number >= 0) {
        switch (parts.length + parts[0]) {
          case "2completed":
            return new Completed(number);
          case "3stopped":
            return new Stopped(parts[2], number);
          case "3diverged":
            return new Diverged(number, Double.parseDouble(parts[2]));
          case "2interrupted":
            return new Interrupted(number);
          default:
            break;
        }
      }
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    throw refusal(text);
  }

  private static Refusal refusal(String text) {
    return Refusal.of("reason", "why a training ended, as completed 20", '"' + text + '"');
  }

  /** All epochs were run. */
  record Completed(int epochs) implements StopReason {
    @Override
    public String toString() {
      return epochs == 1 ? "the one epoch is done" : "all " + epochs + " epochs are done";
    }
  }

  /**
   * The stopping rule ended the training after this epoch.
   *
   * @param rule the text of the stopping rule
   */
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

  /** The training was cancelled in this epoch. */
  record Interrupted(int epoch) implements StopReason {
    @Override
    public String toString() {
      return "interrupted in epoch " + epoch;
    }
  }
}
