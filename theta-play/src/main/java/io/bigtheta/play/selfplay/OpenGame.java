package io.bigtheta.play.selfplay;

import io.bigtheta.math.Seed;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import io.bigtheta.play.search.Findings;
import io.bigtheta.play.search.Puct;
import io.bigtheta.play.search.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A game that is being played: its moves so far, and what they teach. For one thread at a time. */
final class OpenGame {
  private final Game game;
  private final Playing playing;
  private final Seed seed;
  private final int number;
  private final Position position;
  private final Tree tree;
  private final List<Target> targets = new ArrayList<>();
  private int[] moves = new int[64];

  /** @param number of the game in the run, from 0, which decides all that is random in it */
  OpenGame(Game game, Puct puct, Playing playing, Seed run, int number) {
    this.game = game;
    this.playing = playing;
    this.number = number;
    seed = run.child("game", number);
    position = game.start();
    tree = new Tree(game, puct);
  }

  int number() {
    return number;
  }

  /** Makes the random moves with which the game begins. They do not end it. */
  void open() {
    Seed opening = seed.child("opening", 0);
    int wanted = opening.uniform(0) < 0.5f ? 0 : opening.below(1, playing.opening() + 1);
    int[] legal = new int[game.moves()];
    Position next = game.start();
    while (position.ply() < wanted) {
      int count = position.legal(legal);
      int quiet = 0;
      for (int k = 0; k < count; k++) {
        next.set(position);
        next.play(legal[k]);
        if (!next.over()) {
          legal[quiet++] = legal[k];
        }
      }
      if (quiet == 0) {
        return;
      }
      play(legal[opening.below(2 + position.ply(), quiet)]);
    }
  }

  /** The tree, which begins at the position. */
  Tree tree() {
    tree.begin(position);
    return tree;
  }

  /** The randomness of the noise at this move. */
  Seed noise() {
    return seed.child("noise", position.ply());
  }

  /**
   * Takes what the search found out, learns from it if the search was a full one, and makes a move. A game that is proven goes on
   * to its end: if it stopped there, the network would hardly see a lost position.
   */
  void move(boolean full) {
    Findings findings = tree.findings();
    if (full) {
      targets.add(target(findings));
    }
    float temperature = playing.temperature(position.ply(), game.width());
    play(findings.drawn(temperature, seed.child("move", position.ply())));
  }

  private Target target(Findings findings) {
    boolean lost = findings.proven() && findings.value() < 0;
    float[] policy = new float[lost ? 0 : game.moves()];
    for (int k = 0; k < findings.moves().length && !lost; k++) {
      policy[findings.moves()[k]] = findings.shares()[k];
    }
    return new Target(position.ply(), policy, findings.value(), findings.draw());
  }

  private void play(int move) {
    if (position.ply() == moves.length) {
      moves = Arrays.copyOf(moves, 2 * moves.length);
    }
    moves[position.ply()] = move;
    position.play(move);
  }

  boolean over() {
    return position.over();
  }

  Played played() {
    int ended = position.over() ? position.result() : 0;
    int result = position.ply() % 2 == 0 ? ended : -ended;
    return new Played(Arrays.copyOf(moves, position.ply()), result, targets);
  }

  void write(Numbers numbers) {
    numbers.add(number);
    played().write(numbers);
  }

  static OpenGame read(Numbers numbers, Game game, Puct puct, Playing playing, Seed run) {
    OpenGame open = new OpenGame(game, puct, playing, run, numbers.whole());
    Played so = Played.read(numbers);
    for (int move : so.moves()) {
      open.play(move);
    }
    open.targets.addAll(so.targets());
    return open;
  }
}
