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
 * Independent pieces of work, several at a time. Each is a function of its own arguments, so which runs when, and where, is
 * of no matter to what comes out.
 */
public final class Jobs {
  private final int workers;
  private final BooleanSupplier wanted;
  private volatile boolean failed;

  /**
   * @param workers how many pieces at a time, at least 1
   * @param cancelled whether somebody wants an end
   */
  public Jobs(int workers, BooleanSupplier cancelled) {
    if (workers < 1) {
      throw Refusal.of("jobs", "at least 1 worker", workers);
    }
    this.workers = workers;
    this.wanted = cancelled;
  }

  /** Whether a piece that runs is to end early: somebody wants an end, or another piece failed. */
  public boolean cancelled() {
    return failed || wanted.getAsBoolean();
  }

  /**
   * Runs all pieces, begun in their order; returns what those that came to their end made, in that order, and nothing for
   * those that were not begun, said so themselves or threw a {@link CancellationException}. What a piece throws is thrown here, after the others were told to end.
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
      failed = true; // if anything was thrown, what still runs is to end
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
