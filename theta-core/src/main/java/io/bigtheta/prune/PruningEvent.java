package io.bigtheta.prune;

import io.bigtheta.model.Model;
import io.bigtheta.train.Event;
import java.util.List;

/** What a listener is told while a network is pruned. It is called on the pruning thread. */
public sealed interface PruningEvent {
  /** Sent when a log is continued. These networks were evaluated before, and no events are sent for them again. */
  record Resumed(List<Point> curve) implements PruningEvent {}

  /**
   * Sent before parts are removed.
   *
   * @param from the number of parts before
   * @param to the number of parts after
   */
  record Started(int round, int from, int to) implements PruningEvent {}

  /** An event of the fine-tuning of a round. */
  record Tuned(int round, Event event) implements PruningEvent {}

  /**
   * Sent when a network was evaluated: at the start, after it was tidied, and after every round.
   *
   * @param model the network that was evaluated, whether it held or not
   */
  record Judged(Point point, Model model) implements PruningEvent {}
}
