package io.bigtheta.math.team;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Share;

/** One piece of work at a time that a team shares, and how: by rows, by columns, or in parts that are handed on. */
final class Job implements Team.Task {
  /** Below this many multiply-adds the work costs less than sharing it. */
  private static final long WORTHWHILE = 100_000;

  /**
   * So many columns for everyone, and more of them than rows, are better than fewer rows: what costs beside the arithmetic is
   * to look at a and b, and everyone then looks at other columns of b, the larger of the two.
   */
  private static final int MANY_COLUMNS = 64;

  /** Rows passed on at a time, of products whose chains go from one thread to the next. */
  private static final int PASSED = 8;

  /** And columns: their rows of b stay near. */
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

  /** Whether work is shared, or all of it done by the caller. */
  boolean together = true;

  // what only some operations need: whoever asks for one sets it
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

  /** Whether the columns of x are in as many parts as there are threads. */
  private boolean inParts(Matrix x) {
    return team.size() > 1 && x.nonzeros().isPresent() && x.nonzeros().get().parts() == team.size();
  }

  /**
   * The terms of some columns of a, and so of some rows of b: those that {@link Share} gives the same part of ∇b and of the update,
   * so that they are not handed from core to core. Chains begin with the first part and are passed on to the next one.
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
      relay.pass(part, Integer.MAX_VALUE); // also after an error: nobody waits for ever
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
