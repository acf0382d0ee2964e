package io.bigtheta.math.machinery;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A pool of objects that are lent and given back, such as workspaces. It keeps at most two objects for each processor,
 * however many threads there are: a server may have thousands of threads, and memory must not grow with their number.
 *
 * <p>A thread looks first in the place where it gives back, so it mostly gets the object it had before, which is still
 * in its cache. Neither call waits, and neither allocates unless there is nothing to lend. A thread that does not give
 * an object back, for example after an error, does no harm: another object is made.
 */
public final class Pool<T> {
  private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

  /** A place is empty if its object is lent or was not needed yet. */
  private final AtomicReferenceArray<T> kept = new AtomicReferenceArray<>(PLACES * CacheLine.APART);

  private final Supplier<T> maker;

  /** An empty pool. {@code maker} makes the objects that it lends. */
  public Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The largest number of objects that a pool keeps. */
  public static int most() {
    return PLACES;
  }

  /** Takes an object that nobody else has. It still holds what its last user left in it. */
  public T take() {
    int home = home();
    for (int i = 0; i < PLACES; i++) {
      int place = place(home + i);
      if (kept.get(place) != null) {
        T taken = kept.getAndSet(place, null);
        if (taken != null) {
          return taken;
        }
      }
    }
    return maker.get();
  }

  /** Gives an object back, which the caller no longer uses. The object is dropped if the pool has no free place. */
  public void give(T taken) {
    int home = home();
    for (int i = 0; i < PLACES; i++) {
      int place = place(home + i);
      if (kept.get(place) == null && kept.compareAndSet(place, null, taken)) {
        return;
      }
    }
  }

  private static int home() {
    return (int) (Thread.currentThread().getId() % PLACES);
  }

  private static int place(int number) {
    return (number < PLACES ? number : number - PLACES) * CacheLine.APART;
  }
}
