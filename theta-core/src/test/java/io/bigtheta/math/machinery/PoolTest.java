package io.bigtheta.math.machinery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {
  @Test
  void whatIsGivenBackIsLentAgain() {
    Pool<Object> pool = new Pool<>(Object::new);
    Object first = pool.take();
    Object second = pool.take();
    assertNotSame(first, second);
    pool.give(first);
    assertSame(first, pool.take());
  }

  @Test
  void noMoreIsKeptThanThereArePlaces() {
    AtomicInteger made = new AtomicInteger();
    Pool<Object> pool = new Pool<>(() -> {
      made.incrementAndGet();
      return new Object();
    });
    int many = 10 * Pool.most();
    List<Object> taken = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      taken.add(pool.take());
    }
    assertEquals(many, made.get());
    taken.forEach(pool::give);
    Set<Object> again = new HashSet<>();
    for (int i = 0; i < many; i++) {
      again.add(pool.take());
    }
    again.retainAll(taken);
    assertEquals(Pool.most(), again.size());
  }

  @Test
  void nobodyHasWhatAnotherThreadHas() throws InterruptedException {
    Pool<AtomicBoolean> pool = new Pool<>(AtomicBoolean::new);
    AtomicInteger shared = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread = new Thread(() -> {
        for (int i = 0; i < 50_000; i++) {
          AtomicBoolean lent = pool.take();
          shared.addAndGet(lent.getAndSet(true) ? 1 : 0);
          lent.set(false);
          pool.give(lent);
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, shared.get());
  }
}
