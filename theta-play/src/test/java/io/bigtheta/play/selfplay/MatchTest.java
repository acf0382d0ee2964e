package io.bigtheta.play.selfplay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Position;
import io.bigtheta.play.search.Judgement;
import io.bigtheta.play.search.Puct;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchTest {
  private static final ConnectFour GAME = new ConnectFour();

  private static Contestant uniform(int simulations) {
    return new Contestant(() -> Judgement.uniform(7), new Puct(), simulations);
  }

  @Test
  void whoSearchesFurtherWins() {
    Score score = new Match(GAME, 20, 4, 1).play(uniform(80), uniform(4));
    assertEquals(40, score.games());
    assertTrue(score.share() > 0.8, () -> "share " + score.share());
  }

  @Test
  void equalPlayersShareThePoints() {
    Score score = new Match(GAME, 12, 4, 2).play(uniform(10), uniform(10));
    assertEquals(0.5, score.share(), "each opening is played twice, with the sides changed");
    assertEquals(0, score.elo(), 1e-9);
  }

  @Test
  void allOpeningsDiffer() {
    Set<String> openings = new HashSet<>();
    for (Position start : new Match(GAME, 49, 2, 3).starts()) {
      float[] seen = new float[126];
      start.observe(seen, 0);
      openings.add(Arrays.toString(seen));
      assertEquals(2, start.ply());
    }
    assertEquals(49, openings.size());
    assertEquals(
        "openings: expected at most the 7 that there are with 1 moves, got 8",
        assertThrows(Refusal.class, () -> new Match(GAME, 8, 1, 3).starts()).getMessage());
  }

  @Test
  void theIntervalAndEloAreThoseByHand() {
    Score score = new Score(60, 20, 20);
    assertEquals(0.7, score.share());
    // variance of a game: 0.6 + 0.2 / 4 − 0.49 = 0.16; 1.96 · 0.4 / 10 = 0.0784
    assertArrayEquals(new double[] {0.6216, 0.7784}, score.interval(), 1e-9);
    assertEquals(400 * Math.log10(70.5 / 30.5), score.elo(), 1e-9);
  }

  /** Two positions of Pascal Pons' kind: in the first only column 4 wins. */
  @Test
  void anExamCountsMovesThatKeepTheValue() {
    Exam exam =
        Exam.read(GAME, List.of("415161 -1 -1 18 -1 -1 -1 18", "", "41424 -2 -2 -2 3 -2 -2 -2"));
    Exam.Grade grade = exam.grade(uniform(80));
    assertEquals(new Exam.Grade(2, 2, 2), grade);
    assertEquals(2, exam.stages().size(), "all, and those of the beginning");
  }

  @Test
  void linesOfAnotherKindAreRefusedWithTheirNumber() {
    assertEquals(
        "line 2: expected moves and 7 scores, got 2 words", refused("44 1 1 1 1 1 1 1", "44 1"));
    assertEquals(
        "line 1: move: expected a column from 1 to 7, got \"8\"", refused("48 1 1 1 1 1 1 1"));
    assertEquals("line 1: move 7: expected a legal move, got 1", refused("1111111 1 1 1 1 1 1 1"));
    assertEquals(
        "line 1: expected a whole number as a score, got \"x\"", refused("44 1 1 x 1 1 1 1"));
    assertEquals("positions: expected at least one position, got none", refused(""));
  }

  private static String refused(String... lines) {
    return assertThrows(Refusal.class, () -> Exam.read(GAME, List.of(lines))).getMessage();
  }
}
