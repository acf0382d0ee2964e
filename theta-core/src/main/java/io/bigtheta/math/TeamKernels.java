package io.bigtheta.math;

/**
 * Kernels whose work a {@link Team} shares: each part is other rows of the result with the kernels beneath, so
 * the bits are theirs. For one training thread at a time; handing out work allocates nothing.
 */
public final class TeamKernels implements Kernels {
  /** Below this many multiply-adds the work costs less than sharing it. */
  private static final long WORTHWHILE = 100_000;

  private final Kernels beneath;
  private final Team team;
  private final Job job = new Job();

  public TeamKernels(Kernels beneath, Team team) {
    this.beneath = beneath;
    this.team = team;
  }

  @Override
  public String name() {
    return beneath.name();
  }

  @Override
  public void matmul(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    job.start = start;
    job.share(Operation.PRODUCT, a, b, out, from, to, a.cols());
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    job.share(Operation.TRANS_A, a, b, out, from, to, a.rows());
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to) {
    job.share(Operation.TRANS_B, a, b, out, from, to, a.cols());
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
  public void share(Loop loop, int count, int cost) {
    job.loop = loop;
    job.share(Operation.LOOP, Job.NONE, Job.NONE, Job.ONE_COLUMN, 0, count, cost);
  }

  private enum Operation {
    PRODUCT,
    TRANS_A,
    TRANS_B,
    MAP,
    CLEAR,
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

    void share(
        Operation what, Matrix left, Matrix right, Matrix result, int first, int end, int cost) {
      operation = what;
      a = left;
      b = right;
      out = result;
      from = first;
      to = end;
      if ((long) (end - first) * result.cols() * cost < WORTHWHILE) {
        calculate(first, end);
      } else {
        team.run(this, team.size());
      }
    }

    /** Parts are multiples of four rows where that is possible: kernels like whole tiles. */
    @Override
    public void run(int part, int parts) {
      calculate(edge(part, parts), edge(part + 1, parts));
    }

    private int edge(int part, int parts) {
      int rows = to - from;
      return part == parts ? to : from + (int) ((long) rows * part / parts / 4 * 4);
    }

    private void calculate(int first, int end) {
      switch (operation) {
        case PRODUCT -> beneath.matmul(a, b, start, out, first, end);
        case TRANS_A -> beneath.matmulTransA(a, b, out, first, end);
        case TRANS_B -> beneath.matmulTransB(a, b, out, first, end);
        case MAP -> beneath.map(function, a, out, first, end);
        case CLEAR -> beneath.clear(a, out, first, end);
        case LOOP -> loop.run(first, end);
      }
    }
  }
}
