package io.bigtheta.bench;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Predictions of networks of MNIST's size, for a single row and for a batch. The time does not depend on the values of
 * the weights, so they are random.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBench {
  @Param("128")
  public int units;

  @Param({"1", "256"})
  public int rows;

  @Param({"1", "2"})
  public int threads;

  /** The kind of x: random numbers, or images that are mostly black. */
  @Param({"full", "images"})
  public String input;

  private Team team;
  private Predictor predictor;
  private Matrix x;

  @Setup
  public void prepare() {
    Blueprint blueprint =
        Blueprint.parse("784 dense(" + units + ", activation=relu) dropout(0.2) dense(10)");
    team = new Team(threads);
    Kernels kernels = threads == 1 ? Kernels.best() : new TeamKernels(Kernels.best(), team);
    predictor = new Network(blueprint, blueprint.start(new Seed(1))).predictor(kernels);
    x = new Matrix(rows, 784);
    byte[] pixels = Strokes.images(rows);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = input.equals("full") ? new Seed(2).uniform(i) : (pixels[i] & 0xFF) / 255f;
    }
  }

  @TearDown
  public void close() {
    team.close();
  }

  /** Predicts the logits of all rows. */
  @Benchmark
  public Matrix predict() {
    return predictor.predict(x);
  }
}
