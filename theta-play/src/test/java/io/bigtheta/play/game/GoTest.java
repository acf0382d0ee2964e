package io.bigtheta.play.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTest {
  private static final Go FIVE = new Go(5, 0, false);

  private static Stones after(Go go, String moves) {
    Stones board = go.board();
    for (String text : moves.split(" ")) {
      int move = go.move(text);
      assertTrue(board.legal(move), text + " after " + board.ply() + " moves of " + moves);
      board.play(move);
    }
    return board;
  }

  private static byte at(Stones board, String point) {
    return board.at(board.game().move(point));
  }

  @Test
  void aBlockWithoutLibertiesIsTaken() {
    Stones board = after(FIVE, "A2 A1 B2 B1");
    assertEquals(Stones.WHITE, at(board, "A1"));
    Stones taken = after(FIVE, "A2 A1 B2 B1 C1");
    assertEquals(Stones.EMPTY, at(taken, "A1"));
    assertEquals(Stones.EMPTY, at(taken, "B1"));
    assertEquals(Stones.BLACK, at(taken, "C1"));
  }

  @Test
  void aKoMayNotBeTakenBackAtOnce() {
    // White takes C2 by B2; taking back at once would repeat the board
    String ko = "A2 D2 B1 C1 B3 C3 C2 pass E5 B2";
    Stones board = after(FIVE, ko);
    assertEquals(Stones.EMPTY, at(board, "C2"));
    assertFalse(board.legal(FIVE.move("C2")));
    board.play(FIVE.move("E1"));
    board.play(FIVE.move("D5"));
    assertTrue(board.legal(FIVE.move("C2")), "after other moves it is another board");
  }

  @Test
  void suicideIsLeftOutUnlessAskedFor() {
    String corner = "A2 E5 B1 E4 C5";
    assertFalse(after(FIVE, corner).legal(FIVE.move("A1")), "one stone");
    String two = "A1 B1 E5 B2 E4 A3";
    assertFalse(after(FIVE, two).legal(FIVE.move("A2")), "two stones");
    Go tromp = new Go(5, 0, true);
    Stones board = after(tromp, two + " A2");
    assertEquals(Stones.EMPTY, at(board, "A1"), "two stones may, by Tromp and Taylor");
    assertEquals(Stones.EMPTY, at(board, "A2"));
    assertFalse(after(tromp, corner).legal(tromp.move("A1")), "superko forbids one stone");
  }

  @Test
  void stonesAndPointsThatOneColourReachesAreItsArea() {
    Stones board = FIVE.board();
    assertEquals(0, board.score());
    board.play(FIVE.move("C3"));
    assertEquals(25, board.score(), "the only colour reaches everything");
    Stones wall = after(FIVE, "B1 D1 B2 D2 B3 D3 B4 D4 B5 D5");
    assertEquals(0, wall.score(), "ten points each, and column C is nobody's");
    assertEquals(-9, after(new Go(5, 9, false), "B1 D1 B2 D2 B3 D3 B4 D4 B5 D5").score());
  }

  @Test
  void twoPassesEndTheGame() {
    Stones board = after(new Go(7), "D4 pass");
    assertFalse(board.over());
    board.play(49);
    assertTrue(board.over());
    assertEquals(-1, board.result(), "White is next, and Black has 49 points against a komi of 9");
    assertEquals(0, board.legal(new int[50]));
  }

  @Test
  void aSymmetryIsAnotherOrderOfThePoints() {
    Go seven = new Go(7);
    for (int symmetry = 0; symmetry < 8; symmetry++) {
      boolean[] taken = new boolean[49];
      for (int place = 0; place < 49; place++) {
        taken[seven.place(symmetry, place)] = true;
      }
      for (boolean each : taken) {
        assertTrue(each);
      }
      assertEquals(24, seven.place(symmetry, 24), "the centre stays");
      assertEquals(49, seven.move(symmetry, 49), "a pass stays");
    }
  }

  /** Random games, move by move against rules that are written as plainly as possible. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void theRulesAreThoseOfThePlainReferee(int size) {
    for (boolean suicide : new boolean[] {false, true}) {
      Go go = new Go(size, 0, suicide);
      for (int game = 0; game < 12; game++) {
        Seed seed = new Seed(7).child("game", game);
        Stones board = go.board();
        Referee referee = new Referee(size, suicide);
        int[] legal = new int[go.moves()];
        while (!board.over()) {
          for (int point = 0; point < go.pass(); point++) {
            assertEquals(referee.legal(point), board.legal(point), () -> referee + " " + go);
          }
          int count = board.legal(legal);
          // a pass only if nothing else is legal, so that the games are long
          int move = count == 1 ? go.pass() : legal[seed.below(board.ply(), count - 1)];
          board.play(move);
          referee.play(move);
          for (int point = 0; point < go.pass(); point++) {
            assertEquals(referee.at(point), board.at(point), () -> referee.toString());
          }
          assertEquals(referee.area(), board.score());
        }
      }
    }
  }

  @Test
  void whatAPositionSeesNamesLibertiesAndIllegalPoints() {
    Stones board = after(FIVE, "A2 A1 B1 D1 D2 E5");
    float[] seen = new float[25 * 12];
    board.observe(seen, 0);
    assertEquals(1, seen[5 * 12 + 2], "Black's A2 has three liberties");
    assertEquals(1, seen[24 * 12 + 3 + 1], "White's E5 has two liberties");
    assertEquals(1, seen[24 * 12 + 6], "E5 was the last move");
    assertEquals(1, seen[9], "Black is to move");
  }

  @Test
  void boardsAndMovesAreRefusedInOneLine() {
    assertEquals(
        "move: expected a point from A1 to G7, or pass, got \"I3\"",
        assertThrows(Refusal.class, () -> new Go(7).move("I3")).getMessage());
    assertEquals(
        "size: expected 2 … 19, got 20",
        assertThrows(Refusal.class, () -> new Go(20)).getMessage());
    assertEquals("go(7)", Spec.text(new Go(7)));
    assertEquals("J9", new Go(9).text(80), "there is no column I");
  }

  /** The rules of Tromp and Taylor as they are written, without any thought of speed. */
  private static final class Referee {
    private final int size;
    private final boolean suicide;
    private final java.util.List<String> boards = new java.util.ArrayList<>();
    private char[] board;
    private boolean blackToMove = true;

    Referee(int size, boolean suicide) {
      this.size = size;
      this.suicide = suicide;
      board = ".".repeat(size * size).toCharArray();
      boards.add(new String(board));
    }

    int at(int point) {
      return ".BW".indexOf(board[point]);
    }

    boolean legal(int point) {
      if (board[point] != '.') {
        return false;
      }
      char[] next = next(point);
      boolean own = next[point] == '.';
      return !boards.contains(new String(next)) && (suicide || !own);
    }

    void play(int move) {
      if (move < board.length) {
        board = next(move);
        boards.add(new String(board));
      }
      blackToMove = !blackToMove;
    }

    private char[] next(int point) {
      char mine = blackToMove ? 'B' : 'W';
      char[] next = board.clone();
      next[point] = mine;
      clear(next, blackToMove ? 'W' : 'B');
      clear(next, mine);
      return next;
    }

    private void clear(char[] board, char colour) {
      char[] before = board.clone();
      for (int point = 0; point < board.length; point++) {
        if (before[point] == colour && !reaches(before, point, '.')) {
          board[point] = '.';
        }
      }
    }

    private boolean reaches(char[] board, int point, char goal) {
      return reaches(board, point, goal, new boolean[board.length]);
    }

    private boolean reaches(char[] board, int point, char goal, boolean[] seen) {
      seen[point] = true;
      int row = point / size;
      int column = point % size;
      int[][] near = {{row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}};
      for (int[] each : near) {
        if (each[0] >= 0 && each[0] < size && each[1] >= 0 && each[1] < size) {
          int next = each[0] * size + each[1];
          if (board[next] == goal
              || (board[next] == board[point] && !seen[next] && reaches(board, next, goal, seen))) {
            return true;
          }
        }
      }
      return false;
    }

    int area() {
      int area = 0;
      for (int point = 0; point < board.length; point++) {
        boolean black = board[point] == 'B' || (board[point] == '.' && reaches(board, point, 'B'));
        boolean white = board[point] == 'W' || (board[point] == '.' && reaches(board, point, 'W'));
        area += black && !white ? 1 : white && !black ? -1 : 0;
      }
      return area;
    }

    @Override
    public String toString() {
      return Arrays.toString(board) + (blackToMove ? " B" : " W");
    }
  }
}
