package io.bigtheta.play.selfplay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Go;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SelfPlayRunTest {
  private static final SelfPlay TINY = Recipes.of(new ConnectFour())
      .layers(Blueprint.layers("dense(16, activation=relu) dense(10)"))
      .playing(new Playing(40, 8, 3, 0.5f, 30, 1))
      .learning(new Learning().batch(32).window(2000));

  private static SelfPlayRun run(SelfPlay recipe, int games, int threads) {
    return new SelfPlayRun(recipe, new Limit(games, 0), Kernels.best(), threads);
  }

  private static String end(SelfPlayRun run) {
    while (!run.over()) {
      run.round();
      if (run.milestoneDue()) {
        run.milestone();
      }
    }
    return run.network().digest();
  }

  @Test
  void threadsAndTimesOfReadingChangeNoBit() {
    String[] digests = new String[3];
    for (int threads = 1; threads <= 2; threads++) {
      try (SelfPlayRun run = run(TINY, 60, threads)) {
        digests[threads - 1] = end(run);
        assertEquals(60, run.games());
      }
    }
    try (SelfPlayRun other = run(TINY.seed(43), 60, 1)) {
      digests[2] = end(other);
    }
    assertEquals(digests[0], digests[1], "on one thread and on two");
    assertNotEquals(digests[0], digests[2], "another seed");
  }

  @Test
  void aRunThatGoesOnFromAStateEndsWithTheSameBits() {
    float[] state;
    String undisturbed;
    try (SelfPlayRun run = run(TINY, 50, 1)) {
      while (run.games() < 25) {
        run.round();
        if (run.milestoneDue()) {
          run.milestone();
        }
      }
      state = run.state();
      undisturbed = end(run);
    }
    try (SelfPlayRun again = run(TINY, 50, 2)) {
      again.restore(state);
      assertEquals(undisturbed, end(again));
    }
    try (SelfPlayRun again = run(TINY, 50, 1)) {
      assertEquals(
          "state: expected all numbers of the games in it, got an end in the middle",
          assertThrows(Refusal.class, () -> again.restore(Arrays.copyOf(state, state.length - 5)))
              .getMessage());
    }
  }

  /** A small network without search beats an untrained one. The number is below what this seed reaches, which is 71 %. */
  @Test
  void itLearnsToPlay() {
    SelfPlay recipe = TINY.layers(Blueprint.layers("dense(64, activation=relu) dense(10)"))
        .playing(new Playing(64, 16, 8, 0.5f, 20, 1));
    try (SelfPlayRun run = run(recipe, 800, 1)) {
      while (!run.over()) {
        run.round();
      }
      Network start =
          new Network(recipe.blueprint(), recipe.blueprint().start(new Seed(42).child("theta", 0)));
      Score score = new Match(recipe.game(), 100, 4, 1)
          .play(contestant(recipe, run.network()), contestant(recipe, start));
      assertTrue(score.share() > 0.65, () -> "share " + score.share());
    }
  }

  private static Contestant contestant(SelfPlay recipe, Network network) {
    return new Contestant(() -> network.predictor()::predict, recipe.puct(), 0);
  }

  @Test
  void aGameOfGoIsLearntFromToo() {
    SelfPlay recipe = Recipes.of(new Go(5))
        .layers(Blueprint.layers("dense(16, activation=relu) dense(29)"))
        .playing(new Playing(16, 8, 3, 0.5f, 4, 1))
        .learning(new Learning().batch(32).window(2000));
    try (SelfPlayRun run = run(recipe, 20, 1)) {
      end(run);
      assertEquals(20, run.games());
    }
  }

  @Test
  void aRecipeIsAText() {
    SelfPlay recipe = Recipes.of(new Go(7)).seed(7);
    assertEquals(recipe, Spec.parse(SelfPlay.class, Spec.whole(recipe)));
    SelfPlay changed = Recipes.with(recipe, "simulations=77");
    assertEquals(77, changed.playing().simulations());
    assertEquals(recipe.learning(), changed.learning());
    assertEquals(0.5f, Recipes.with(recipe, "rate=0.5").learning().rate());
    assertEquals(
        "quick: expected 1 … 80, got 500",
        assertThrows(Refusal.class, () -> Recipes.with(recipe, "quick=500")).getMessage());
  }

  @Test
  void aNetworkNeedsAnOutputForEachMoveAndResult() {
    assertEquals(
        "layers: expected 10 outputs: 7 moves and 3 results, got 7",
        assertThrows(Refusal.class, () -> TINY.layers(Blueprint.layers("dense(7)")))
            .getMessage());
  }

  @Test
  void aLimitIsATimeOrANumberOfGames() {
    assertEquals(
        "minutes: expected either a time or a number of games, got both; give --minutes or --games",
        assertThrows(Refusal.class, () -> new Limit(5, 5)).getMessage());
    assertEquals(
        "minutes: expected either a time or a number of games, got neither; give --minutes or --games",
        assertThrows(Refusal.class, () -> new Limit(0, 0)).getMessage());
    assertEquals(0.5, new Limit(10, 0).share(5, 1e9));
    assertEquals(0.5, new Limit(0, 2).share(5, 60));
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    Played played = new Played(
        new int[] {3, 6},
        -1,
        java.util.List.of(
            new Target(0, new float[] {0.25f, 0.75f}, 0.5f, 0.1f),
            new Target(2, new float[0], -1, 0)));
    Numbers numbers = new Numbers();
    played.write(numbers);
    Played again = Played.read(new Numbers(numbers.toArray()));
    assertArrayEquals(played.moves(), again.moves());
    assertEquals(played.result(), again.result());
    assertArrayEquals(played.targets().get(0).policy(), again.targets().get(0).policy());
    assertEquals(-1, again.targets().get(1).value());
    assertEquals(1, played.result(1), "White has won");
  }

  @Test
  void theReplayForgetsTheOldestGames() {
    Replay replay = new Replay(5);
    for (int game = 0; game < 4; game++) {
      Target target = new Target(game, new float[0], 0, 0);
      replay.add(new Played(
          new int[game], 0, game == 1 ? java.util.List.of() : java.util.List.of(target, target)));
    }
    assertEquals(4, replay.positions(), "two games of two positions, one without, one forgotten");
    assertEquals(2, replay.sample(0).target().ply());
    assertEquals(2, replay.sample(1).target().ply());
    assertEquals(3, replay.sample(3).target().ply());
  }
}
