package io.bigtheta.math;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for short pieces of work and do them together: the caller is member 0.
 *
 * <p>A member that finds no work spins for some microseconds and then sleeps, so an idle team costs nothing. One thread
 * at a time may call {@link #run}. Handing out work allocates nothing.
 */
public final class Team implements AutoCloseable {
  /** A piece of work, done once by every member. */
  @FunctionalInterface
  public interface Task {
    /** Does the share of {@code member}, from 0, of {@code members}. */
    void run(int member, int members);
  }

  private static final int SPINS = 20_000;

  private final Member[] members;
  private volatile Task task = (member, count) -> {};
  private volatile int round;
  private volatile boolean closed;

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

  /** Has every member do its share and returns when all are done; what one throws is thrown here. */
  public void run(Task work) {
    if (closed) {
      throw new IllegalStateException("team: expected work before close, got it after");
    }
    task = work;
    int next = round
        + 1; // only the caller writes it: the volatile write publishes the task and all before it
    round = next;
    for (Member member : members) {
      if (member.asleep) {
        LockSupport.unpark(member);
      }
    }
    Throwable failure = attempt(work, 0);
    for (Member member : members) {
      for (int spins = 0; member.done != next; spins++) {
        pause(spins);
      }
      if (failure == null) {
        failure = member.failure;
      }
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private @Nullable Throwable attempt(Task work, int member) {
    try {
      work.run(member, size());
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** Spins first; then lets other threads have the core, for a machine with fewer free cores than members. */
  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
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
    private final int index;
    private volatile int done;
    private volatile boolean asleep;
    private volatile @Nullable Throwable failure;

    Member(int index) {
      super("theta-" + index);
      this.index = index;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        for (int spins = 0; round == done; spins++) {
          if (closed) {
            return;
          }
          if (spins < SPINS) {
            Thread.onSpinWait();
          } else {
            sleep();
          }
        }
        failure = attempt(task, index);
        done = round;
      }
    }

    /** Announces the sleep before it looks for work once more, so that no wake-up is lost. */
    private void sleep() {
      asleep = true;
      if (round == done && !closed) {
        LockSupport.park(Team.this);
      }
      asleep = false;
    }
  }
}
