package io.bigtheta.math;

/**
 * Kernels whose work a {@link Team} shares: each part is other rows or columns of the result with the kernels beneath, so
 * the bits are theirs. For one training thread at a time; handing out work allocates nothing.
 */
public final class TeamKernels implements Kernels {
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

  private final Kernels beneath;
  private final Team team;
  private final Job job = new Job();
  private final Relay relay;
  private boolean together = true;

  public TeamKernels(Kernels beneath, Team team) {
    this.beneath = beneath;
    this.team = team;
    relay = new Relay(team.size());
  }

  @Override
  public String name() {
    return beneath.name();
  }

  @Override
  public void matmul(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right) {
    job.start = start;
    job.share(Operation.PRODUCT, a, b, out, from, to, left, right, a.cols());
  }

  @Override
  public void matmulPart(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix out,
      int from,
      int to,
      int left,
      int right,
      int part) {
    beneath.matmulPart(a, b, start, out, from, to, left, right, part);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    job.share(Operation.TRANS_A, a, b, out, from, to, a.rows());
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    job.start = start;
    job.share(Operation.ADD_TRANS_A, a, b, out, from, to, a.rows());
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    job.share(Operation.TRANS_B, a, b, out, from, to, left, right, a.cols());
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    job.function = f;
    // a polynomial costs about 16 multiply-adds
    job.share(Operation.MAP, x, x, y, from, to, f == Function.RELU ? 1 : 16);
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    job.share(Operation.CLEAR, x, x, y, from, to, 1);
  }

  @Override
  public void columnSums(Matrix a, Matrix out, int left, int right) {
    job.share(Operation.COLUMN_SUMS, a, a, out, 0, 1, left, right, a.rows());
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    share(
        (from, to) -> beneath.affine(x.rows(from, to - from), a, b, y.rows(from, to - from)),
        x.rows(),
        x.cols());
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    share(
        (from, to) -> {
          int rows = to - from;
          beneath.affine(x.rows(from, rows), a, z.rows(from, rows), b, c, y.rows(from, rows));
        },
        x.rows(),
        2 * x.cols());
  }

  @Override
  public void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    beneath.columnProducts(x, a, z, b, out);
  }

  @Override
  public void share(Loop loop, int count, int cost) {
    job.loop = loop;
    job.share(Operation.LOOP, Job.NONE, Job.NONE, Job.ONE_COLUMN, 0, count, cost);
  }

  @Override
  public void matmul(
      float[] a,
      int a0,
      Windows w,
      Matrix b,
      Matrix start,
      float[] out,
      int o0,
      int oLine,
      int oNext) {
    beneath.matmul(a, a0, w, b, start, out, o0, oLine, oNext);
  }

  @Override
  public void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    beneath.matmulTransA(a, a0, w, b, start, out);
  }

  @Override
  public void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    beneath.transform(what, from, to, blocks, length);
  }

  @Override
  public void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    beneath.larger(a, a0, b, b0, to, t0, n);
  }

  @Override
  public void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    beneath.moveWhereEqual(x, x0, y, y0, from, f0, to, t0, n);
  }

  /** Whether work is shared from now on, or all of it done by the caller: as it is faster. */
  public void together(boolean shared) {
    together = shared;
  }

  @Override
  public int threads() {
    return team.size();
  }

  @Override
  public Kernels alone() {
    return beneath;
  }

  private enum Operation {
    PRODUCT,
    TRANS_A,
    ADD_TRANS_A,
    TRANS_B,
    MAP,
    CLEAR,
    COLUMN_SUMS,
    LOOP
  }

  private final class Job implements Team.Task {
    private static final Matrix NONE = new Matrix(0, 0);
    private static final Matrix ONE_COLUMN = new Matrix(0, 1);

    private Operation operation = Operation.PRODUCT;
    private Function function = Function.EXP;
    private Loop loop = (first, end) -> {};
    private Matrix a = NONE;
    private Matrix b = NONE;
    private Matrix start = NONE;
    private Matrix out = NONE;
    private int from;
    private int to;
    private int left;
    private int right;
    private boolean byColumns;
    private boolean byParts;

    void share(Operation what, Matrix x, Matrix y, Matrix result, int first, int end, int cost) {
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
        int cost) {
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
      byParts = inParts(x)
          && (what == Operation.TRANS_A && top == 0 && bottom == x.cols()
              || what == Operation.PRODUCT
                  && bottom - top >= team.size() * PASSED
                  && x.nonzeros().orElseThrow().few(top, bottom));
      boolean little = (long) (bottom - top) * (end - first) * cost < WORTHWHILE;
      relay.begin();
      if (together && !little && beneath.settled()) {
        team.run(this, team.size());
      } else if (byParts && what == Operation.PRODUCT) {
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
        calculate(
            from, to, edge(left, right, part, parts, 16), edge(left, right, part + 1, parts, 16));
      } else {
        int whole = operation == Operation.LOOP ? 1 : 4;
        calculate(
            edge(from, to, part, parts, whole),
            edge(from, to, part + 1, parts, whole),
            left,
            right);
      }
    }

    /** Whether the columns of x are in as many parts as there are threads. */
    private boolean inParts(Matrix x) {
      return team.size() > 1
          && x.nonzeros().isPresent()
          && x.nonzeros().get().parts() == team.size();
    }

    /**
     * What belongs to some columns of a, and so to some rows of b or of ∇b: they are not handed from core to core between a
     * product, its gradient and the update. The chains of a product begin with the first part and are passed on to the next one.
     */
    private void part(int part) {
      if (operation == Operation.TRANS_A) {
        Nonzeros lists = a.nonzeros().orElseThrow();
        calculate(lists.edge(part), lists.edge(part + 1), left, right);
        return;
      }
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

    /** Where a part begins: a multiple of {@code whole} from the first, where that is possible, as kernels like whole tiles. */
    private static int edge(int first, int end, int part, int parts, int whole) {
      long count = (long) end - first;
      return part == parts ? end : first + (int) (count * part / parts / whole * whole);
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
}
