package io.bigtheta.play.selfplay;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.PolicyAndValue;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import io.bigtheta.play.search.Judgement;
import java.util.Arrays;

/** The network that learns: θ, the memory of the optimizer and the moving average. For one thread at a time. */
final class Learner {
  private final Game game;
  private final Learning learning;
  private final Seed seed;
  private final PolicyAndValue loss = new PolicyAndValue();
  private final Backprop backprop;
  private final float[] theta;
  private final float[] gradient;
  private final float[][] slots;
  private final float[] average;
  private final Matrix x;
  private final Matrix targets;
  private final Matrix weights;
  private final float[] seen;
  private int step;
  private double losses;
  private int counted;

  /** @param theta θ at the start; changed */
  Learner(
      Game game,
      Blueprint blueprint,
      float[] theta,
      Learning learning,
      Seed seed,
      Kernels kernels) {
    this.game = game;
    this.learning = learning;
    this.seed = seed;
    this.theta = theta;
    gradient = new float[blueprint.trainable()];
    slots = new float[learning.optimizer().slots()][gradient.length];
    average = theta.clone();
    int rows = learning.batch();
    x = new Matrix(rows, blueprint.input().size());
    targets = new Matrix(rows, blueprint.output().size());
    weights = new Matrix(rows, 1);
    Arrays.fill(weights.data(), 1);
    seen = new float[x.cols()];
    backprop = new Backprop(blueprint, theta, gradient, rows, kernels);
  }

  int steps() {
    return step;
  }

  /** θ of the network that plays: the moving average. It is shared, and {@link #learn} changes it. */
  float[] playing() {
    return average;
  }

  /** The mean loss of the steps since the last call; NaN if there were none. */
  double loss() {
    double mean = losses / counted;
    losses = 0;
    counted = 0;
    return mean;
  }

  /** Takes one step on positions drawn from {@code replay}. */
  void learn(Replay replay, double share) {
    Seed draw = seed.child("step", step);
    Arrays.fill(targets.data(), 0);
    for (int i = 0; i < learning.batch(); i++) {
      row(
          i,
          replay.sample(draw.below(2L * i, replay.positions())),
          draw.below(2L * i + 1, game.symmetries()));
    }
    losses += backprop.loss(loss, x, targets, weights, draw);
    counted++;
    step++;
    learning.clipping().apply(gradient, 0, gradient.length);
    learning.optimizer().step(theta, gradient, slots, learning.rate(share), step);
    float fresh = 1 - Math.min(learning.average(), step / (step + 9f));
    for (int i = 0; i < gradient.length; i++) {
      average[i] = Math.fma(fresh, theta[i] - average[i], average[i]);
    }
    System.arraycopy(
        theta, gradient.length, average, gradient.length, theta.length - gradient.length);
  }

  private void row(int i, Replay.Sample sample, int symmetry) {
    Target target = sample.target();
    Position position = sample.played().at(game, target);
    position.observe(seen, 0);
    int planes = game.planes();
    for (int place = 0; place < seen.length / planes; place++) {
      int to = x.at(i) + game.place(symmetry, place) * planes;
      System.arraycopy(seen, place * planes, x.data(), to, planes);
    }
    for (int move = 0; move < target.policy().length; move++) {
      targets.set(i, game.move(symmetry, move), target.policy()[move]);
    }
    int results = targets.cols() - Judgement.RESULTS;
    float opinion = learning.opinion();
    float won = (1 - target.draw() + target.value()) / 2;
    targets.set(i, results, opinion * won);
    targets.set(i, results + 1, opinion * target.draw());
    targets.set(i, results + 2, opinion * (1 - won - target.draw()));
    int end = results + 1 - sample.played().result(target.ply());
    targets.set(i, end, targets.get(i, end) + 1 - opinion);
  }

  void write(Numbers numbers) {
    numbers.add(step);
    numbers.add(theta);
    numbers.add(average);
    for (float[] slot : slots) {
      numbers.add(slot);
    }
  }

  void read(Numbers numbers) {
    step = numbers.whole();
    copy(numbers, theta);
    copy(numbers, average);
    for (float[] slot : slots) {
      copy(numbers, slot);
    }
  }

  private static void copy(Numbers from, float[] to) {
    System.arraycopy(from.next(to.length), 0, to, 0, to.length);
  }
}
