package io.bigtheta.prune;

import io.bigtheta.train.Event;
import java.util.List;

/** What a listener is told while a network is pruned, on the pruning thread. */
public sealed interface PruningEvent {
  /** A log knew where to go on: these networks were judged before, and are not told of again. */
  record Resumed(List<Point> curve) implements PruningEvent {}

  /**
   * Parts are about to be taken away.
   *
   * @param from parts left now
   * @param to parts left then
   */
  record Started(int round, int from, int to) implements PruningEvent {}

  /** What is told of the fine-tuning of a round. */
  record Tuned(int round, Event event) implements PruningEvent {}

  /** A network was judged: at the start, when it was tidied, and after every round. */
  record Judged(Point point) implements PruningEvent {}
}
