package io.bigtheta.run.recipe;

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
import java.util.Optional;

/** A mutable copy of a recipe, to change one component. */
final class LearningDraft {
  Optional<Loss> loss;
  Optimizer optimizer;
  Optional<Schedule> rate;
  Optional<Integer> batch;
  Optional<Integer> epochs;
  int patience;
  Stopping stopping;
  Penalty penalty;
  Clipping clipping;
  float average;
  List<Augmentation> augment;
  boolean standardize;
  Monitor monitor;
  long seed;
  int snapshots;
  Optional<TargetScale> targetScale;
  String classWeights;
  String from;

  LearningDraft(LearningRecipe from) {
    loss = from.loss();
    optimizer = from.optimizer();
    rate = from.rate();
    batch = from.batch();
    epochs = from.epochs();
    patience = from.patience();
    stopping = from.stopping();
    penalty = from.penalty();
    clipping = from.clipping();
    average = from.average();
    augment = from.augment();
    standardize = from.standardize();
    monitor = from.monitor();
    seed = from.seed();
    snapshots = from.snapshots();
    targetScale = from.targetScale();
    classWeights = from.classWeights();
    this.from = from.from();
  }

  LearningRecipe recipe() {
    return new LearningRecipe(
        loss,
        optimizer,
        rate,
        batch,
        epochs,
        patience,
        stopping,
        penalty,
        clipping,
        average,
        augment,
        standardize,
        monitor,
        seed,
        snapshots,
        targetScale,
        classWeights,
        from);
  }
}
