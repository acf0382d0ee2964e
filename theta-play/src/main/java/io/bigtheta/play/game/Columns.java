package io.bigtheta.play.game;

/**
 * A position of {@link ConnectFour} on two numbers of 64 bits: the stones of the player to move, and all stones. Bit 7 · column
 * + row is a place. The seventh bit of a column is always 0, so that no shift connects one column with the next.
 */
final class Columns implements Position {
  private static final int STEP = ConnectFour.HEIGHT + 1;
  private static final long COLUMN = (1L << ConnectFour.HEIGHT) - 1;
  private static final int PLACES = ConnectFour.HEIGHT * ConnectFour.WIDTH;

  private final ConnectFour game;
  private long mine;
  private long all;
  private int ply;
  private boolean lost;

  Columns(ConnectFour game) {
    this.game = game;
  }

  @Override
  public Game game() {
    return game;
  }

  @Override
  public int ply() {
    return ply;
  }

  @Override
  public boolean over() {
    return lost || ply == PLACES;
  }

  @Override
  public int result() {
    return lost ? -1 : 0;
  }

  @Override
  public boolean legal(int move) {
    return !over() && (all & top(move)) == 0;
  }

  private static long top(int column) {
    return 1L << (STEP * column + ConnectFour.HEIGHT - 1);
  }

  @Override
  public int legal(int[] moves) {
    int count = 0;
    for (int column = 0; column < ConnectFour.WIDTH; column++) {
      if (legal(column)) {
        moves[count++] = column;
      }
    }
    return count;
  }

  @Override
  public void play(int move) {
    long stone = all + (1L << (STEP * move)) & (COLUMN << (STEP * move)) & ~all;
    long others = all ^ mine;
    lost = four(mine | stone);
    all |= stone;
    mine = others;
    ply++;
  }

  private static boolean four(long stones) {
    return row(stones, 1) || row(stones, STEP) || row(stones, STEP - 1) || row(stones, STEP + 1);
  }

  /** Whether four stones lie {@code step} bits apart. */
  private static boolean row(long stones, int step) {
    long pairs = stones & stones >>> step;
    return (pairs & pairs >>> 2 * step) != 0;
  }

  @Override
  public void observe(float[] x, int at) {
    long falls = all + bottom() & ~all;
    int to = at;
    for (int row = 0; row < ConnectFour.HEIGHT; row++) {
      for (int column = 0; column < ConnectFour.WIDTH; column++) {
        int bit = STEP * column + row;
        x[to++] = mine >>> bit & 1;
        x[to++] = (all ^ mine) >>> bit & 1;
        x[to++] = falls >>> bit & 1;
      }
    }
  }

  private static long bottom() {
    long bottom = 0;
    for (int column = 0; column < ConnectFour.WIDTH; column++) {
      bottom |= 1L << (STEP * column);
    }
    return bottom;
  }

  @Override
  public Position copy() {
    Columns copy = new Columns(game);
    copy.set(this);
    return copy;
  }

  @Override
  public void set(Position other) {
    Columns from = (Columns) other;
    mine = from.mine;
    all = from.all;
    ply = from.ply;
    lost = from.lost;
  }
}
