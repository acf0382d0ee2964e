package io.bigtheta.play.agent;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.loss.ErrorLoss;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.nn.loss.Loss;

/**
 * Lᵢ = cost(zₐ − tₐ), where a is the action that was taken. Nothing is known about the other actions: their targets are NaN, and
 * their outputs get no gradient.
 *
 * @param error the cost of an error
 */
record TakenAction(ErrorLoss error) implements Loss {
  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float target = targets.get(row, j);
      float off = Float.isNaN(target) ? 0 : logits.get(row, j) - target;
      loss += error.cost(off);
      gradient.set(row, j, scale * error.derivative(off));
    }
    return loss;
  }
}
