package io.bigtheta.simd;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The vector kernels as soon as the JVM has compiled them, until then the scalar ones: the same bits. Code on the Vector
 * API that is not compiled yet is a thousand times slower, and a training would begin with a second of it; so threads of
 * their own bring the compiler to it: to what everybody needs at once, while data are still being read, and to the kernels
 * that leave out zeros when there are any.
 */
public final class WarmKernels implements Kernels {
  private final VectorKernels vector = new VectorKernels(this::leavesOut);
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Kernels products = new ScalarKernels();
  private volatile Kernels functions = products;
  private volatile boolean leavesOut;

  public WarmKernels() {
    start(() -> {
      if (WarmUp.products(vector)) {
        products = vector;
      }
      if (WarmUp.functions(vector)) {
        functions = vector;
      }
    });
  }

  private boolean leavesOut() {
    if (!leavesOut && asked.compareAndSet(false, true)) {
      start(() -> leavesOut = WarmUp.fewNumbers(new VectorKernels()));
    }
    return leavesOut;
  }

  private static void start(Runnable warmUp) {
    Thread thread = new Thread(warmUp, "theta-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return vector.name();
  }

  @Override
  public void matmul(Matrix a, Matrix b, Matrix start, Matrix out, int from, int to) {
    products.matmul(a, b, start, out, from, to);
  }

  @Override
  public void matmulTransA(Matrix a, Matrix b, Matrix out, int from, int to) {
    products.matmulTransA(a, b, out, from, to);
  }

  @Override
  public void matmulTransB(Matrix a, Matrix b, Matrix out, int from, int to) {
    products.matmulTransB(a, b, out, from, to);
  }

  @Override
  public void map(Function f, Matrix x, Matrix y, int from, int to) {
    functions.map(f, x, y, from, to);
  }

  @Override
  public void clear(Matrix x, Matrix y, int from, int to) {
    functions.clear(x, y, from, to);
  }
}
