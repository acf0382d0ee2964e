package io.bigtheta.run.job;

import io.bigtheta.select.FoldEvent;
import io.bigtheta.train.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps the epochs of the first folds, for their picture, and passes events on. */
final class FoldCurves implements Consumer<FoldEvent> {
  /** Of more folds nobody needs the curves, and leave-one-out has thousands. */
  private static final int MOST = 50;

  private final Consumer<FoldEvent> next;
  private final Map<Integer, List<Epoch>> epochs = new TreeMap<>();

  FoldCurves(Consumer<FoldEvent> next) {
    this.next = next;
  }

  @Override
  public void accept(FoldEvent event) {
    if (event instanceof FoldEvent.EpochEnded ended && ended.number() <= MOST) {
      epochs.computeIfAbsent(ended.number(), fold -> new ArrayList<>()).add(ended.epoch());
    }
    next.accept(event);
  }

  /** Epochs by the number of their fold, in order. */
  Map<Integer, List<Epoch>> epochs() {
    return epochs;
  }
}
