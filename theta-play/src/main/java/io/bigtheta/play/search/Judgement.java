package io.bigtheta.play.search;

import io.bigtheta.math.Matrix;

/**
 * What a search asks about positions: a policy over the moves and a value.
 *
 * <p>A network's {@code predictor::predict} is one. It may overwrite its answer in the next call, so each thread needs its own.
 */
@FunctionalInterface
public interface Judgement {
  /** How many numbers say how the game will end: won, drawn and lost for the player to move. */
  int RESULTS = 3;

  /**
   * The logits of positions.
   *
   * @param x [positions, places · planes], as {@link io.bigtheta.play.game.Position#observe} writes them
   * @return [positions, moves + 3]: a logit for each move, and those of won, drawn and lost
   */
  Matrix logits(Matrix x);

  /** The judgement of somebody who knows only the rules: all moves are equally good, and all results equally likely. */
  static Judgement uniform(int moves) {
    return x -> new Matrix(x.rows(), moves + RESULTS);
  }
}
