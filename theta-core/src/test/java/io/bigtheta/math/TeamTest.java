package io.bigtheta.math;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(
    value = 60,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a member that spins hears no interrupt
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void everyMemberDoesItsShareOnceInEveryRound(int members) {
    AtomicIntegerArray done = new AtomicIntegerArray(members);
    try (Team team = new Team(members)) {
      assertEquals(members, team.size());
      for (int round = 1; round <= 300; round++) {
        team.run((member, count) -> done.addAndGet(member, count));
        for (int member = 0; member < members; member++) {
          assertEquals(round * members, done.get(member));
        }
      }
    }
  }

  @Test
  void theCallerIsMemberZeroAndTheOthersAreThreadsOfTheirOwn() {
    Thread[] threads = threads(3);
    assertSame(Thread.currentThread(), threads[0]);
    assertEquals("theta-1", threads[1].getName());
    assertEquals("theta-2", threads[2].getName());
    assertTrue(threads[1].isDaemon());
  }

  @Test
  void whatAMemberThrowsReachesTheCallerAndTheTeamWorksOn() {
    try (Team team = new Team(3)) {
      for (int bad = 0; bad < 3; bad++) {
        int thrower = bad;
        RuntimeException runtime = new IllegalStateException("member " + bad);
        Error error = new AssertionError("member " + bad);
        assertSame(
            runtime,
            assertThrows(
                RuntimeException.class,
                () -> team.run((m, n) -> {
                  if (m == thrower) {
                    throw runtime;
                  }
                })));
        assertSame(
            error,
            assertThrows(
                AssertionError.class,
                () -> team.run((m, n) -> {
                  if (m == thrower) {
                    throw error;
                  }
                })));
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        team.run((m, n) -> done.incrementAndGet(m));
        assertEquals("[1, 1, 1]", done.toString());
      }
    }
  }

  @Test
  void closeEndsTheThreads() throws InterruptedException {
    Thread[] threads = threads(3);
    for (int i = 1; i < threads.length; i++) {
      threads[i].join(20_000);
      assertFalse(threads[i].isAlive());
    }
  }

  /** The members of a team that has been closed. */
  private static Thread[] threads(int members) {
    Thread[] threads = new Thread[members];
    try (Team team = new Team(members)) {
      team.run((member, count) -> threads[member] = Thread.currentThread());
    }
    return threads;
  }

  @Test
  void aClosedTeamRefusesWorkInsteadOfWaitingForEver() {
    Team team = new Team(2);
    team.close();
    team.close();
    assertEquals(
        "team: expected work before close, got it after",
        assertThrows(IllegalStateException.class, () -> team.run((member, count) -> {}))
            .getMessage());
  }

  @Test
  void anIdleTeamSleepsAndWakesForWork() throws InterruptedException {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    Thread[] threads = new Thread[2];
    try (Team team = new Team(2)) {
      for (int round = 0; round < 3; round++) {
        team.run((member, count) -> threads[member] = Thread.currentThread());
        while (threads[1].getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        long before = times.getThreadCpuTime(threads[1].getId());
        Thread.sleep(50);
        assertTrue(times.getThreadCpuTime(threads[1].getId()) - before < 10_000_000);
        threads[1] = Thread.currentThread();
      }
    }
  }

  @Test
  void aTeamHasAtLeastOneMember() {
    refused("threads: expected at least 1, got 0", () -> new Team(0));
  }
}
