package io.bigtheta.play.agent;

import java.util.Optional;

/** Where the state of a practice is kept, so that it can go on after an interruption. */
public interface PracticeLog {
  /** The newest state that was kept; empty at the beginning. */
  Optional<Standing> last();

  /** Keeps a state instead of the one before. */
  void keep(Standing standing);

  /** A log that keeps nothing. */
  static PracticeLog none() {
    return new PracticeLog() {
      @Override
      public Optional<Standing> last() {
        return Optional.empty();
      }

      @Override
      public void keep(Standing standing) {}
    };
  }
}
