package io.bigtheta.nn;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;
import java.util.function.Function;

/** A blueprint and its θ: an immutable value that any number of threads may predict with. */
public final class Network {
  private final Blueprint blueprint;
  private final float[] theta;
  private final Pool pool;

  /** @param theta copied */
  public Network(Blueprint blueprint, float[] theta) {
    if (theta.length != blueprint.size()) {
      throw new ShapeException(
          "network", "θ of " + blueprint.size() + " numbers for " + blueprint, theta.length);
    }
    this.blueprint = blueprint;
    this.theta = theta.clone();
    pool = new Pool(this::predictor);
  }

  public Blueprint blueprint() {
    return blueprint;
  }

  /** A copy of θ. */
  public float[] theta() {
    return theta.clone();
  }

  /** The logits [rows, outputs] of x [rows, inputs]: a new matrix. For many calls see {@link #predictor()}. */
  public Matrix predict(Matrix x) {
    return borrowed(predictor -> {
      Matrix logits = predictor.predict(x);
      return new Matrix(logits.toArray(), 0, logits.rows(), logits.cols());
    });
  }

  /**
   * What {@code work} makes with a predictor that is lent to it, and that nobody else uses meanwhile. There are at most two for
   * each processor, however many threads ask: the others wait, so {@code work} must not ask for another one. They and their buffers are kept for the next call, until the JVM
   * needs the memory.
   */
  public <R> R borrowed(Function<Predictor, R> work) {
    return pool.lend(work);
  }

  /** Predictors that {@link #borrowed} has made so far. */
  int made() {
    return pool.made();
  }

  /** Predicts for one thread, in buffers of its own. */
  public Predictor predictor() {
    return new Predictor(this, Kernels.best());
  }

  /** A predictor that calculates with the kernels given. */
  public Predictor predictor(Kernels kernels) {
    return new Predictor(this, kernels);
  }

  /** The SHA-256 of θ: equal digests mean equal networks, bit for bit. */
  public String digest() {
    return Digest.of(theta);
  }

  float[] shared() {
    return theta;
  }
}
