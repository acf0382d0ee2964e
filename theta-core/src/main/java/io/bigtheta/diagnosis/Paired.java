package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import java.util.Locale;

/**
 * The errors of a network and of another predictor on the same rows, summed over the rows.
 *
 * @param rows the number of rows
 * @param network Σ e, where e is 0 or 1 for a row that is right or wrong; for numbers the squared error in units of the
 *     variance of the training rows
 * @param other the same for the other predictor
 * @param squares Σ d² where d is the error of the network less that of the other
 * @param signs Σ sign(d)
 * @param unequal the number of rows with d ≠ 0
 * @param numbers whether the targets are numbers
 */
record Paired(
    int rows,
    double network,
    double other,
    double squares,
    double signs,
    int unequal,
    boolean numbers) {
  /** A smaller difference does not matter, however sure it is. */
  private static final double MATTERS = 0.005;

  /**
   * Compares the predictions [rows, outputs] of two predictors.
   *
   * @param units the {@link #units} of the training rows
   */
  static Paired of(Dataset data, Matrix network, Matrix other, double... units) {
    double sum = 0;
    double otherSum = 0;
    double squares = 0;
    double signs = 0;
    int unequal = 0;
    for (int i = 0; i < data.rows(); i++) {
      double error = error(data, i, network, units);
      double otherError = error(data, i, other, units);
      double d = error - otherError;
      sum += error;
      otherSum += otherError;
      squares += d * d;
      signs += Math.signum(d);
      unequal += d == 0 ? 0 : 1;
    }
    boolean numbers = data.targets().kind() == Targets.Kind.NUMBERS;
    return new Paired(data.rows(), sum, otherSum, squares, signs, unequal, numbers);
  }

  /** The sums over the rows of both. */
  Paired plus(Paired more) {
    return new Paired(
        rows + more.rows,
        network + more.network,
        other + more.other,
        squares + more.squares,
        signs + more.signs,
        unequal + more.unequal,
        numbers);
  }

  /**
   * z = Σd / √Σd²: if neither were better, the sign of each d would be a coin's, and z would have mean 0 and standard
   * deviation 1 (Pitman, Journal of the Royal Statistical Society 1937). For classes this is the test of McNemar
   * (Psychometrika 1947). For numbers, where a few rows may make up the whole sum, it is that of the signs alone if
   * this is larger.
   */
  double z() {
    return unequal == 0
        ? 0
        : Math.max((network - other) / Math.sqrt(squares), signs / Math.sqrt(unequal));
  }

  /** Whether the other errs less by a tenth of the network's error, and by half a point of accuracy or 0.005 of R². */
  boolean less() {
    return other <= 0.9 * network && network - other >= MATTERS * rows;
  }

  /** Whether the other errs less by as much as matters, and by more than chance: by {@code least} standard deviations. */
  boolean better(double least) {
    return less() && z() >= least;
  }

  /** The score of the network in words. */
  String score() {
    return score(network);
  }

  /** The score of the other in words. */
  String otherScore() {
    return score(other);
  }

  private String score(double sum) {
    double score = 1 - sum / rows;
    return numbers
        ? String.format(Locale.ROOT, "R² %.3f", score)
        : String.format(Locale.ROOT, "%.1f %%", 100 * score);
  }

  private static double error(Dataset data, int row, Matrix answers, double... units) {
    return switch (data.targets().kind()) {
      case CLASSES, DISTRIBUTIONS -> answers.argmax(row) == data.label(row) ? 0 : 1;
      case FLAGS -> {
        double wrong = 0;
        for (int j = 0; j < answers.cols(); j++) {
          boolean truth = data.targets().get(data.index(row), j) > 0.5f;
          wrong = answers.get(row, j) > 0.5f == truth ? wrong : 1;
        }
        yield wrong;
      }
      case NUMBERS -> {
        double sum = 0;
        for (int j = 0; j < answers.cols(); j++) {
          double off = answers.get(row, j) - data.targets().get(data.index(row), j);
          sum += off * off / units[j];
        }
        yield sum;
      }
    };
  }

  /** The variance of each output times the number of outputs; 1 for one that does not vary. */
  static double[] units(Dataset train) {
    double[] units = new double[train.targets().labels().size()];
    for (int j = 0; j < units.length; j++) {
      double mean = 0;
      for (int i = 0; i < train.rows(); i++) {
        mean += train.targets().get(train.index(i), j) / (double) train.rows();
      }
      for (int i = 0; i < train.rows(); i++) {
        double off = train.targets().get(train.index(i), j) - mean;
        units[j] += off * off / train.rows();
      }
      units[j] = units[j] > 0 ? units[j] * units.length : 1;
    }
    return units;
  }
}
