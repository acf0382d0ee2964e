package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.diagnosis.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Columns of a table that give away the target by themselves, as a copy of it would. In a table of one column nothing
 * is suspected, and neither is anything in a table so small that chance may explain it.
 */
final class Giveaway {
  private static final int LEAST_ROWS = 50;
  private static final int LEAST_IN_CLASS = 10;

  /** With more rows than this, the others would only confirm what these show. */
  private static final int MOST_ROWS = 20_000;

  /** A column with more values than this per class is no copy of the classes, and may tell them apart honestly. */
  private static final int VALUES = 2;

  /** The share of rows for which the value alone must give the class. */
  private static final double SURE = 0.995;

  /** A larger correlation with the target than this is no coincidence of two measurements. */
  private static final double SAME = 0.9999;

  /** On these rows first, because sorting all values of many columns takes long. */
  private static final int FEW_ROWS = 1_000;

  private static final double NEARLY = 0.999;

  private final Dataset train;
  private final Features features;

  private Giveaway(Dataset train) {
    this.train = train;
    features = train.features();
  }

  /** A finding for each column that gives away the target. */
  static List<Finding> findings(Dataset train, BooleanSupplier cancelled) {
    Targets.Kind kind = train.targets().kind();
    boolean single = train.targets().labels().size() == 1;
    if (train.features().kind() != Features.Kind.TABLE
        || train.features().cols() < 2
        || train.rows() < LEAST_ROWS) {
      return List.of();
    }
    Giveaway giveaway = new Giveaway(Measured.some(train, MOST_ROWS));
    List<Finding> findings = new ArrayList<>();
    if (kind == Targets.Kind.CLASSES && giveaway.classes() > 1) {
      for (int col = 0; col < giveaway.features.cols() && !cancelled.getAsBoolean(); col++) {
        giveaway.ofClasses(col).ifPresent(findings::add);
      }
    } else if (kind == Targets.Kind.NUMBERS && single) {
      giveaway.ofNumbers(cancelled, findings);
    }
    return findings;
  }

  /** The number of classes that occur; 0 if one of them is too rare to say anything. */
  private int classes() {
    int[] counts = new int[train.targets().labels().size()];
    for (int i = 0; i < train.rows(); i++) {
      counts[train.label(i)]++;
    }
    int classes = 0;
    for (int count : counts) {
      if (count > 0 && count < LEAST_IN_CLASS) {
        return 0;
      }
      classes += count > 0 ? 1 : 0;
    }
    return classes;
  }

  /** A column gives classes away if each of its few values goes with one class. A missing value is a value, too. */
  private Optional<Finding> ofClasses(int col) {
    int classes = train.targets().labels().size();
    int occurring = classes();
    Map<Float, int[]> counts = new HashMap<>();
    for (int i = 0; i < train.rows(); i++) {
      float value = features.get(train.index(i), col) + 0f; // −0 is 0
      counts.computeIfAbsent(value, key -> new int[classes])[train.label(i)]++;
      if (counts.size() > VALUES * occurring) {
        return Optional.empty();
      }
    }
    int agreeing = 0;
    boolean[] named = new boolean[classes];
    for (int[] of : counts.values()) {
      int most = 0;
      for (int k = 0; k < classes; k++) {
        most = of[k] > of[most] ? k : most;
      }
      agreeing += of[most];
      named[most] = true;
    }
    int known = 0;
    for (boolean one : named) {
      known += one ? 1 : 0;
    }
    return known == occurring && agreeing >= SURE * train.rows()
        ? Optional.of(found(
            col,
            String.format(
                Locale.ROOT,
                "its %d values alone tell the class of %s",
                counts.size(),
                agreeing == train.rows()
                    ? String.format(Locale.ROOT, "all %,d training rows", train.rows())
                    : String.format(
                        Locale.ROOT,
                        "%.1f %% of the training rows",
                        100.0 * agreeing / train.rows()))))
        : Optional.empty();
  }

  /** A column gives a number away if it rises or falls with it, along a line or along any curve. */
  private void ofNumbers(BooleanSupplier cancelled, List<Finding> findings) {
    Dataset few = Measured.some(train, FEW_ROWS);
    for (int col = 0; col < features.cols() && !cancelled.getAsBoolean(); col++) {
      if (!(features.fields().get(col) instanceof Field.Numeric)) {
        continue;
      }
      Correlation along = with(col, few);
      if (train.rows() > FEW_ROWS
          && (Math.abs(along.line()) > NEARLY || Math.abs(along.ranks()) > NEARLY)) {
        along = with(col, train);
      }
      if (Math.abs(along.line()) > SAME) {
        findings.add(found(
            col,
            String.format(Locale.ROOT, "its correlation with the target is %.5f", along.line())));
      } else if (along.varied() && Math.abs(along.ranks()) > SAME) {
        findings.add(found(
            col,
            "it puts the training rows in the order of the target"
                + (along.ranks() < 0 ? ", turned around" : "")));
      }
    }
  }

  /** How a column and the target go together in the rows that have it; not at all if these are few. */
  private Correlation with(int col, Dataset data) {
    double[] values = new double[data.rows()];
    double[] targets = new double[data.rows()];
    int count = 0;
    for (int i = 0; i < data.rows(); i++) {
      int row = data.index(i);
      if (!Float.isNaN(features.get(row, col))) {
        values[count] = features.get(row, col);
        targets[count++] = data.targets().get(row, 0);
      }
    }
    return count < Math.max(LEAST_ROWS, data.rows() / 2)
        ? Correlation.NONE
        : Correlation.of(Arrays.copyOf(values, count), Arrays.copyOf(targets, count));
  }

  private Finding found(int col, String why) {
    String name = features.fields().get(col).name();
    return new Finding(
        Kind.LEAKAGE_SUSPECTED,
        "the column \"" + name + "\" gives away the target: " + why
            + "; if it is not known when a prediction is wanted, leave it out with --columns \""
            + name + "=drop\"");
  }
}
