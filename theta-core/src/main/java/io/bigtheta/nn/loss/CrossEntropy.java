package io.bigtheta.nn.loss;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Lᵢ = −Σⱼ tⱼ·ln pⱼ with p = softmax(z), in nats: the loss for classes that exclude each other. t is 1 for the class
 * and 0 for the others, or a share for each class, such as those of a policy.
 *
 * @param smoothing the share of every target that is spread evenly over the classes, in [0, 1) (Szegedy et al., CVPR
 *     2016)
 * @param classWeights a weight for each class, at least 0; empty if all are equal. A row has the weight of its class;
 *     if its target is shares, this is the class with the largest share
 * @param balanced whether each training takes the weights that make all classes count the same on its own rows, see
 *     {@link #over}. Until then a row has the weight 1
 */
public record CrossEntropy(float smoothing, List<Float> classWeights, boolean balanced)
    implements Loss {
  public CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw Refusal.of("smoothing", "a share in [0, 1)", smoothing);
    }
    classWeights = List.copyOf(classWeights);
    if (balanced && !classWeights.isEmpty()) {
      throw Refusal.of("class-weights", "none beside balanced", classWeights);
    }
    for (float weight : classWeights) {
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        throw Refusal.of("class-weights", "numbers >= 0", classWeights);
      }
    }
  }

  public CrossEntropy() {
    this(0, List.of());
  }

  /** A loss whose weights, if any, are the same for all rows that are trained on. */
  public CrossEntropy(float smoothing, List<Float> classWeights) {
    this(smoothing, classWeights, false);
  }

  /**
   * The same loss with balanced weights, n / (k · n_c) for n rows, k classes that occur and n_c rows of class c (King and Zeng,
   * Political Analysis 2001).
   *
   * @param rows the number of rows of each class
   */
  public CrossEntropy over(long... rows) {
    double all = LongStream.of(rows).sum();
    double occur = LongStream.of(rows).filter(count -> count > 0).count();
    List<Float> weights = new ArrayList<>();
    for (long count : rows) {
      weights.add(count == 0 ? 1f : (float) (all / (occur * count)));
    }
    return new CrossEntropy(smoothing, weights);
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
    int cols = logits.cols();
    float max = Link.max(logits, row, 0, cols);
    double logSum =
        Elementary.log((double) Link.softmax(logits, row, 0, cols, max, gradient)) + max;
    float floor = smoothing / cols;
    float[] z = logits.data();
    float[] wanted = targets.data();
    float[] derivative = gradient.data();
    int atZ = logits.at(row);
    int atTarget = targets.at(row);
    int atDerivative = gradient.at(row);
    double loss = 0;
    for (int j = 0; j < cols; j++) {
      float t = Math.fma(1 - smoothing, wanted[atTarget + j], floor);
      if (t != 0) { // most t are 0
        loss += t * (logSum - z[atZ + j]);
      }
      derivative[atDerivative + j] = scale * (derivative[atDerivative + j] - t);
    }
    return loss;
  }
}
