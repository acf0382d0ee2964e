package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import java.util.List;

/**
 * Several models that answer together: the probability of a class is the mean of what they say, of every image as it is and,
 * if so wished, changed in several ways too (Cireşan, Meier and Schmidhuber, CVPR 2012).
 *
 * @param models for the same classes, in the same order
 * @param augmentations what changes an image; none for images as they are
 * @param times how often each image is changed, beside the time it is not
 * @param seed of all changes
 */
public record Ensemble(List<Model> models, List<Augmentation> augmentations, int times, Seed seed) {
  /** The smallest probability that a loss is calculated of. */
  private static final double LEAST = 1e-12;

  public Ensemble {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("ensemble: expected at least one model, got none");
    }
    if (times < 0) {
      throw new IllegalArgumentException("times: expected at least 0, got " + times);
    }
    models = List.copyOf(models);
    augmentations = List.copyOf(augmentations);
    Model first = models.get(0);
    for (Model model : models) {
      if (!model.classifies()) {
        throw new IllegalArgumentException(
            "ensemble: expected models of classes, got one of numbers");
      }
      if (!model.labels().equals(first.labels())) {
        throw new ShapeException("ensemble: expected models of the same classes, got "
            + first.labels() + " and " + model.labels());
      }
    }
  }

  /** The mean probabilities [rows, classes]. */
  public Matrix answers(Dataset data) {
    Matrix sum = new Matrix(data.rows(), models.get(0).labels().size());
    int last = augmentations.isEmpty() ? 0 : times;
    for (Model model : models) {
      model.preparation().check(data);
      for (int time = 0; time <= last; time++) {
        List<Augmentation> changes = time == 0 ? List.of() : augmentations;
        Matrix answers = model.answers(model.logits(data, changes, seed.child(time)));
        for (int i = 0; i < sum.size(); i++) {
          sum.data()[i] += answers.data()[i];
        }
      }
    }
    int voices = models.size() * (last + 1);
    for (int i = 0; i < sum.size(); i++) {
      sum.data()[i] /= voices;
    }
    return sum;
  }

  /** Judges it on labelled rows; the loss is the mean of −ln of the probability of the true class. */
  public Evaluation evaluate(Dataset data) {
    if (data.rows() == 0) {
      throw new IllegalArgumentException(data.name() + ": expected rows to evaluate on, got none");
    }
    Matrix answers = answers(data);
    double loss = 0;
    for (int i = 0; i < data.rows(); i++) {
      loss -= StrictMath.log(Math.max(LEAST, answers.get(i, data.label(i))));
    }
    return Evaluation.of(data, loss / data.rows(), answers);
  }
}
