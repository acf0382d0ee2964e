package io.bigtheta.play.gtp;

import io.bigtheta.play.game.Go;
import io.bigtheta.play.game.Stones;
import java.util.ArrayList;
import java.util.List;

/** A board of Go as text. */
final class Diagram {
  private static final String SIGNS = ".XO";

  private Diagram() {}

  /** The board with its coordinates; X is black and O is white. */
  static String of(Stones board) {
    int size = ((Go) board.game()).size();
    StringBuilder text = new StringBuilder();
    StringBuilder letters = new StringBuilder("  ");
    for (int column = 0; column < size; column++) {
      letters.append(' ').append(board.game().text(column).charAt(0));
    }
    text.append(letters);
    for (int row = size - 1; row >= 0; row--) {
      text.append(row < 9 ? "\n " : "\n").append(row + 1);
      for (int column = 0; column < size; column++) {
        text.append(' ').append(SIGNS.charAt(board.at(row * size + column)));
      }
      text.append(' ').append(row + 1);
    }
    return text.append('\n').append(letters).toString();
  }

  /** All points with stones. */
  static String stones(Stones board) {
    Go go = (Go) board.game();
    List<String> points = new ArrayList<>();
    for (int point = 0; point < go.pass(); point++) {
      if (board.at(point) != Stones.EMPTY) {
        points.add(go.text(point));
      }
    }
    return String.join(" ", points);
  }
}
