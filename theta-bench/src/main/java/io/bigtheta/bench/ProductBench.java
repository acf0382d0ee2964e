package io.bigtheta.bench;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The three products of a training step on one thread, with the scalar and the best kernels. Compare results of one run
 * only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBench {
  /** batch x units x inputs. */
  @Param({"64x128x784", "64x10x128", "128x800x784"})
  public String shape;

  /** The kind of x: random numbers, or images that are mostly black (for 784 inputs). */
  @Param({"full", "images"})
  public String input;

  @Param({"scalar", "best"})
  public String kernels;

  private Kernels used;
  private Matrix x;
  private Matrix w;
  private Matrix bias;
  private Matrix z;
  private Matrix dw;
  private Matrix dx;

  @Setup
  public void prepare() {
    String[] sizes = shape.split("x", -1);
    int batch = Integer.parseInt(sizes[0]);
    int units = Integer.parseInt(sizes[1]);
    int inputs = Integer.parseInt(sizes[2]);
    used = kernels.equals("scalar") ? new ScalarKernels() : Kernels.best();
    x = random(batch, inputs, 1);
    if (input.equals("images")) {
      byte[] pixels = Strokes.images(batch);
      for (int i = 0; i < x.size(); i++) {
        x.data()[i] = (pixels[i] & 0xFF) / 255f;
      }
    }
    w = random(inputs, units, 2);
    bias = random(1, units, 4);
    z = random(batch, units, 3);
    dw = new Matrix(inputs, units);
    dx = new Matrix(batch, inputs);
  }

  /** z = x·W + b. */
  @Benchmark
  public Matrix forward() {
    used.matmul(x, w, bias, z);
    return z;
  }

  /** ∇W = xᵀ·dz. */
  @Benchmark
  public Matrix weightGradient() {
    used.matmulTransA(x, z, dw);
    return dw;
  }

  /** dx = dz·Wᵀ. */
  @Benchmark
  public Matrix inputGradient() {
    used.matmulTransB(z, w, dx);
    return dx;
  }

  private static Matrix random(int rows, int cols, long seed) {
    Matrix matrix = new Matrix(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = new Seed(seed).uniform(i, -1, 1);
    }
    return matrix;
  }
}
