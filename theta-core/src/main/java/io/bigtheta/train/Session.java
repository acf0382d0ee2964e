package io.bigtheta.train;

import io.bigtheta.math.Kernels;
import io.bigtheta.spec.Refusal;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a training is run: nothing here changes a bit of the result.
 *
 * @param kernels that calculate
 * @param threads that share the work, at least 1
 * @param listener is told of every event, on the training thread
 * @param cancelled asked before every step, and between batches of what only looks at rows: true ends the training there
 * @param from where to continue, if not at the start
 */
public record Session(
    Kernels kernels,
    int threads,
    Consumer<Event> listener,
    BooleanSupplier cancelled,
    Optional<Checkpoint> from) {
  public Session {
    if (threads < 1) {
      throw Refusal.of("threads", "at least 1", threads);
    }
  }

  /** One thread, the best kernels, nobody listening. */
  public static Session quiet() {
    return new Session(Kernels.best(), 1, event -> {}, () -> false, Optional.empty());
  }

  public Session kernels(Kernels value) {
    return new Session(value, threads, listener, cancelled, from);
  }

  public Session threads(int value) {
    return new Session(kernels, value, listener, cancelled, from);
  }

  public Session listener(Consumer<Event> value) {
    return new Session(kernels, threads, value, cancelled, from);
  }

  public Session cancelled(BooleanSupplier value) {
    return new Session(kernels, threads, listener, value, from);
  }

  public Session from(Checkpoint value) {
    return new Session(kernels, threads, listener, cancelled, Optional.of(value));
  }
}
