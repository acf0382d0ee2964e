package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Lᵢ = −Σⱼ tⱼ·ln pⱼ with p = softmax(z): for classes that exclude each other, where t is 1 for the class, or for shares of
 * classes, as of a policy. In nats.
 *
 * @param smoothing the share of every target that is spread evenly over the classes, in [0, 1) (Szegedy et al., CVPR
 *     2016)
 * @param classWeights one for each class, at least 0: a row weighs as its class does, of shares the one with
 *     the largest; empty for all equal
 */
public record CrossEntropy(float smoothing, List<Float> classWeights) implements Loss {
  public CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw Refusal.of("smoothing", "a share in [0, 1)", smoothing);
    }
    classWeights = List.copyOf(classWeights);
    for (float weight : classWeights) {
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        throw Refusal.of("class-weights", "numbers >= 0", classWeights);
      }
    }
  }

  public CrossEntropy() {
    this(0, List.of());
  }

  @Override
  public boolean signed() {
    return true;
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public void check(int outputs) {
    if (!classWeights.isEmpty() && classWeights.size() != outputs) {
      throw Refusal.of(
              "class-weights", "one for each of " + outputs + " classes", classWeights.size())
          .withinRecipe("cross-entropy");
    }
  }

  @Override
  public float weight(Matrix targets, int row) {
    return classWeights.isEmpty() ? 1 : classWeights.get(targets.argmax(row));
  }

  @Override
  public double row(Matrix logits, Matrix targets, int row, float scale, Matrix gradient) {
    float max = Link.max(logits, row);
    double logSum = Elementary.log((double) Link.softmax(logits, row, max, gradient)) + max;
    float floor = smoothing / logits.cols();
    float[] z = logits.data();
    float[] wanted = targets.data();
    float[] derivative = gradient.data();
    int atZ = logits.at(row);
    int atTarget = targets.at(row);
    int atDerivative = gradient.at(row);
    double loss = 0;
    for (int j = 0; j < logits.cols(); j++) {
      float t = Math.fma(1 - smoothing, wanted[atTarget + j], floor);
      if (t != 0) { // one of many
        loss += t * (logSum - z[atZ + j]);
      }
      derivative[atDerivative + j] = scale * (derivative[atDerivative + j] - t);
    }
    return loss;
  }
}
