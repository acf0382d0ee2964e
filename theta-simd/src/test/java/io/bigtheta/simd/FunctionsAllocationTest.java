package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A function that the compiler does not inline as a whole makes an object of every vector, and takes many times as long. */
class FunctionsAllocationTest {
  private static final int BYTES = 1_000;
  private static final int OFTEN = 10;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Kernels kernels = new VectorKernels();

  @ParameterizedTest
  @EnumSource(Function.class)
  void onceCompiledAFunctionMakesNoObjects(Function function) {
    Matrix x = new Matrix(40, 64);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = new Seed(1).uniform(i, -3, 3);
    }
    Matrix y = new Matrix(40, 64);
    // the compiler works beside us and says not when it has done; without the defect it needs a
    // second or two
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int without = 0;
    while (without < OFTEN && System.nanoTime() < last) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      kernels.map(function, x, y);
      long made = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      without = made < BYTES ? without + 1 : 0;
    }
    assertTrue(without == OFTEN, function + " still makes objects for its vectors");
  }
}
