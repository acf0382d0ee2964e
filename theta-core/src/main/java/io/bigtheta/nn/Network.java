package io.bigtheta.nn;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;
import java.util.function.Function;

/** A blueprint with its θ. It is immutable, and any number of threads may predict with it. */
public final class Network {
  private final Blueprint blueprint;
  private final float[] theta;
  private final Pool pool;

  /**
   * A network with this θ.
   *
   * @param theta [blueprint.size()], copied
   * @throws ShapeException if θ has another length
   */
  public Network(Blueprint blueprint, float[] theta) {
    if (theta.length != blueprint.size()) {
      throw new ShapeException(
          "network", "θ of " + blueprint.size() + " numbers for " + blueprint, theta.length);
    }
    this.blueprint = blueprint;
    this.theta = theta.clone();
    pool = new Pool(this::predictor);
  }

  /** The blueprint of this network. */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** A copy of θ. */
  public float[] theta() {
    return theta.clone();
  }

  /** The logits [rows, outputs] of x [rows, inputs], in a new matrix. For many calls use {@link #predictor()}. */
  public Matrix predict(Matrix x) {
    return borrowed(predictor -> {
      Matrix logits = predictor.predict(x);
      return new Matrix(logits.toArray(), 0, logits.rows(), logits.cols());
    });
  }

  /**
   * Lends a predictor to {@code work} and returns its result. No other thread uses the predictor meanwhile. There are
   * at most two predictors for each processor, however many threads ask; the other threads wait. So {@code work} must
   * not borrow another predictor. Predictors and their buffers are kept for the next call until the JVM needs the
   * memory.
   */
  public <R> R borrowed(Function<Predictor, R> work) {
    return pool.lend(work);
  }

  /** The number of predictors that {@link #borrowed} has made so far. */
  int made() {
    return pool.made();
  }

  /** A predictor for one thread, with buffers of its own. */
  public Predictor predictor() {
    return new Predictor(this, Kernels.best());
  }

  /** A predictor for one thread that calculates with these kernels. */
  public Predictor predictor(Kernels kernels) {
    return new Predictor(this, kernels);
  }

  /** The SHA-256 of θ in hexadecimal. Networks of one blueprint with equal digests are equal, bit for bit. */
  public String digest() {
    return Digest.of(theta);
  }

  float[] shared() {
    return theta;
  }
}
