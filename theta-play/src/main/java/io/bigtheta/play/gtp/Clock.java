package io.bigtheta.play.gtp;

import io.bigtheta.play.game.Stones;

/**
 * How long a move may take. Without settings there is no limit, and the number of simulations decides. Main time is divided among
 * the moves that a game may still have; in overtime each stone has an equal part of its period.
 */
final class Clock {
  private static final int FEWEST_MOVES = 15;
  private static final int TYPICAL_MOVES = 40;
  private static final double KEPT = 0.9;
  private static final double NANOS = 1e9;

  private int overtime;
  private int overtimeStones;
  private boolean limited;

  /** What is left for Black and White: seconds, and stones to play in them, or 0 in main time. */
  private final int[] seconds = new int[2];

  private final int[] stones = new int[2];

  /** Sets main time and overtime; a period without stones means that there is no limit. */
  String settings(int main, int period, int count) {
    limited = count > 0 || period == 0;
    overtime = period;
    overtimeStones = count;
    for (int who = 0; who < 2; who++) {
      seconds[who] = main > 0 ? main : period;
      stones[who] = main > 0 ? 0 : count;
    }
    return "";
  }

  String left(byte colour, int time, int count) {
    seconds[colour - Stones.BLACK] = time;
    stones[colour - Stones.BLACK] = count;
    return "";
  }

  /** When a move that begins now has to be found, on the scale of {@link System#nanoTime}. */
  long end(byte colour, int ply) {
    if (!limited) {
      return System.nanoTime() + Long.MAX_VALUE / 2;
    }
    int who = colour - Stones.BLACK;
    double share = stones[who] > 0
        ? (double) seconds[who] / stones[who]
        : (double) seconds[who] / Math.max(FEWEST_MOVES, TYPICAL_MOVES - ply / 2)
            + (overtimeStones > 0 ? (double) overtime / overtimeStones : 0);
    return System.nanoTime() + (long) (KEPT * share * NANOS);
  }
}
