package io.bigtheta.train;

import io.bigtheta.math.Kernels;
import io.bigtheta.spec.Refusal;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a training is run. Nothing in it changes a bit of the result, unless the training is cancelled.
 *
 * @param kernels the kernels that calculate
 * @param threads the number of threads that share the work, at least 1
 * @param listener gets every event, on the training thread
 * @param cancelled asked before every step, and between batches where rows are only read; true ends the training there
 * @param from the checkpoint to continue from; empty to begin at the start
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

  /** A session with one thread, the best kernels and no listener. */
  public static Session quiet() {
    return new Session(Kernels.best(), 1, event -> {}, () -> false, Optional.empty());
  }

  /** The same session with other kernels. */
  public Session kernels(Kernels value) {
    return new Session(value, threads, listener, cancelled, from);
  }

  /** The same session with another number of threads. */
  public Session threads(int value) {
    return new Session(kernels, value, listener, cancelled, from);
  }

  /** The same session with another listener. */
  public Session listener(Consumer<Event> value) {
    return new Session(kernels, threads, value, cancelled, from);
  }

  /** The same session that ends the training once {@code value} says yes. */
  public Session cancelled(BooleanSupplier value) {
    return new Session(kernels, threads, listener, value, from);
  }

  /** The same session that continues from a checkpoint. */
  public Session from(Checkpoint value) {
    return new Session(kernels, threads, listener, cancelled, Optional.of(value));
  }
}
