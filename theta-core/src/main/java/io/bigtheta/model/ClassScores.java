package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well classes are predicted, apart from the accuracy that an {@link Evaluation} has already.
 *
 * @param classes the scores of the single classes
 * @param positive the index of the class that is looked for, if there are two classes; otherwise −1
 * @param rocAuc the area under the ROC curve of the positive class. With more than two classes it is the mean over the
 *     classes, each against all others (Provost and Domingos 2000), and classes without rows are left out. NaN if all
 *     rows have one class
 * @param averagePrecision the average precision of the positive class; NaN unless there are two classes
 * @param macroF1 the mean F1 of the classes, without those that neither occur nor are predicted
 * @param balancedAccuracy the mean recall of the classes that occur (Brodersen and others, ICPR 2010)
 * @param logLoss mean of −ln of the probability of the true class, which is kept in [ε, 1 − ε] with ε = 2⁻²³
 * @param brier the mean over the rows of (p − t)² of the positive class; with more than two classes, of Σ (p − t)² over
 *     all classes (Brier, Monthly Weather Review 1950)
 * @param matthews the correlation of true and predicted classes in [−1, 1] (Matthews 1975; Gorodkin 2004 for several
 *     classes); 0 if all rows have one class or one prediction
 * @param frequent the index of the most frequent class of these rows
 * @param baseline the accuracy of always predicting that class
 * @param calibration whether the probabilities mean what they say
 */
public record ClassScores(
    List<ClassScore> classes,
    int positive,
    double rocAuc,
    double averagePrecision,
    double macroF1,
    double balancedAccuracy,
    double logLoss,
    double brier,
    double matthews,
    int frequent,
    double baseline,
    Calibration calibration) {
  private static final float EPSILON = 0x1p-23f;

  /** Labels that are negative when they stand beside another one, such as no beside maybe. */
  private static final Set<String> NEGATIVE =
      Set.of("no", "n", "false", "f", "0", "negative", "neg", "none", "off", "-1");

  private static final Set<String> POSITIVE =
      Set.of("yes", "y", "true", "t", "1", "positive", "pos", "on");

  public ClassScores {
    classes = List.copyOf(classes);
  }

  /** The scores of predictions, with the class that {@link #positive(List)} names as the positive one of two. */
  public static ClassScores of(Dataset data, Matrix answers) {
    List<String> labels = data.targets().labels();
    return of(data, answers, labels.size() == 2 ? positive(labels) : -1);
  }

  /**
   * The scores of predictions.
   *
   * @param answers [rows, classes], the probabilities
   * @param positive the index of the class that is looked for, if there are two classes; otherwise −1
   * @throws Refusal unless the targets are classes
   */
  public static ClassScores of(Dataset data, Matrix answers, int positive) {
    if (data.targets().kind() != Targets.Kind.CLASSES || data.rows() == 0) {
      throw Refusal.of(data.name(), "rows with classes", data.targets().kind());
    }
    List<ClassScore> classes = ClassScore.of(data.targets().labels(), confusion(data, answers));
    int frequent = IntStream.range(0, classes.size())
        .reduce(0, (a, b) -> classes.get(b).rows() > classes.get(a).rows() ? b : a);
    return new ClassScores(
        classes,
        positive,
        positive < 0
            ? oneAgainstOthers(data, answers)
            : Thresholds.of(data, answers, positive).rocAuc(),
        positive < 0 ? Double.NaN : Thresholds.of(data, answers, positive).averagePrecision(),
        mean(classes, ClassScore::f1),
        mean(classes, ClassScore::recall),
        logLoss(data, answers),
        brier(data, answers, positive),
        matthews(classes, data.rows()),
        frequent,
        classes.get(frequent).rows() / (double) data.rows(),
        Calibration.of(data, answers, positive));
  }

  /**
   * The index of the positive one of two labels: the one that says yes, or is not the one that says no; otherwise the
   * second.
   */
  public static int positive(List<String> labels) {
    String first = labels.get(0).toLowerCase(Locale.ROOT);
    String second = labels.get(1).toLowerCase(Locale.ROOT);
    boolean swapped = POSITIVE.contains(first) && !POSITIVE.contains(second)
        || NEGATIVE.contains(second) && !NEGATIVE.contains(first);
    return swapped ? 0 : 1;
  }

  /** The scores if the targets are classes. */
  public static Optional<ClassScores> ofClasses(Dataset data, Matrix answers) {
    return data.targets().kind() == Targets.Kind.CLASSES
        ? Optional.of(of(data, answers))
        : Optional.empty();
  }

  /** The score of the positive class, if there are two classes. */
  public ClassScore looked() {
    return classes.get(positive);
  }

  private static int[][] confusion(Dataset data, Matrix answers) {
    int[][] counts = new int[answers.cols()][answers.cols()];
    for (int i = 0; i < data.rows(); i++) {
      counts[data.label(i)][answers.argmax(i)]++;
    }
    return counts;
  }

  private static double oneAgainstOthers(Dataset data, Matrix answers) {
    return IntStream.range(0, answers.cols())
        .mapToDouble(k -> Thresholds.of(data, answers, k).rocAuc())
        .filter(area -> !Double.isNaN(area))
        .average()
        .orElse(Double.NaN);
  }

  private static double mean(List<ClassScore> classes, ToDoubleFunction<ClassScore> score) {
    return classes.stream()
        .mapToDouble(score)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static double logLoss(Dataset data, Matrix answers) {
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      float p = answers.get(i, data.label(i));
      sum -= StrictMath.log(Math.max(EPSILON, Math.min(1 - EPSILON, p)));
    }
    return sum / data.rows();
  }

  private static double brier(Dataset data, Matrix answers, int positive) {
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      for (int k = 0; k < answers.cols(); k++) {
        double off = answers.get(i, k) - (data.label(i) == k ? 1.0 : 0.0);
        sum += positive < 0 || k == positive ? off * off : 0;
      }
    }
    return sum / data.rows();
  }

  private static double matthews(List<ClassScore> classes, double rows) {
    double right = 0;
    double both = 0;
    double truths = 0;
    double predictions = 0;
    for (ClassScore one : classes) {
      right += one.right();
      both += (double) one.rows() * one.predicted();
      truths += (double) one.rows() * one.rows();
      predictions += (double) one.predicted() * one.predicted();
    }
    double spread = (rows * rows - truths) * (rows * rows - predictions);
    return spread == 0 ? 0 : (right * rows - both) / Math.sqrt(spread);
  }
}
