package io.bigtheta.simd;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Windows;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The vector kernels as soon as the JVM has compiled them, until then the scalar ones: the same bits. Code on the Vector
 * API that is not compiled yet is a thousand times slower, and a training would begin with a second of it; so threads of
 * their own bring the compiler to it: to what everybody needs at once, while data are still being read, and to the kernels
 * that leave out zeros when there are any.
 */
public final class WarmKernels implements Kernels {
  private static final int MANY = 1 << 16;

  private final VectorKernels vector = new VectorKernels(this::leavesOut);
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Kernels products = new ScalarKernels();

  /** Those for each function, and whether it has been asked for. */
  private final Kernels[] functions = new Kernels[Function.values().length];

  private final AtomicIntegerArray wanted = new AtomicIntegerArray(functions.length);
  private volatile boolean leavesOut;

  /** Those for rows with something in common, and whether they have been asked for. */
  private volatile Kernels rows = products;

  private final AtomicBoolean wantRows = new AtomicBoolean();

  /** Those for windows, and whether they have been asked for. */
  private volatile Kernels windows = products;

  private final AtomicBoolean wantWindows = new AtomicBoolean();

  /** Threads that warm something up. */
  private final AtomicInteger warming = new AtomicInteger();

  public WarmKernels() {
    Arrays.fill(functions, products);
    start(() -> {
      if (WarmUp.products(vector)) {
        products = vector;
      }
    });
  }

  /** Those that calculate {@code f} now. They may be a little late, as nothing but the time depends on it. */
  private Kernels of(Function f) {
    Kernels now = functions[f.ordinal()];
    if (now != vector && wanted.compareAndSet(f.ordinal(), 0, 1)) {
      start(() -> {
        if (WarmUp.function(vector, f)) {
          functions[f.ordinal()] = vector;
        }
      });
    }
    return now;
  }

  private Kernels rows() {
    Kernels now = rows;
    if (now != vector && wantRows.compareAndSet(false, true)) {
      start(() -> {
        if (WarmUp.rows(vector)) {
          rows = vector;
        }
      });
    }
    return now;
  }

  private Kernels windows() {
    Kernels now = windows;
    if (now != vector && wantWindows.compareAndSet(false, true)) {
      start(() -> {
        if (WarmUp.windows(vector)) {
          windows = vector;
        }
      });
    }
    return now;
  }

  private boolean leavesOut() {
    if (!leavesOut && asked.compareAndSet(false, true)) {
      start(() -> leavesOut = WarmUp.fewNumbers(new VectorKernels()));
    }
    return leavesOut;
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
    products.matmul(a, b, start, out, from, to, left, right);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    products.matmulTransA(a, b, out, from, to);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    products.matmulTransA(a, b, start, out, from, to);
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to, int left, int right) {
    products.matmulTransB(a, b, out, from, to, left, right);
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
    windows().matmul(a, a0, w, b, start, out, o0, oLine, oNext);
  }

  @Override
  public void matmulTransA(float[] a, int a0, Windows w, Matrix b, Matrix start, Matrix out) {
    windows().matmulTransA(a, a0, w, b, start, out);
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    of(f).map(f, x, y, from, to);
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix b, Matrix y) {
    rows().affine(x, a, b, y);
  }

  @Override
  public void affine(Matrix x, Matrix a, Matrix z, Matrix b, Matrix c, Matrix y) {
    rows().affine(x, a, z, b, c, y);
  }

  /** The compiler makes vectors of the definition too, if not as well: enough for biases. */
  @Override
  public void columnSums(Matrix a, Matrix out, int left, int right) {
    if (a.size() < MANY) {
      Kernels.super.columnSums(a, out, left, right);
    } else {
      rows().columnSums(a, out, left, right);
    }
  }

  @Override
  public void columnProducts(Matrix x, Matrix a, Matrix z, Matrix b, Matrix out) {
    rows().columnProducts(x, a, z, b, out);
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    of(Function.RELU).clear(x, y, from, to);
  }
}
