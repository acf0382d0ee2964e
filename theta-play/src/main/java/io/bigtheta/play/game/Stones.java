package io.bigtheta.play.game;

import java.util.Arrays;

/** A position of {@link Go}. */
public final class Stones implements Position {
  /** What lies on a point. */
  public static final byte EMPTY = 0;

  public static final byte BLACK = 1;
  public static final byte WHITE = 2;

  private static final int NOWHERE = -1;
  private static final int MOVES_FOR_POINT = 3;

  private final Go go;
  private final Grid grid;
  private final byte[] board;
  private final Blocks blocks;
  private final boolean[] legal;
  private long hash;
  /** The hashes of the board after each move, and before the first. */
  private long[] history = new long[64];

  private int ply;
  private int last = NOWHERE;
  private int before = NOWHERE;
  private boolean twoPasses;
  private boolean captured;
  /** Whether blocks and legal belong to this position. */
  private boolean known;

  Stones(Go go) {
    this.go = go;
    grid = Grid.of(go.size());
    board = new byte[go.size() * go.size()];
    blocks = new Blocks(grid, board);
    legal = new boolean[board.length];
  }

  @Override
  public Game game() {
    return go;
  }

  @Override
  public int ply() {
    return ply;
  }

  /** The colour that is to move, as Black and White move in turn. */
  public byte mover() {
    return ply % 2 == 0 ? BLACK : WHITE;
  }

  /** What lies on this point. */
  public byte at(int point) {
    return board[point];
  }

  @Override
  public boolean over() {
    return twoPasses || ply >= MOVES_FOR_POINT * board.length;
  }

  @Override
  public int result() {
    int black = (int) Math.signum(score());
    return mover() == BLACK ? black : -black;
  }

  /** The points of Black minus those of White and the komi, if the game ended now. */
  public float score() {
    known = false; // the blocks are used for the regions
    return blocks.area() - go.komi();
  }

  @Override
  public boolean legal(int move) {
    if (over() || move == go.pass()) {
      return !over();
    }
    know();
    return legal[move];
  }

  @Override
  public int legal(int[] moves) {
    if (over()) {
      return 0;
    }
    know();
    int count = 0;
    for (int point = 0; point < legal.length; point++) {
      if (legal[point]) {
        moves[count++] = point;
      }
    }
    moves[count++] = go.pass();
    return count;
  }

  private void know() {
    if (known) {
      return;
    }
    known = true;
    blocks.number();
    for (int point = 0; point < board.length; point++) {
      legal[point] = board[point] == EMPTY && legalPoint(point);
    }
  }

  private boolean legalPoint(int point) {
    byte mine = mover();
    boolean breathes = false;
    boolean takes = false;
    boolean joins = false;
    for (int near : grid.neighbours[point]) {
      if (board[near] == EMPTY) {
        breathes = true;
      } else if (board[near] != mine) {
        takes |= blocks.liberties(near) == 1;
      } else {
        joins = true;
        breathes |= blocks.liberties(near) > 1;
      }
    }
    if (!breathes && !takes) {
      // one stone that takes itself away changes nothing, so superko forbids it
      return go.suicide() && joins && !repeats(hash ^ blocks.suicide(point, mine));
    }
    if (!takes && !captured) {
      return true; // without captures no position can come back
    }
    long next = hash ^ key(point, mine);
    return !repeats(takes ? next ^ blocks.taken(point, mine) : next);
  }

  private long key(int point, byte colour) {
    return grid.keys[2 * point + colour - 1];
  }

  private boolean repeats(long next) {
    for (int i = ply; i >= 0; i--) {
      if (history[i] == next) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void play(int move) {
    byte mine = mover();
    if (move == go.pass()) {
      twoPasses = last == go.pass();
    } else {
      board[move] = mine;
      hash ^= key(move, mine);
      for (int near : grid.neighbours[move]) {
        if (board[near] != EMPTY && board[near] != mine && !blocks.breathes(near)) {
          remove(near);
        }
      }
      if (!blocks.breathes(move)) {
        remove(move);
      }
    }
    before = last;
    last = move;
    ply++;
    if (ply == history.length) {
      history = Arrays.copyOf(history, 2 * ply);
    }
    history[ply] = hash;
    known = false;
  }

  /** Takes away the block of this point. */
  private void remove(int point) {
    int count = blocks.collect(point);
    for (int i = 0; i < count; i++) {
      int stone = blocks.collected(i);
      hash ^= key(stone, board[stone]);
      board[stone] = EMPTY;
    }
    captured = true;
  }

  @Override
  public void observe(float[] x, int at) {
    know();
    byte mine = mover();
    int to = at;
    for (int point = 0; point < board.length; point++) {
      Arrays.fill(x, to, to + Go.PLANES, 0);
      if (board[point] == EMPTY) {
        x[to + 8] = legal[point] ? 0 : 1;
      } else {
        int few = Math.min(3, blocks.liberties(point)) - 1;
        x[to + (board[point] == mine ? few : 3 + few)] = 1;
      }
      x[to + 6] = point == last ? 1 : 0;
      x[to + 7] = point == before ? 1 : 0;
      x[to + 9] = mine == BLACK ? 1 : 0;
      x[to + 10] = last == go.pass() ? 1 : 0;
      x[to + 11] = 1;
      to += Go.PLANES;
    }
  }

  @Override
  public Position copy() {
    Stones copy = new Stones(go);
    copy.set(this);
    return copy;
  }

  @Override
  public void set(Position other) {
    Stones from = (Stones) other;
    System.arraycopy(from.board, 0, board, 0, board.length);
    if (history.length < from.history.length) {
      history = new long[from.history.length];
    }
    System.arraycopy(from.history, 0, history, 0, from.ply + 1);
    hash = from.hash;
    ply = from.ply;
    last = from.last;
    before = from.before;
    twoPasses = from.twoPasses;
    captured = from.captured;
    known = false;
  }
}
