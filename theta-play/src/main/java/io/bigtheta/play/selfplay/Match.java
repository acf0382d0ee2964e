package io.bigtheta.play.selfplay;

import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import io.bigtheta.play.search.Lockstep;
import io.bigtheta.play.search.Tree;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Games between two contestants. Neither plays at random, so each game begins with random moves; from each of these openings two
 * games are played, in which each of the two begins once.
 *
 * @param game the rules
 * @param openings how many openings, all of them different
 * @param plies the number of random moves of an opening
 * @param seed decides the openings
 */
public record Match(Game game, int openings, int plies, long seed) {
  /** How many games a thread plays at once. */
  private static final int TOGETHER = 32;

  private static final int MOST_TRIES = 1000;

  public Match {
    if (openings < 1) {
      throw Refusal.of("openings", "at least 1", openings);
    }
    if (plies < 0) {
      throw Refusal.of("plies", "at least 0", plies);
    }
  }

  /** One game of the match. */
  private static final class Pairing {
    final Position position;
    final boolean firstBegins;
    final Tree[] trees;

    Pairing(Position start, boolean firstBegins, Tree... trees) {
      position = start;
      this.firstBegins = firstBegins;
      this.trees = trees;
    }

    /** Whose move it is: 0 for the first contestant. */
    int mover() {
      return position.ply() % 2 == 0 == firstBegins ? 0 : 1;
    }

    int result() {
      return mover() == 0 ? position.result() : -position.result();
    }
  }

  /** Plays all games and returns the score of the first contestant. */
  public Score play(Contestant first, Contestant second) {
    try (Team alone = new Team(1)) {
      return play(first, second, alone);
    }
  }

  Score play(Contestant first, Contestant second, Team team) {
    List<Pairing> games = new ArrayList<>();
    for (Position start : starts()) {
      for (boolean begins : new boolean[] {true, false}) {
        Tree[] trees = {
          new Tree(game, first.puct().quiet()), new Tree(game, second.puct().quiet())
        };
        games.add(new Pairing(start.copy(), begins, trees));
      }
    }
    int parts = (games.size() + TOGETHER - 1) / TOGETHER;
    Score[] scores = new Score[parts];
    team.run(
        (part, of) -> scores[part] = play(
            games.subList(part * TOGETHER, Math.min(games.size(), (part + 1) * TOGETHER)),
            first,
            second),
        parts);
    return Arrays.stream(scores).reduce(new Score(0, 0, 0), Score::plus);
  }

  private Score play(List<Pairing> games, Contestant first, Contestant second) {
    Contestant[] both = {first, second};
    Lockstep[] searches = new Lockstep[2];
    for (int who = 0; who < 2; who++) {
      searches[who] = new Lockstep(game, both[who].judgement().get(), games.size());
    }
    List<Pairing> open = new ArrayList<>(games);
    while (!open.isEmpty()) {
      for (int who = 0; who < 2; who++) {
        int now = who;
        List<Pairing> mine = open.stream()
            .filter(each -> !each.position.over() && each.mover() == now)
            .toList();
        mine.forEach(each -> each.trees[now].begin(each.position));
        searches[who].search(
            mine.stream().map(each -> each.trees[now]).toList(), both[who].simulations());
        mine.forEach(each -> each.position.play(each.trees[now].findings().best()));
      }
      open.removeIf(each -> each.position.over());
    }
    int[] counts = new int[3];
    games.forEach(each -> counts[1 - each.result()]++);
    return new Score(counts[0], counts[1], counts[2]);
  }

  /** The openings: different sequences of random moves that do not end the game. */
  List<Position> starts() {
    Seed at = new Seed(seed).child("openings", 0);
    List<Position> starts = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (int i = 0; starts.size() < openings; i++) {
      if (i == MOST_TRIES * openings) {
        throw Refusal.of(
            "openings",
            "at most the " + starts.size() + " that there are with " + plies + " moves",
            openings);
      }
      Position position = game.start();
      StringBuilder moves = new StringBuilder();
      int[] legal = new int[game.moves()];
      while (!position.over() && position.ply() < plies) {
        int move = legal[at.child(i).below(position.ply(), position.legal(legal))];
        moves.append(move).append(' ');
        position.play(move);
      }
      if (!position.over() && !known.contains(moves.toString())) {
        known.add(moves.toString());
        starts.add(position);
      }
    }
    return starts;
  }
}
