package io.bigtheta.prune;

import java.util.Optional;

/** Keeps the state of a pruning so that it can be continued. It is read once, before the first round. */
public interface PruningLog {
  /** The state that was kept last, for this {@link Pruning#subject}. */
  Optional<PruningState> last();

  /**
   * Keeps the state after a round. When this method returns, the state is safe, and the state before may be dropped.
   */
  void keep(PruningState state);

  /** A log that is empty and keeps nothing. */
  static PruningLog none() {
    return new PruningLog() {
      @Override
      public Optional<PruningState> last() {
        return Optional.empty();
      }

      @Override
      public void keep(PruningState state) {
        // nothing to keep
      }
    };
  }
}
