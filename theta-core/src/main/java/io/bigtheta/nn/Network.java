package io.bigtheta.nn;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;

/** A blueprint and its θ: an immutable value that any number of threads may predict with. */
public final class Network {
  private final Blueprint blueprint;
  private final float[] theta;

  /** @param theta copied */
  public Network(Blueprint blueprint, float[] theta) {
    if (theta.length != blueprint.size()) {
      throw new ShapeException(
          "network", "θ of " + blueprint.size() + " numbers for " + blueprint, theta.length);
    }
    this.blueprint = blueprint;
    this.theta = theta.clone();
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
    return predictor().predict(x);
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
