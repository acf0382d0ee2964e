package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.history.Monitor;

/** Checks that the loss and the monitor of a trainer suit the targets. */
final class Aim {
  private Aim() {}

  /** Refuses a loss or a monitor that does not suit the targets or the weights of {@code data}. */
  static void check(Trainer trainer, Dataset data) {
    Targets.Kind kind = data.targets().kind();
    boolean suits = switch (kind) {
      case CLASSES -> true;
      case NUMBERS -> trainer.loss().link() == Link.IDENTITY;
      case DISTRIBUTIONS -> trainer.loss().link() == Link.SOFTMAX;
      case FLAGS -> trainer.loss().link() == Link.LOGISTIC;
    };
    String ofTargets = ", as the targets of " + data.name() + " are " + kind;
    if (!suits) {
      throw Refusal.of(
          "loss",
          "one for " + kind + ", such as " + usual(kind) + ofTargets,
          Spec.text(trainer.loss()));
    }
    if (trainer.monitor() == Monitor.ACCURACY && !kind.countable()) {
      throw Refusal.of("monitor", "loss" + ofTargets, "accuracy");
    }
    weights(trainer, data);
  }

  /** Refuses weights below 0 unless the loss allows them. */
  static void weights(Trainer trainer, Dataset data) {
    if (data.signed() && !trainer.loss().signed()) {
      throw Refusal.of(
          "loss",
          "cross-entropy or logistic-cross-entropy, as some weights of " + data.name()
              + " are below 0, which would drive a number away from its target without end",
          Spec.text(trainer.loss()));
    }
  }

  /** The trainer with the weights that a balanced loss has on these rows. */
  static Trainer over(Trainer trainer, Dataset train) {
    if (!(trainer.loss() instanceof CrossEntropy loss) || !loss.balanced()) {
      return trainer;
    }
    if (train.targets().kind() != Targets.Kind.CLASSES) {
      throw Refusal.of(
          "loss",
          "a loss for " + train.targets().kind() + ", which has no classes to balance",
          Spec.text(loss));
    }
    long[] rows = new long[train.targets().labels().size()];
    for (int i = 0; i < train.rows(); i++) {
      rows[train.label(i)]++;
    }
    return trainer.loss(loss.over(rows));
  }

  private static String usual(Targets.Kind kind) {
    return switch (kind) {
      case NUMBERS -> "squared-error";
      case FLAGS -> "logistic-cross-entropy";
      case CLASSES, DISTRIBUTIONS -> "cross-entropy";
    };
  }
}
