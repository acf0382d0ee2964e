package io.bigtheta.prune;

import java.util.Optional;

/** Where a pruning stands, kept so that it can go on from there; asked once, before the first round. */
public interface PruningLog {
  /** The state that was kept last; of this {@link Pruning#subject}. */
  Optional<PruningState> last();

  /** A round has come to its end: when this returns, the state after it is kept, and the one before need not be. */
  void keep(PruningState state);

  /** Knows nothing and keeps nothing. */
  static PruningLog none() {
    return new PruningLog() {
      @Override
      public Optional<PruningState> last() {
        return Optional.empty();
      }

      @Override
      public void keep(PruningState state) {
        // nobody will ask
      }
    };
  }
}
