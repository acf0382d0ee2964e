package io.bigtheta.play.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectFourTest {
  private static final ConnectFour GAME = new ConnectFour();

  private static Position after(String moves) {
    Position position = GAME.start();
    for (String text : moves.split("")) {
      assertTrue(position.legal(GAME.move(text)), "move " + (position.ply() + 1) + " of " + moves);
      position.play(GAME.move(text));
    }
    return position;
  }

  /** The numbers of games of n moves, by trying all of them; a Python program of its own found the same. */
  @Test
  void thereAreAsManyGamesAsThereShouldBe() {
    int[] games = new int[7];
    count(GAME.start(), games, null);
    assertEquals("[1, 7, 49, 343, 2401, 16807, 117649]", Arrays.toString(games));
  }

  /** The numbers of positions after n moves are sequence A212693 of the On-Line Encyclopedia of Integer Sequences. */
  @Test
  void thereAreAsManyPositionsAsThereShouldBe() {
    Set<String> positions = new HashSet<>();
    count(GAME.start(), new int[5], positions);
    assertEquals(1 + 7 + 49 + 238 + 1120, positions.size());
  }

  private static void count(Position position, int[] games, Set<String> positions) {
    games[position.ply()]++;
    if (positions != null) {
      float[] seen = new float[42 * 3];
      position.observe(seen, 0);
      positions.add(position.ply() + Arrays.toString(seen));
    }
    if (position.ply() + 1 < games.length) {
      int[] legal = new int[7];
      int count = position.legal(legal);
      for (int k = 0; k < count; k++) {
        Position next = position.copy();
        next.play(legal[k]);
        count(next, games, positions);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1121314, -1, a row",
    "1212121, -1, a column",
    "12233434474, -1, a diagonal that rises",
    "76655454414, -1, a diagonal that falls",
    "212223331, 2, three are not enough",
  })
  void fourInALineWin(String moves, int result, String what) {
    Position position = after(moves);
    assertEquals(result == -1, position.over(), what);
    if (position.over()) {
      assertEquals(result, position.result(), what);
      assertEquals(0, position.legal(new int[7]), "no move after the end");
    }
  }

  @Test
  void aFullBoardIsADraw() {
    Position position = after("656173566152215676422337377473141445425321");
    assertTrue(position.over());
    assertEquals(42, position.ply());
    assertEquals(0, position.result());
  }

  @Test
  void aFullColumnTakesNoMoreStones() {
    Position position = after("111111");
    assertFalse(position.legal(0));
    assertTrue(position.legal(1));
    assertEquals(6, position.legal(new int[7]));
  }

  @Test
  void theMirroredGameIsTheMirroredPosition() {
    float[] seen = new float[42 * 3];
    float[] mirrored = new float[42 * 3];
    after("4455123").observe(seen, 0);
    after("4433765").observe(mirrored, 0);
    for (int place = 0; place < 42; place++) {
      for (int plane = 0; plane < 3; plane++) {
        assertEquals(seen[place * 3 + plane], mirrored[GAME.place(1, place) * 3 + plane]);
      }
    }
    assertEquals(6, GAME.move(1, 0));
  }

  @Test
  void aMoveIsAColumnFromOneToSeven() {
    assertEquals("1", GAME.text(0));
    assertEquals(
        "move: expected a column from 1 to 7, got \"8\"",
        assertThrows(Refusal.class, () -> GAME.move("8")).getMessage());
    assertEquals(
        "game: expected one of connect4, go5, go7, go9, got \"chess\"",
        assertThrows(Refusal.class, () -> Games.named("chess")).getMessage());
  }
}
