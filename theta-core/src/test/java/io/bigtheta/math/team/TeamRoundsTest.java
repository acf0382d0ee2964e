package io.bigtheta.math.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamRoundsTest {
  /** Round after round with another number of parts: a member that looks late must not take a part of the wrong round. */
  @Test
  void everyPartOfEveryRoundIsDoneOnce() {
    AtomicIntegerArray times = new AtomicIntegerArray(16);
    int[] count = new int[1];
    Team.Task task = (part, parts) -> {
      assertEquals(count[0], parts);
      times.incrementAndGet(part);
    };
    try (Team team = new Team(4)) {
      for (int round = 0; round < 200_000; round++) {
        count[0] = 1 + (round * 7 & 15);
        team.run(task, count[0]);
        for (int part = 0; part < 16; part++) {
          assertEquals(part < count[0] ? 1 : 0, times.getAndSet(part, 0));
        }
      }
    }
  }
}
