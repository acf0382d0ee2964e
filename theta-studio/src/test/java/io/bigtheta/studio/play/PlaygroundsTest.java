package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlaygroundsTest {
  private static final PlayRecipe RECIPE =
      PlayRecipe.of("xor", 40, 0, List.of("x1", "x2"), Map.of());

  @Test
  void onlySixteenAreOpenAndTheOneThatWasNotUsedForTheLongestTimeEnds() {
    AtomicLong clock = new AtomicLong();
    Playgrounds playgrounds = new Playgrounds(clock::incrementAndGet);
    String first = playgrounds.open(RECIPE);
    String second = playgrounds.open(RECIPE);
    for (int i = 2; i < Playgrounds.MOST; i++) {
      playgrounds.open(RECIPE);
    }
    assertTrue(playgrounds.find(first).isPresent());
    playgrounds.open(RECIPE);
    assertEquals(Playgrounds.MOST, playgrounds.size());
    assertTrue(playgrounds.find(first).isPresent());
    assertTrue(playgrounds.find(second).isEmpty());
    assertEquals(
        "playground: expected one that is open, got \"" + second + "\"; begin another one",
        assertThrows(Refusal.class, () -> playgrounds.known(second)).getMessage());
  }

  @Test
  void anIdleOneEnds() {
    AtomicLong clock = new AtomicLong();
    Playgrounds playgrounds = new Playgrounds(clock::get);
    String id = playgrounds.open(RECIPE);
    clock.addAndGet(TimeUnit.MINUTES.toNanos(9));
    assertTrue(playgrounds.find(id).isPresent());
    clock.addAndGet(TimeUnit.MINUTES.toNanos(9));
    assertTrue(playgrounds.find(id).isPresent());
    clock.addAndGet(TimeUnit.MINUTES.toNanos(11));
    assertEquals(0, playgrounds.size());
  }

  @Test
  void aPlayerThatIsNotWatchedDoesNothingAndStopsAtTheEpochItIsToldTo() {
    Player player = new Player(new Playground(RECIPE));
    player.play(Player.FASTEST, 7);
    assertEquals(0, player.playground().epoch());
    for (int i = 0; i < 10_000 && player.playing(); i++) {
      player.beat();
      Thread.onSpinWait();
    }
    while (player.playing()) {
      player.beat();
    }
    assertEquals(7, player.playground().epoch());
    assertFalse(player.playing());
    player.pause();
    player.beat();
    assertEquals(7, player.playground().epoch());
  }
}
