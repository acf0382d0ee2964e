package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Several models that predict together: prediction = Σ predictions / (models · (1 + times)). Each model predicts for
 * every image as it is and, if wanted, for {@code times} random changes of it (Cireşan, Meier and Schmidhuber, CVPR
 * 2012). The predictions are probabilities of classes (Lakshminarayanan, Pritzel and Blundell, NeurIPS 2017), or
 * numbers in the target's own unit.
 *
 * <p>The changes of an image depend only on the seed, on which of the {@code times} it is, and on the index of its row
 * in the call, from 0. They do not depend on the model, the pixels or the name of a file. So an image that is predicted
 * alone is always changed in the same ways.
 *
 * @param models models that take the same columns or images of one size, and predict the same classes or numbers, in
 *     the same order
 * @param augmentations the changes of an image; empty to leave images as they are
 * @param times how many changed copies of each image are predicted, in addition to the image itself
 * @param seed the randomness of all changes
 */
public record Ensemble(List<Model> models, List<Augmentation> augmentations, int times, Seed seed) {
  /** The smallest probability whose logarithm enters a loss. */
  private static final double LEAST = 1e-12;

  /**
   * Checks that the models can predict together.
   *
   * @throws ShapeException if they take other rows or make other predictions than the first one
   */
  public Ensemble {
    if (models.isEmpty()) {
      throw Refusal.of("ensemble", "at least one model", "none");
    }
    if (times < 0) {
      throw Refusal.of("times", "at least 0", times);
    }
    models = List.copyOf(models);
    augmentations = List.copyOf(augmentations);
    String given = given(models.get(0));
    String taken = models.get(0).preparation().inputs().taken();
    for (Model model : models) {
      if (!given(model).equals(given)) {
        throw new ShapeException(
            "ensemble", "models of the same " + given, "one of " + given(model));
      }
      String own = model.preparation().inputs().taken();
      if (!own.equals(taken)) {
        throw new ShapeException("ensemble", "models of " + taken, "one of " + own);
      }
    }
  }

  /** An ensemble that predicts for rows as they are, without changes. */
  public Ensemble(List<Model> models) {
    this(models, List.of(), 0, new Seed(0));
  }

  private static String given(Model model) {
    return model.preparation().outputs().kind() + " " + model.labels();
  }

  /** The mean predictions [rows, outputs] of the models for the rows of {@code data}. */
  public Matrix answers(Dataset data) {
    return answers(data, () -> false);
  }

  private Matrix answers(Dataset data, BooleanSupplier cancelled) {
    models.forEach(model -> model.preparation().check(data));
    return answers(data.name(), data.features(), data.rows(), data::index, cancelled);
  }

  /**
   * The mean predictions [rows, outputs] of the models for raw rows, like {@link Model#predict}.
   *
   * @param where a name for messages, such as the name of a file
   * @throws Refusal if the models do not take such rows, or if rows of a table are to be changed
   */
  public Matrix predict(String where, Features features) {
    return answers(where, features, features.rows(), i -> i, () -> false);
  }

  private Matrix answers(
      String where,
      Features features,
      int rows,
      IntUnaryOperator order,
      BooleanSupplier cancelled) {
    Matrix sum = new Matrix(rows, models.get(0).labels().size());
    int last = augmentations.isEmpty() ? 0 : times;
    for (Model model : models) {
      model.preparation().inputs().check(where, features);
      for (int time = 0; time <= last; time++) {
        List<Augmentation> changes = time == 0 ? List.of() : augmentations;
        Seed change = seed.child(time);
        Matrix answers =
            model.answers(model.logits(where, features, rows, order, changes, change, cancelled));
        for (int i = 0; i < sum.size(); i++) {
          sum.data()[i] += answers.data()[i];
        }
      }
    }
    int divisor = models.size() * (last + 1);
    for (int i = 0; i < sum.size(); i++) {
      sum.data()[i] /= divisor;
    }
    return sum;
  }

  /**
   * Evaluates the ensemble on labelled rows. The loss for classes is the mean of −ln of the probability of the true
   * class; for shares and flags it is the cross-entropy of the mean predictions. For numbers it is the loss of the
   * first model, calculated from the mean prediction in the first model's scale, because models trained on other rows
   * have other scales.
   */
  public Evaluation evaluate(Dataset data) {
    return evaluate(data, () -> false);
  }

  /**
   * The same as {@link #evaluate(Dataset)}, and it can be cancelled.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if {@code cancelled} said yes
   */
  public Evaluation evaluate(Dataset data, BooleanSupplier cancelled) {
    if (data.rows() == 0) {
      throw Refusal.of(data.name(), "rows to evaluate on", "none");
    }
    Matrix answers = answers(data, cancelled);
    Model first = models.get(0);
    double loss = switch (data.targets().kind()) {
      case CLASSES -> classes(data, answers);
      case NUMBERS -> {
        Matrix scaled = new Matrix(answers.toArray(), 0, answers.rows(), answers.cols());
        first.preparation().outputs().scaled(scaled);
        yield Evaluation.loss(first, data, scaled);
      }
      case DISTRIBUTIONS -> shares(data, answers, false);
      case FLAGS -> shares(data, answers, true);
    };
    return Evaluation.of(data, loss, answers);
  }

  private static double classes(Dataset data, Matrix answers) {
    double loss = 0;
    for (int i = 0; i < data.rows(); i++) {
      loss -= StrictMath.log(Math.max(LEAST, answers.get(i, data.label(i))));
    }
    return loss / data.rows();
  }

  /** The mean over the rows of −Σ t·ln p, and for flags of −Σ t·ln p − Σ (1 − t)·ln(1 − p). */
  private static double shares(Dataset data, Matrix answers, boolean flags) {
    double loss = 0;
    for (int i = 0; i < data.rows(); i++) {
      for (int j = 0; j < answers.cols(); j++) {
        double t = data.targets().get(data.index(i), j);
        loss -= t * StrictMath.log(Math.max(LEAST, answers.get(i, j)));
        loss -= flags ? (1 - t) * StrictMath.log(Math.max(LEAST, 1.0 - answers.get(i, j))) : 0;
      }
    }
    return loss / data.rows();
  }
}
