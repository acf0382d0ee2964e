package io.bigtheta.math.team;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(
    value = 60,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a member that spins hears no interrupt
class TeamTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "2, 2", "2, 1", "3, 100", "8, 8"})
  void everyPartIsDoneOnceInEveryRound(int members, int parts) {
    AtomicIntegerArray done = new AtomicIntegerArray(parts);
    try (Team team = new Team(members)) {
      assertEquals(members, team.size());
      for (int round = 1; round <= 300; round++) {
        team.run((part, count) -> done.addAndGet(part, count), parts);
        for (int part = 0; part < parts; part++) {
          assertEquals(round * parts, done.get(part));
        }
      }
      team.run(
          (part, count) -> {
            throw new AssertionError("there is no part");
          },
          0);
    }
  }

  @Test
  void theCallerWorksTooBesideThreadsOfTheirOwn() {
    Thread[] threads = meeting();
    List<String> names = Stream.of(threads).map(Thread::getName).sorted().toList();
    assertTrue(List.of(threads).contains(Thread.currentThread()));
    assertTrue(names.containsAll(List.of("theta-1", "theta-2")), names.toString());
    assertTrue(Stream.of(threads).allMatch(t -> t.isDaemon() || t == Thread.currentThread()));
  }

  /** The three members of a team that has been closed. */
  private static Thread[] meeting() {
    try (Team team = new Team(3)) {
      return meet(team);
    }
  }

  /** All members: each has one part, which waits until all have begun. */
  private static Thread[] meet(Team team) {
    Thread[] threads = new Thread[team.size()];
    CyclicBarrier all = new CyclicBarrier(team.size());
    team.run(
        (part, count) -> {
          threads[part] = Thread.currentThread();
          try {
            all.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
        },
        team.size());
    return threads;
  }

  @Test
  void whatAPartThrowsReachesTheCallerAndTheTeamWorksOn() {
    try (Team team = new Team(3)) {
      for (int bad = 0; bad < 9; bad++) {
        int thrower = bad;
        RuntimeException runtime = new IllegalStateException("part " + bad);
        Error error = new AssertionError("part " + bad);
        AtomicIntegerArray done = new AtomicIntegerArray(9);
        Team.Task broken = (part, count) -> {
          done.incrementAndGet(part);
          if (part == thrower) {
            throw runtime;
          }
        };
        assertSame(runtime, assertThrows(RuntimeException.class, () -> team.run(broken, 9)));
        assertEquals("[1, 1, 1, 1, 1, 1, 1, 1, 1]", done.toString(), "the others are done");
        Team.Task fatal = (part, count) -> {
          if (part == thrower) {
            throw error;
          }
        };
        assertSame(error, assertThrows(AssertionError.class, () -> team.run(fatal, 9)));
        team.run((part, count) -> done.incrementAndGet(part), 9);
        assertEquals("[2, 2, 2, 2, 2, 2, 2, 2, 2]", done.toString());
      }
    }
  }

  @Test
  void closeEndsTheThreads() throws InterruptedException {
    for (Thread thread : meeting()) {
      if (thread != Thread.currentThread()) {
        thread.join(20_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  @Test
  void aClosedTeamLeavesTheWorkToTheCaller() {
    Team team = new Team(3);
    team.close();
    team.close();
    AtomicIntegerArray done = new AtomicIntegerArray(5);
    team.run((part, count) -> done.incrementAndGet(part), 5);
    assertEquals("[1, 1, 1, 1, 1]", done.toString());
  }

  @Test
  void anIdleTeamSleepsAndWakesForWork() throws InterruptedException {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    try (Team team = new Team(2)) {
      for (int round = 0; round < 3; round++) {
        Thread[] threads = meet(team);
        Thread member = threads[threads[0] == Thread.currentThread() ? 1 : 0];
        while (member.getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        long before = times.getThreadCpuTime(member.getId());
        Thread.sleep(50);
        assertTrue(times.getThreadCpuTime(member.getId()) - before < 10_000_000);
      }
    }
  }

  @Test
  void aTeamHasAtLeastOneMember() {
    refused("threads: expected at least 1, got 0", () -> new Team(0));
  }
}
