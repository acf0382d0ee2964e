package io.bigtheta.train;

import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.history.Monitor;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import java.util.List;

/** The components of a trainer while one of them is changed. */
final class TrainerDraft {
  Loss loss;
  private final Optimizer optimizer;
  Schedule rate;
  int epochs;
  int batch;
  Stopping stopping;
  Penalty penalty;
  Clipping clipping;
  float average;
  Monitor monitor;
  long seed;
  List<Augmentation> augment;
  boolean standardize;
  TargetScale targetScale;
  NumberCoding numbers;

  TrainerDraft(Trainer from) {
    loss = from.loss();
    optimizer = from.optimizer();
    rate = from.rate();
    epochs = from.epochs();
    batch = from.batch();
    stopping = from.stopping();
    penalty = from.penalty();
    clipping = from.clipping();
    average = from.average();
    monitor = from.monitor();
    seed = from.seed();
    augment = from.augment();
    standardize = from.standardize();
    targetScale = from.targetScale();
    numbers = from.numbers();
  }

  Trainer trainer() {
    return new Trainer(
        loss,
        optimizer,
        rate,
        epochs,
        batch,
        stopping,
        penalty,
        clipping,
        average,
        monitor,
        seed,
        augment,
        standardize,
        targetScale,
        numbers);
  }
}
