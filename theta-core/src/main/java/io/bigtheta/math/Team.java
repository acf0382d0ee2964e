package io.bigtheta.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for short pieces of work and do them together with the caller.
 *
 * <p>Work comes in parts, and whoever is free takes the next one: where the machine has fewer free cores than the team has
 * members, the caller does most of them itself and hardly waits. A member that finds no work spins for some microseconds
 * and then sleeps, so an idle team costs nothing. One thread at a time may call {@link #run}, which allocates nothing.
 */
public final class Team implements AutoCloseable {
  /** Work that can be done part by part, in any order and by any thread. */
  @FunctionalInterface
  public interface Task {
    /** Does part {@code part}, from 0, of {@code parts}. */
    void run(int part, int parts);
  }

  private static final int SPINS = 20_000;
  private static final long NONE_LEFT = Integer.MAX_VALUE;

  private final Member[] members;
  private final AtomicInteger done = new AtomicInteger();

  /** Number of the round in the high half, the next part to take in the low half. */
  private final AtomicLong next = new AtomicLong();

  private volatile Task task = (part, parts) -> {};
  private volatile int parts;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  /** A team of {@code threads} members, of which {@code threads - 1} are new daemon threads. */
  public Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
    }
    members = new Member[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member(i + 1);
      members[i].start();
    }
  }

  /** How many members, the caller included. */
  public int size() {
    return members.length + 1;
  }

  /** Has all parts done and returns when they are; what one of them throws is thrown here. */
  public void run(Task work, int count) {
    long round = next.get() >>> 32;
    // whoever still looks at the last round must not take a part of this one
    next.set(round << 32 | NONE_LEFT);
    task = work;
    parts = count;
    failure = null;
    done.set(0);
    round++;
    next.set(round << 32); // from here on parts can be taken
    for (Member member : members) {
      if (member.asleep) {
        LockSupport.unpark(member);
      }
    }
    takeParts((int) round);
    for (int spins = 0; done.get() < count; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Takes parts of this round as long as there are any. The task cannot change while one is left to take. */
  private void takeParts(int round) {
    while (true) {
      long taken = next.get();
      int part = (int) taken;
      int count = parts;
      Task work = task;
      if ((int) (taken >>> 32) != round || part >= count) {
        return;
      }
      if (next.compareAndSet(taken, taken + 1)) {
        try {
          work.run(part, count);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Member member : members) {
      LockSupport.unpark(member);
    }
  }

  private final class Member extends Thread {
    private volatile boolean asleep;

    Member(int index) {
      super("theta-" + index);
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (!closed) {
        seen = await(seen);
        takeParts(seen);
      }
    }

    /** Returns the number of a round that is not {@code seen}: spinning first, then asleep. */
    private int await(int seen) {
      for (int spins = 0; !closed && round() == seen; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          asleep = true; // announced before the last look, so that no wake-up is lost
          if (round() == seen && !closed) {
            LockSupport.park(Team.this);
          }
          asleep = false;
        }
      }
      return round();
    }

    private int round() {
      return (int) (next.get() >>> 32);
    }
  }
}
