package io.bigtheta.math.machinery;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Objects to calculate with, lent and given back. At most two for each processor are kept, however many threads there are: a
 * server may have thousands of them, and memory must not grow with their number.
 *
 * <p>A thread looks first where it gives back, so it mostly gets what it had before, which is still in its cache. Neither call
 * waits, and neither allocates unless there is nothing to lend. Who forgets to give back, as after an error, does no harm: another
 * object is made.
 */
public final class Pool<T> {
  private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

  /** Empty where the object is lent, or was not needed yet. */
  private final AtomicReferenceArray<T> kept = new AtomicReferenceArray<>(PLACES * CacheLine.APART);

  private final Supplier<T> maker;

  /** An empty pool; what it has to lend is made by {@code maker}. */
  public Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** How many objects it keeps at most. */
  public static int most() {
    return PLACES;
  }

  /** An object nobody else has. What it holds is left over. */
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

  /** Gives back what was taken, which is no longer used; dropped where there is no place left. */
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
