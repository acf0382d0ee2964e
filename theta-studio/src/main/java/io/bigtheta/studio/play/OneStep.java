package io.bigtheta.studio.play;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.layer.Activate;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.optimizer.Optimizer;

/**
 * One training step of a tiny network on one row, with every number on the way.
 *
 * <p>The layers are split into sums and activations, because then {@link Backprop} keeps each of these numbers by itself. The bits
 * are those of the layers in one piece.
 *
 * @param z1 [hidden] the sums z = x·W + b of the hidden units
 * @param a1 [hidden] their outputs f(z)
 * @param slope1 [hidden] f′(z)
 * @param z2 [outputs] the logits
 * @param p [outputs] the predictions
 * @param loss the loss
 * @param dz2 [outputs] ∂L/∂z of the outputs
 * @param da1 [hidden] ∂L/∂a
 * @param dz1 [hidden] ∂L/∂z of the hidden units
 * @param gradient [θ] ∂L/∂θ
 * @param next [θ] θ after the step of the optimizer
 * @param lossAfter the loss of the same row with {@code next}
 */
public record OneStep(
    float[] z1,
    float[] a1,
    float[] slope1,
    float[] z2,
    float[] p,
    double loss,
    float[] dz2,
    float[] da1,
    float[] dz1,
    float[] gradient,
    float[] next,
    double lossAfter) {
  private static final Seed UNUSED = new Seed(0);
  private static final int MOST_UNITS = 4;

  /** The layers whose outputs and derivatives are read: sums, activation, a copy, logits. */
  private static final int SUMS = 0;

  private static final int ACTIVATED = 1;
  private static final int COPIED = 2;
  private static final int LOGITS = 3;

  /**
   * The network and the row.
   *
   * @param hidden units
   * @param theta [θ]: W1 [inputs, hidden] row after row, b1, W2 [hidden, outputs], b2
   * @param x [inputs]
   * @param targets [outputs]
   */
  public record Setting(
      int hidden,
      Activation activation,
      Loss loss,
      Optimizer optimizer,
      float rate,
      float[] theta,
      float[] x,
      float[] targets) {
    public Setting {
      if (hidden < 1 || hidden > MOST_UNITS) {
        throw Refusal.of("hidden", "1 to " + MOST_UNITS + " units", hidden).setting("hidden");
      }
      finite("x", x);
      finite("targets", targets);
      finite("theta", theta);
      if (!(rate >= 0 && rate <= 1000)) {
        throw Refusal.of("rate", "a number in [0, 1000]", rate).setting("rate");
      }
      try {
        loss.check(targets.length);
      } catch (Refusal e) {
        throw e.setting("loss");
      }
      int size = layers(x.length, hidden, activation, targets.length).size();
      if (theta.length != size) {
        throw Refusal.of("theta", size + " numbers", theta.length).setting("theta");
      }
    }

    Blueprint blueprint() {
      return layers(x.length, hidden, activation, targets.length);
    }
  }

  private static Blueprint layers(int inputs, int hidden, Activation activation, int outputs) {
    return Blueprint.of(
        inputs,
        new Dense(hidden),
        new Activate(activation),
        new Activate(new Linear()), // keeps ∂L/∂a, which the activation below overwrites
        new Dense(outputs));
  }

  private static void finite(String name, float[] values) {
    if (values.length == 0 || values.length > 64) {
      throw Refusal.of(name, "1 to 64 numbers", values.length).setting(name);
    }
    for (float value : values) {
      if (!(Math.abs(value) <= 1e6f)) {
        throw Refusal.of(name, "numbers up to a million", value).setting(name);
      }
    }
  }

  /** Does the step. */
  public static OneStep of(Setting setting) {
    Blueprint blueprint = setting.blueprint();
    float[] theta = setting.theta().clone();
    float[] gradient = new float[theta.length];
    Backprop backprop = new Backprop(blueprint, theta, gradient, 1, Kernels.best());
    Matrix x = Matrix.row(setting.x());
    Matrix targets = Matrix.row(setting.targets());
    Matrix weight = Matrix.row(1);
    double loss = backprop.loss(setting.loss(), x, targets, weight, UNUSED);
    float[] z1 = backprop.output(SUMS).toArray();
    float[] a1 = backprop.output(ACTIVATED).toArray();
    float[] slope = new float[z1.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = setting.activation().derivative(z1[i], a1[i]);
    }
    float[] z2 = backprop.logits().toArray();
    Matrix p = Matrix.row(z2.clone());
    setting.loss().link().apply(p);
    float[] dz2 = backprop.derivative(LOGITS).toArray();
    float[] da1 = backprop.derivative(COPIED).toArray();
    float[] dz1 = backprop.derivative(SUMS).toArray();
    float[] shown = gradient.clone();
    Optimizer optimizer = setting.optimizer();
    optimizer.step(theta, gradient, new float[optimizer.slots()][theta.length], setting.rate(), 1);
    double after = backprop.loss(setting.loss(), x, targets, weight, UNUSED);
    return new OneStep(z1, a1, slope, z2, p.toArray(), loss, dz2, da1, dz1, shown, theta, after);
  }

  /** θ of a tiny network before its first step. */
  public static float[] start(
      int inputs, int hidden, Activation activation, int outputs, long seed) {
    return layers(inputs, hidden, activation, outputs).start(new Seed(seed).child("theta", 0));
  }

  /** Where its weights lie in θ. */
  public static java.util.List<Block> blocks(
      int inputs, int hidden, Activation activation, int outputs) {
    return layers(inputs, hidden, activation, outputs).blocks();
  }
}
