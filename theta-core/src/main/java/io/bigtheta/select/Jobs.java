package io.bigtheta.select;

import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs independent pieces of work, several at a time. Each piece is a function of its own arguments, so the results do
 * not depend on when and where it runs.
 */
public final class Jobs {
  private final int workers;
  private final BooleanSupplier wanted;
  private volatile boolean failed;

  /**
   * A runner of pieces of work.
   *
   * @param workers the number of pieces at a time, at least 1
   * @param cancelled asked whether to end early
   */
  public Jobs(int workers, BooleanSupplier cancelled) {
    if (workers < 1) {
      throw Refusal.of("jobs", "at least 1 worker", workers);
    }
    this.workers = workers;
    this.wanted = cancelled;
  }

  /** Whether a running piece should end early, because the work is cancelled or another piece failed. */
  public boolean cancelled() {
    return failed || wanted.getAsBoolean();
  }

  /**
   * Runs all pieces; they begin in their order. Returns their results in that order. The result is empty for a piece
   * that was not begun, returned an empty result or threw a {@link CancellationException}. Any other exception of a
   * piece is thrown here, after the other pieces were told to end.
   */
  public <T> List<Optional<T>> run(List<Supplier<Optional<T>>> pieces) {
    if (pieces.isEmpty()) {
      return List.of();
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(workers, pieces.size()), Jobs::thread);
    try {
      List<Future<Optional<T>>> begun = new ArrayList<>();
      for (Supplier<Optional<T>> piece : pieces) {
        begun.add(pool.submit(() -> unlessCancelled(piece)));
      }
      List<Optional<T>> results = new ArrayList<>();
      for (Future<Optional<T>> one : begun) {
        results.add(result(one));
      }
      return results;
    } finally {
      failed = true; // after an exception, this tells the running pieces to end
      pool.shutdown();
    }
  }

  private <T> Optional<T> unlessCancelled(Supplier<Optional<T>> piece) {
    if (cancelled()) {
      return Optional.empty();
    }
    try {
      return piece.get();
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      failed = true;
      throw e;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "theta-job");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T result(Future<T> one) {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("jobs: interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }
}
