package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;

/**
 * Lᵢ = −Σⱼ tⱼ·ln pⱼ − share · Σₖ tₖ·ln qₖ, in nats: the loss of a network that plays a game. The first logits are a policy, p =
 * softmax of them over the moves. The last {@code results} logits are a value, q = softmax of them over how the game can end,
 * such as won, drawn and lost (Silver et al., Science 2018, with a cross-entropy for the value).
 *
 * <p>The targets of a part may add up to any number of at least 0, which then is the weight of that part in the row. With
 * targets of 0 a row says nothing about it. The predictions are the logits themselves; each part has a softmax of its own.
 *
 * @param results in how many ways a game can end, at least 2
 * @param share the weight of the value beside that of the policy, at least 0
 */
public record PolicyAndValue(int results, float share) implements Loss {
  public PolicyAndValue {
    if (results < 2) {
      throw Refusal.of("results", "at least 2", results);
    }
    if (!(share >= 0 && share < Float.POSITIVE_INFINITY)) {
      throw Refusal.of("share", "a number >= 0", share);
    }
  }

  public PolicyAndValue() {
    this(3, 1);
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public void check(int outputs) {
    if (outputs <= results) {
      throw Refusal.of(
              "results", "fewer than the " + outputs + " outputs, as the rest are moves", results)
          .withinRecipe("policy-and-value");
    }
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    int moves = logits.cols() - results;
    return part(logits, targets, row, 0, moves, scale, gradient)
        + share * part(logits, targets, row, moves, logits.cols(), scale * share, gradient);
  }

  /** The cross-entropy of columns [left, right). */
  private static double part(
      Matrix logits, Matrix targets, int row, int left, int right, float scale, Matrix gradient) {
    float max = Link.max(logits, row, left, right);
    double logSum =
        Elementary.log((double) Link.softmax(logits, row, left, right, max, gradient)) + max;
    float[] z = logits.data();
    float[] wanted = targets.data();
    float[] derivative = gradient.data();
    int atZ = logits.at(row);
    int atTarget = targets.at(row);
    int atDerivative = gradient.at(row);
    float total = 0;
    for (int j = left; j < right; j++) {
      total += wanted[atTarget + j];
    }
    double loss = 0;
    for (int j = left; j < right; j++) {
      float t = wanted[atTarget + j];
      if (t != 0) { // most t are 0
        loss += t * (logSum - z[atZ + j]);
      }
      derivative[atDerivative + j] = scale * Math.fma(total, derivative[atDerivative + j], -t);
    }
    return loss;
  }
}
