package io.bigtheta.math.team;

import io.bigtheta.math.machinery.CacheLine;
import io.bigtheta.spec.Refusal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A team of threads that wait for short pieces of work and do them together with the caller.
 *
 * <p>Work is divided into parts. Every member begins with its own share of the parts, the same one each time, so that
 * what it wrote in the last round is still in its cache. Then it takes parts that others have not begun. If the machine
 * has fewer free cores than the team has members, the caller does most of the work itself and hardly waits. A member
 * that finds no work spins for some microseconds and then sleeps, so an idle team costs nothing. Only one thread at a
 * time may call {@link #run}, which allocates nothing.
 */
public final class Team implements AutoCloseable {
  /** Work that can be done part by part, in any order and by any thread. */
  @FunctionalInterface
  public interface Task {
    /** Does part {@code part} of {@code parts}, counted from 0. */
    void run(int part, int parts);
  }

  private static final int SPINS = 20_000;

  private final Member[] members;
  private final AtomicInteger done = new AtomicInteger();

  /** If even, work can be taken; if odd, it is being changed. */
  private final AtomicInteger round = new AtomicInteger();

  /** For each part, the last round in which it was taken. */
  private volatile AtomicIntegerArray taken = new AtomicIntegerArray(0);

  private volatile Task task = (part, parts) -> {};
  private volatile int parts;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  /** A team of {@code threads} members, of which {@code threads - 1} are new daemon threads. */
  public Team(int threads) {
    if (threads < 1) {
      throw Refusal.of("threads", "at least 1", threads);
    }
    members = new Member[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member(i + 1);
      members[i].start();
    }
  }

  /** The number of members, including the caller. */
  public int size() {
    return members.length + 1;
  }

  /** Runs all parts and returns when they are done. An exception that a part throws is thrown here. */
  public void run(Task work, int count) {
    int now = round.incrementAndGet() + 1;
    task = work;
    parts = count;
    if (taken.length() < count * CacheLine.APART) {
      taken = marks(count, now);
    }
    failure = null;
    done.set(0);
    round.set(now); // from here on parts can be taken
    for (Member member : members) {
      if (member.asleep) {
        LockSupport.unpark(member);
      }
    }
    takeParts(now, 0);
    for (int spins = 0; done.get() < count; spins++) {
      pause(spins);
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /**
   * Pauses a thread that waits for a thread at work. The wait is short unless something else runs on that thread's
   * core.
   */
  static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private static AtomicIntegerArray marks(int count, int now) {
    AtomicIntegerArray marks = new AtomicIntegerArray(count * CacheLine.APART);
    for (int part = 0; part < count; part++) {
      marks.set(part * CacheLine.APART, now - 1);
    }
    return marks;
  }

  /**
   * Takes parts of this round as long as there are any, its own first. A member that comes late finds that all parts of
   * its round are taken, or that another round has begun.
   */
  private void takeParts(int now, int member) {
    Task work = task;
    int count = parts;
    AtomicIntegerArray marks = taken;
    if (round.get() != now) {
      return; // what was just read may belong to another round
    }
    int first = (int) ((long) count * member / size());
    for (int i = 0; i < count; i++) {
      int part = first + i < count ? first + i : first + i - count;
      int mark = marks.get(part * CacheLine.APART);
      if (mark - now < 0 && marks.compareAndSet(part * CacheLine.APART, mark, now)) {
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

    private final int index;

    Member(int index) {
      super("theta-" + index);
      this.index = index;
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (!closed) {
        seen = await(seen);
        if (!closed) {
          takeParts(seen, index);
        }
      }
    }

    /** Returns the number of a round that is not {@code seen}: spinning first, then asleep. */
    private int await(int seen) {
      int now = round.get();
      for (int spins = 0; !closed && !begun(now, seen); spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          asleep = true; // announced before the last look, so that no wake-up is lost
          if (!begun(round.get(), seen) && !closed) {
            LockSupport.park(Team.this);
          }
          asleep = false;
        }
        now = round.get();
      }
      return now;
    }

    private static boolean begun(int now, int seen) {
      return now != seen && now % 2 == 0;
    }
  }
}
