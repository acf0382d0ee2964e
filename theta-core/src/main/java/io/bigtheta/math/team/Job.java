package io.bigtheta.math.team;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Share;

/**
 * The piece of work that a team shares, one at a time: by rows, by columns, or in parts that are handed on from thread
 * to thread.
 */
final class Job implements Team.Task {
  /** Below this many multiply-adds, sharing the work costs more than the work itself. */
  private static final long WORTHWHILE = 100_000;

  /**
   * With at least this many columns for each thread, and more columns than rows, work is divided by columns. Apart from
   * the arithmetic the cost is reading a and b, and each thread then reads other columns of b, the larger of the two.
   */
  private static final int MANY_COLUMNS = 64;

  /** How many rows are passed on at a time, in products whose chains go from one thread to the next. */
  private static final int PASSED = 8;

  /** How many columns are passed on at a time. Their rows of b stay in the cache. */
  private static final int NEAR_COLUMNS = 128;

  enum Operation {
    PRODUCT,
    TRANS_A,
    ADD_TRANS_A,
    TRANS_B,
    MAP,
    CLEAR,
    COLUMN_SUMS,
    LOOP
  }

  static final Matrix NONE = new Matrix(0, 0);
  static final Matrix ONE_COLUMN = new Matrix(0, 1);

  /** Whether work is shared. If not, the caller does all of it. */
  boolean together = true;

  // operands of some operations only, set before such an operation is shared
  Function function = Function.EXP;
  Kernels.Loop loop = (first, end) -> {};
  Matrix start = NONE;

  private final Kernels beneath;
  private final Team team;
  private final Relay relay;
  private Operation operation = Operation.PRODUCT;
  private Matrix a = NONE;
  private Matrix b = NONE;
  private Matrix out = NONE;
  private int from;
  private int to;
  private int left;
  private int right;
  private boolean byColumns;
  private boolean byParts;

  Job(Kernels beneath, Team team) {
    this.beneath = beneath;
    this.team = team;
    relay = new Relay(team.size());
  }

  void share(Operation what, Matrix x, Matrix y, Matrix result, int first, int end, long cost) {
    share(what, x, y, result, first, end, 0, result.cols(), cost);
  }

  void share(
      Operation what,
      Matrix x,
      Matrix y,
      Matrix result,
      int top,
      int bottom,
      int first,
      int end,
      long cost) {
    operation = what;
    a = x;
    b = y;
    out = result;
    from = top;
    to = bottom;
    left = first;
    right = end;
    byColumns = what == Operation.COLUMN_SUMS
        || (what == Operation.PRODUCT || what == Operation.TRANS_B)
            && end - first >= team.size() * MANY_COLUMNS
            && end - first > bottom - top;
    byParts = what == Operation.PRODUCT
        && inParts(x)
        && bottom - top >= team.size() * PASSED
        && x.nonzeros().orElseThrow().few(top, bottom);
    long size = (long) (bottom - top) * (end - first);
    boolean little = cost < WORTHWHILE && size * cost < WORTHWHILE;
    if (byParts) {
      relay.begin();
    }
    if (together && !little && beneath.settled()) {
      team.run(this, team.size());
    } else if (byParts) {
      for (int part = 0; part < team.size(); part++) {
        part(part);
      }
    } else {
      calculate(top, bottom, first, end);
    }
  }

  @Override
  public void run(int part, int parts) {
    if (byParts) {
      part(part);
    } else if (byColumns) {
      int first = left + Share.edge(right - left, part, parts);
      calculate(from, to, first, left + Share.edge(right - left, part + 1, parts));
    } else if (operation == Operation.LOOP) {
      calculate(even(part, parts), even(part + 1, parts), left, right);
    } else {
      int first = from + Share.edge(to - from, part, parts);
      calculate(first, from + Share.edge(to - from, part + 1, parts), left, right);
    }
  }

  private int even(int part, int parts) {
    return from + (int) ((long) (to - from) * part / parts);
  }

  /** Whether the columns of x are divided into as many parts as there are threads. */
  private boolean inParts(Matrix x) {
    return team.size() > 1 && x.nonzeros().isPresent() && x.nonzeros().get().parts() == team.size();
  }

  /**
   * Calculates the terms of one part of the columns of a, and so of the same rows of b. {@link Share} gives the same
   * part of ∇b and of the update to this thread, so these rows do not move from core to core. Chains begin with the
   * first part and are passed on to the next.
   */
  private void part(int part) {
    try {
      int step = 0;
      for (int col = left; col < right; col += NEAR_COLUMNS) {
        int end = Math.min(right, col + NEAR_COLUMNS);
        for (int row = from; row < to; row += PASSED) {
          int below = Math.min(to, row + PASSED);
          relay.await(part, ++step);
          beneath.matmulPart(a, b, start, out, row, below, col, end, part);
          relay.pass(part, step);
        }
      }
    } finally {
      relay.pass(part, Integer.MAX_VALUE); // also after an error, so that nobody waits for ever
    }
  }

  private void calculate(int first, int end, int col0, int col1) {
    switch (operation) {
      case PRODUCT -> beneath.matmul(a, b, start, out, first, end, col0, col1);
      case TRANS_A -> beneath.matmulTransA(a, b, out, first, end);
      case ADD_TRANS_A -> beneath.matmulTransA(a, b, start, out, first, end);
      case TRANS_B -> beneath.matmulTransB(a, b, out, first, end, col0, col1);
      case MAP -> beneath.map(function, a, out, first, end);
      case CLEAR -> beneath.clear(a, out, first, end);
      case COLUMN_SUMS -> beneath.columnSums(a, out, col0, col1);
      case LOOP -> loop.run(first, end);
    }
  }
}
