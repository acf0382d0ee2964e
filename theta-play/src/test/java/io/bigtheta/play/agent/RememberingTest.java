package io.bigtheta.play.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.play.environment.Outcome;
import org.junit.jupiter.api.Test;

class RememberingTest {
  private static final Outcome GOES_ON = new Outcome(1, false, false);

  private static float[] at(float place) {
    return new float[] {place};
  }

  @Test
  void aFullReplayForgetsTheOldest() {
    Replay replay = new Replay(3, 1);
    for (int i = 0; i < 4; i++) {
      replay.add(at(i), i, 10 * i, at(i + 1), 0.5f);
    }
    assertEquals(3, replay.size());
    Matrix x = new Matrix(3, 1);
    Matrix then = new Matrix(3, 1);
    for (int i = 0; i < 3; i++) {
      replay.read(i, x, then, i);
    }
    assertEquals("3.0 1.0 2.0", x.get(0, 0) + " " + x.get(1, 0) + " " + x.get(2, 0));
    assertEquals(4, then.get(0, 0));
    assertEquals(3, replay.action(0));
    assertEquals(30, replay.reward(0));
  }

  @Test
  void returnsSumSeveralRewardsAndEndWithTheEpisode() {
    Replay replay = new Replay(9, 1);
    Returns returns = new Returns(2, 0.5f, replay);
    returns.add(at(0), 0, GOES_ON, at(1));
    assertEquals(0, replay.size());
    returns.add(at(1), 1, GOES_ON, at(2));
    returns.add(at(2), 0, new Outcome(4, true, false), at(3));
    assertEquals(3, replay.size());
    assertEquals(1.5f, replay.reward(0)); // 1 + ½·1, and ¼ of what follows
    assertEquals(0.25f, replay.kept(0));
    assertEquals(3, replay.reward(1)); // 1 + ½·4, and nothing follows
    assertEquals(0, replay.kept(1));
    assertEquals(4, replay.reward(2));
  }

  @Test
  void moreCanFollowAnEpisodeThatWasCutOff() {
    Replay replay = new Replay(9, 1);
    Returns returns = new Returns(3, 0.5f, replay);
    returns.add(at(0), 0, new Outcome(1, false, true), at(1));
    assertEquals(0.5f, replay.kept(0));
  }

  @Test
  void aRandomActionIsRepeatedAndSometimesForLong() {
    Exploration exploration = new Exploration(3, 20, new Seed(1));
    int same = 0;
    int longest = 0;
    int run = 0;
    int before = -1;
    for (int step = 0; step < 10_000; step++) {
      int action = exploration.action(step, 1);
      run = action == before ? run + 1 : 0;
      same += action == before ? 1 : 0;
      longest = Math.max(longest, run);
      before = action;
    }
    assertTrue(same > 6000, same + " of 10,000 actions are the one before");
    assertTrue(longest >= 19, "the longest run is " + longest);
    assertEquals(-1, new Exploration(3, 20, new Seed(1)).action(0, 0));
  }
}
