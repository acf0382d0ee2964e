package io.bigtheta.nn;

import java.lang.ref.SoftReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lends out predictors of one network. There are few of them, however many threads ask. */
final class Pool {
  /** Two, so that one predictor can work while the operating system holds up the thread that has the other. */
  private static final int EACH_PROCESSOR = 2;

  private final Supplier<Predictor> maker;
  private final Semaphore free =
      new Semaphore(EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
  private final Deque<SoftReference<Predictor>> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger made = new AtomicInteger();

  Pool(Supplier<Predictor> maker) {
    this.maker = maker;
  }

  <R> R lend(Function<Predictor, R> work) {
    free.acquireUninterruptibly();
    try {
      Predictor predictor = idle();
      try {
        return work.apply(predictor);
      } finally {
        idle.push(new SoftReference<>(predictor));
      }
    } finally {
      free.release();
    }
  }

  private Predictor idle() {
    for (SoftReference<Predictor> next = idle.poll(); next != null; next = idle.poll()) {
      @Nullable Predictor predictor = next.get();
      if (predictor != null) {
        return predictor;
      }
    }
    made.incrementAndGet();
    return maker.get();
  }

  int made() {
    return made.get();
  }
}
