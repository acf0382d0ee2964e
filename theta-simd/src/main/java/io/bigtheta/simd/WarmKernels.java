package io.bigtheta.simd;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.machinery.Streams;
import io.bigtheta.math.machinery.Taps;
import io.bigtheta.math.machinery.Transform;
import io.bigtheta.math.machinery.Windows;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Uses the vector kernels as soon as the JVM has compiled them, and the scalar kernels until then. Both have the same
 * bits. Code on the Vector API is a thousand times slower before it is compiled, and a training would begin with a
 * second of it. So separate threads make the JVM compile it: at once for what every training needs, while data are
 * still being read. The loops that leave out zeros are small, and the JVM compiles them just as soon in use.
 */
public final class WarmKernels implements Kernels {
  private static final int MANY = 1 << 16;

  private final VectorKernels vector = new VectorKernels();
  private final Kernels scalar = new ScalarKernels();

  /** The number of threads that warm something up. */
  private final AtomicInteger warming = new AtomicInteger();

  private final Some products = new Some(WarmUp::products);
  private final Some windows = new Some(WarmUp::windows);
  private final Some transforms = new Some(WarmUp::transforms);
  private final Some rows = new Some(WarmUp::rows);
  private final Some channels = new Some(WarmUp::channels);
  private final Some[] functions = Arrays.stream(Function.values())
      .map(f -> new Some(kernels -> WarmUp.function(kernels, f)))
      .toArray(Some[]::new);

  public WarmKernels() {
    products.kernels();
    functions[Function.RELU.ordinal()].kernels();
  }

  /** A group of kernels: the scalar ones, until somebody has asked for the group and its vector kernels are warm. */
  private final class Some {
    private final Predicate<Kernels> warmUp;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile Kernels now = scalar;

    Some(Predicate<Kernels> warmUp) {
      this.warmUp = warmUp;
    }

    /** The kernels to use now. They may be the scalar ones for a little too long; only the time depends on it. */
    Kernels kernels() {
      Kernels kernels = now;
      if (kernels != vector && wanted.compareAndSet(false, true)) {
        start(() -> {
          if (warmUp.test(vector)) {
            now = vector;
          }
        });
      }
      return kernels;
    }
  }

  private void start(Runnable warmUp) {
    warming.incrementAndGet();
    Thread thread = new Thread(
        () -> {
          try {
            warmUp.run();
          } finally {
            warming.decrementAndGet();
          }
        },
        "theta-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return vector.name();
  }

  @Override
  public boolean settled() {
    return warming.get() == 0;
  }

  @Override
  public void matmul(
      Matrix a, Matrix b, Matrix start, Matrix out, int from, int to, int left, int right) {
    products.kernels().matmul(a, b, start, out, from, to, left, right);
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
    products.kernels().matmulPart(a, b, start, out, from, to, left, right, part);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    products.kernels().matmulTransA(a, b, out, from, to);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    products.kernels().matmulTransA(a, b, start, out, from, to);
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    products.kernels().matmulTransB(a, b, out, from, to, left, right);
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
    windows.kernels().matmul(a, a0, w, b, start, out, o0, oLine, oNext);
  }

  @Override
  public void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    windows.kernels().matmulTransA(a, a0, w, b, start, out);
  }

  @Override
  public void transform(Transform what, Streams from, Streams to, int blocks, int length) {
    transforms.kernels().transform(what, from, to, blocks, length);
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    functions[f.ordinal()].kernels().map(f, x, y, from, to);
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    rows.kernels().affine(x, a, b, y);
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    rows.kernels().affine(x, a, z, b, c, y);
  }

  /**
   * Uses the scalar definition for small matrices. The compiler vectorises it too, though not as well, which is enough
   * for biases.
   */
  @Override
  public void columnSums(Matrix a, Matrix out, int left, int right) {
    if (a.size() < MANY) {
      Kernels.super.columnSums(a, out, left, right);
    } else {
      rows.kernels().columnSums(a, out, left, right);
    }
  }

  @Override
  public void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    rows.kernels().columnProducts(x, a, z, b, out);
  }

  @Override
  public void larger(float[] a, int a0, float[] b, int b0, float[] to, int t0, int n) {
    rows.kernels().larger(a, a0, b, b0, to, t0, n);
  }

  @Override
  public void moveWhereEqual(
      float[] x, int x0, float[] y, int y0, float[] from, int f0, float[] to, int t0, int n) {
    rows.kernels().moveWhereEqual(x, x0, y, y0, from, f0, to, t0, n);
  }

  @Override
  public void channelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix start, float[] out, int o0, int left, int right) {
    channels.kernels().channelProducts(a, a0, w, b, start, out, o0, left, right);
  }

  @Override
  public void addChannelProducts(
      float[] a, int a0, Taps w, Matrix b, Matrix sums, int left, int right) {
    channels.kernels().addChannelProducts(a, a0, w, b, sums, left, right);
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    functions[Function.RELU.ordinal()].kernels().clear(x, y, from, to);
  }
}
