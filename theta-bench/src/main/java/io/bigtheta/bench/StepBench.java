package io.bigtheta.bench;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The three calls of a training step, on images as black as MNIST's: a fifth of the pixels is not 0, in strokes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBench {
  private static final int IMAGES = 6400;

  @Param({"784 dense(128, activation=relu) dense(10)"})
  public String network;

  @Param("64")
  public int batch;

  @Param({"1", "2"})
  public int threads;

  private Team team;
  private Kernels kernels;
  private final Kernels.Loop gather = this::gather;
  private final Kernels.Loop update = this::update;
  private Feed feed;
  private int[] order;
  private int next;
  private Matrix x;
  private Matrix y;
  private Matrix weights;
  private Backprop backprop;
  private float[] theta;
  private float[] gradient;
  private float[][] slots;
  private int step;
  private final Loss loss = new CrossEntropy();
  private final Optimizer optimizer = new Adam();

  @Setup
  public void prepare() {
    team = new Team(threads);
    kernels = threads == 1 ? Kernels.best() : new TeamKernels(Kernels.best(), team);
    Dataset data = Strokes.dataset(IMAGES);
    feed = new Feed(Preparation.fit(data), data);
    order = IntStream.range(0, IMAGES).toArray();
    new Seed(5).shuffle(order);
    Blueprint blueprint = Blueprint.parse(network);
    theta = blueprint.start(new Seed(1));
    gradient = new float[blueprint.trainable()];
    slots = new float[optimizer.slots()][gradient.length];
    backprop = new Backprop(blueprint, theta, gradient, batch, kernels);
    x = feed.batch(batch, kernels.threads());
    y = new Matrix(batch, 10);
    weights = new Matrix(batch, 1);
    gather();
  }

  @TearDown(Level.Trial)
  public void close() {
    team.close();
  }

  /** Gathers images into a batch. */
  @Benchmark
  public void gather() {
    next = (next + batch) % (IMAGES - batch);
    int parts = feed.parts(x);
    kernels.share(gather, parts, 8 * (x.size() / parts));
  }

  /** Forward, loss and backward, always for the same batch. */
  @Benchmark
  public double gradient() {
    return backprop.loss(loss, x, y, weights, new Seed(1));
  }

  /** One update of θ with Adam. */
  @Benchmark
  public void update() {
    step++;
    kernels.share(update, gradient.length, 8);
  }

  private void gather(int from, int to) {
    feed.gather(order, next, x, y, weights, new Seed(1), from, to);
  }

  private void update(int from, int to) {
    optimizer.step(theta, gradient, slots, 1e-9f, step, from, to);
  }

  /** A whole training step: gather, gradient and update. */
  @Benchmark
  public void step() {
    gather();
    gradient();
    update();
  }
}
