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
 * Several models that answer together: answer = Σ answers / (models · (1 + times)), of every image as it is and, if so wished,
 * changed in {@code times} ways too (Cireşan, Meier and Schmidhuber, CVPR 2012). The answers are probabilities of classes
 * (Lakshminarayanan, Pritzel and Blundell, NeurIPS 2017), or numbers in the target's own unit.
 *
 * <p>How an image is changed depends on the seed, on which time it is and on the row's place among those asked for, from 0, on
 * nothing else: not on the model, the pixels or a file's name. So one image asked for alone is changed in the same ways whatever
 * was asked before it.
 *
 * @param models for the same columns or images of one size, and the same classes or numbers, in the same order
 * @param augmentations what changes an image; none for images as they are
 * @param times how often each image is changed, beside the time it is not
 * @param seed of all changes
 */
public record Ensemble(List<Model> models, List<Augmentation> augmentations, int times, Seed seed) {
  /** The smallest probability that a loss is calculated of. */
  private static final double LEAST = 1e-12;

  /**
   * Checks that the models can answer together.
   *
   * @throws ShapeException if they take other rows or give other answers than the first one
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

  /** Of rows as they are. */
  public Ensemble(List<Model> models) {
    this(models, List.of(), 0, new Seed(0));
  }

  private static String given(Model model) {
    return model.preparation().outputs().kind() + " " + model.labels();
  }

  /** The mean answers [rows, outputs]. */
  public Matrix answers(Dataset data) {
    return answers(data, () -> false);
  }

  private Matrix answers(Dataset data, BooleanSupplier cancelled) {
    models.forEach(model -> model.preparation().check(data));
    return answers(data.name(), data.features(), data.rows(), data::index, cancelled);
  }

  /**
   * The mean answers [rows, outputs] for raw rows, as {@link Model#predict}.
   *
   * @param where for messages, such as a file's name
   * @throws Refusal if the rows are none that the models take, or rows of a table are to be changed
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
    int voices = models.size() * (last + 1);
    for (int i = 0; i < sum.size(); i++) {
      sum.data()[i] /= voices;
    }
    return sum;
  }

  /**
   * Judges it on labelled rows. The loss of classes is the mean of −ln of the probability of the true class, that of shares and
   * flags the cross-entropy of the mean answers; that of numbers is
   * the first model's, of the mean answer in the first model's scale: models fitted on other rows have other scales.
   */
  public Evaluation evaluate(Dataset data) {
    return evaluate(data, () -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked between batches of rows
   * @throws CancellationException if it said yes
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

  /** −Σ t·ln p, and for flags −Σ (1 − t)·ln(1 − p) too; the mean over the rows. */
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
