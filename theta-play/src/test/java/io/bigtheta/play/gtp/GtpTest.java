package io.bigtheta.play.gtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.play.game.Go;
import io.bigtheta.play.search.Judgement;
import io.bigtheta.play.search.Puct;
import io.bigtheta.play.selfplay.Contestant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtpTest {
  private final Gtp gtp = new Gtp(
      new Go(5, 2, false), new Contestant(() -> Judgement.uniform(26), new Puct(), 60), "theta 0");

  private String answer(String line) {
    return gtp.answer(line).orElseThrow();
  }

  @Test
  void aGameIsPlayedAndCounted() {
    assertEquals("= 2\n\n", answer("protocol_version"));
    assertEquals("=1 Theta\n\n", answer("1 name"));
    assertEquals("= theta 0\n\n", answer("version"));
    assertEquals("=\n\n", answer("boardsize 5"));
    assertEquals("=\n\n", answer("clear_board"));
    assertEquals("=\n\n", answer("komi 2.5"));
    assertEquals("=\n\n", answer("play b C3"));
    assertEquals("=2\n\n", answer("2 play white pass # a comment"));
    assertEquals("= B+22.5\n\n", answer("final_score"));
    assertEquals("= pass\n\n", answer("genmove black"), "a pass wins at once");
    assertEquals("= C3\n\n", answer("final_status_list alive"));
    assertEquals("=\n\n", answer("final_status_list dead"));
    assertEquals("=\n\n", answer("quit"));
    assertTrue(gtp.over());
  }

  @Test
  void aMoveIsTakenBack() {
    answer("play black A1");
    answer("play white B2");
    assertEquals("=\n\n", answer("undo"));
    assertEquals("=\n\n", answer("play white A2"));
    assertEquals(
        "=\n   A B C D E\n 5 . . . . . 5\n 4 . . . . . 4\n 3 . . . . . 3\n 2 O . . . . 2\n 1 X . . . . 1\n   A B C D E\n\n",
        answer("showboard"));
    answer("undo");
    answer("undo");
    assertEquals("? cannot undo: expected a move before, got none\n\n", answer("undo"));
  }

  @Test
  void aColourMayMoveTwice() {
    answer("play black A1");
    assertEquals("=\n\n", answer("play black A2"));
    assertTrue(answer("final_status_list alive").contains("A1 A2"));
    assertTrue(answer("reg_genmove black").startsWith("= "));
    assertEquals("= A1 A2\n\n", answer("final_status_list alive"), "reg_genmove changes nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate | ? command: expected one that list_commands shows, got \"frobnicate\"",
        "7 boardsize 9 | ?7 unacceptable size: expected the 5 that was learnt, got 9",
        "boardsize | ? boardsize: expected a size as argument 1, got none",
        "boardsize five | ? boardsize: expected a size as a whole number, got \"five\"",
        "komi much | ? komi: expected a number of points, got \"much\"",
        "play black | ? play: expected a point or pass as argument 2, got none",
        "play red A1 | ? play: expected black or white, got \"red\"",
        "play black I9 | ? move: expected a point from A1 to E5, or pass, got \"I9\"",
        "play white C3 | ? illegal move: expected a legal point, got C3",
        "known_command undo | = true",
        "known_command dance | = false",
        "time_settings 60 10 1 | =",
        "time_left black 3 0 | =",
      })
  void mistakesGetAQuestionMark(String line, String answer) {
    answer("play black C3");
    assertEquals(answer + "\n\n", answer(line));
  }

  @Test
  void emptyLinesAndCommentsGetNoAnswer() {
    assertEquals(Optional.empty(), gtp.answer("  "));
    assertEquals(Optional.empty(), gtp.answer("# nothing"));
  }

  @Test
  void everyCommandThatIsListedIsKnown() {
    for (String command : Gtp.COMMANDS) {
      assertTrue(!answer(command).contains("list_commands shows"), command);
    }
    assertEquals("= " + String.join("\n", Gtp.COMMANDS) + "\n\n", answer("list_commands"));
  }

  /** With no time left the network's own move is played. */
  @Test
  void aMoveIsFoundInTime() {
    answer("time_settings 0 0 0");
    assertTrue(answer("genmove black").startsWith("= "));
  }
}
