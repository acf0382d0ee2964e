package io.bigtheta.play.selfplay;

import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * A game and what its positions teach.
 *
 * @param moves all moves from the start
 * @param result how it ended for the player who began: 1, 0 or −1; 0 as long as it has not ended
 * @param targets of those positions that had a full search, in their order
 */
record Played(int[] moves, int result, List<Target> targets) {
  Played {
    targets = List.copyOf(targets);
  }

  /** The position of a target. */
  Position at(Game game, Target target) {
    Position position = game.start();
    for (int i = 0; i < target.ply(); i++) {
      position.play(moves[i]);
    }
    return position;
  }

  /** How the game ended for the player to move after {@code ply} moves. */
  int result(int ply) {
    return ply % 2 == 0 ? result : -result;
  }

  /** Writes the game as numbers, which {@link #read} reads. */
  void write(Numbers numbers) {
    numbers.add(moves.length, result, targets.size());
    for (int move : moves) {
      numbers.add(move);
    }
    for (Target target : targets) {
      numbers.add(target.ply(), target.policy().length);
      numbers.add(target.policy());
      numbers.add(target.value(), target.draw());
    }
  }

  static Played read(Numbers numbers) {
    int[] moves = new int[numbers.whole()];
    int result = numbers.whole();
    int count = numbers.whole();
    for (int i = 0; i < moves.length; i++) {
      moves[i] = numbers.whole();
    }
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int ply = numbers.whole();
      float[] policy = numbers.next(numbers.whole());
      targets.add(new Target(ply, policy, numbers.number(), numbers.number()));
    }
    return new Played(moves, result, targets);
  }
}
