package io.bigtheta.math.team;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;

/**
 * Kernels whose work a {@link Team} shares. Each part calculates other rows or columns of the result with the kernels
 * beneath, so the bits are the same as theirs. For one training thread at a time. Handing out work allocates nothing.
 */
public final class TeamKernels implements Kernels {
  private final Kernels beneath;
  private final Team team;
  private final Job job;

  public TeamKernels(Kernels beneath, Team team) {
    this.beneath = beneath;
    this.team = team;
    job = new Job(beneath, team);
  }

  @Override
  public String name() {
    return beneath.name();
  }

  @Override
  public void matmul(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right) {
    job.start = start;
    job.share(Job.Operation.PRODUCT, a, b, out, from, to, left, right, a.cols());
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
    job.share(Job.Operation.TRANS_A, a, b, out, from, to, a.rows());
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    job.start = start;
    job.share(Job.Operation.ADD_TRANS_A, a, b, out, from, to, a.rows());
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    job.share(Job.Operation.TRANS_B, a, b, out, from, to, left, right, a.cols());
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    job.function = f;
    // a polynomial costs about 16 multiply-adds
    job.share(Job.Operation.MAP, x, x, y, from, to, f == Function.RELU ? 1 : 16);
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    job.share(Job.Operation.CLEAR, x, x, y, from, to, 1);
  }

  @Override
  public void columnSums(Matrix a, Matrix out, int left, int right) {
    job.share(Job.Operation.COLUMN_SUMS, a, a, out, 0, 1, left, right, a.rows());
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
  public void share(Loop loop, int count, long cost) {
    job.loop = loop;
    job.share(Job.Operation.LOOP, Job.NONE, Job.NONE, Job.ONE_COLUMN, 0, count, cost);
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

  @Override
  public void channelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix start, float[] out, int o0, int left, int right) {
    beneath.channelProducts(a, a0, w, b, start, out, o0, left, right);
  }

  @Override
  public void addChannelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix sums, int left, int right) {
    beneath.addChannelProducts(a, a0, w, b, sums, left, right);
  }

  /** Sets whether work is shared from now on. If not, the caller does all of it. Choose whichever is faster. */
  public void together(boolean shared) {
    job.together = shared;
  }

  @Override
  public int threads() {
    return team.size();
  }

  @Override
  public Kernels alone() {
    return beneath;
  }
}
