package io.bigtheta.bench;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.Predictor;
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
 * Predictions of a network of MNIST's size before and after pruning, on one thread: a single row, and a batch. The time does
 * not depend on what the weights are, so they are drawn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBench {
  /** Hidden units: before, and as {@code theta prune} leaves them. */
  @Param({"512", "114"})
  public int units;

  @Param({"1", "256"})
  public int rows;

  private Predictor predictor;
  private Matrix x;

  @Setup
  public void prepare() {
    Blueprint blueprint =
        Blueprint.parse("784 dense(" + units + ", activation=relu) dropout(0.2) dense(10)");
    predictor = new Network(blueprint, blueprint.start(new Seed(1))).predictor(Kernels.best());
    x = new Matrix(rows, 784);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = new Seed(2).uniform(i);
    }
  }

  /** The logits of all rows. */
  @Benchmark
  public Matrix predict() {
    return predictor.predict(x);
  }
}
