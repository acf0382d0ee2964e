package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Labelled rows: features, a target for each row, and, where given, a weight, a group and a time for each row. A dataset is
 * a list of row indices into shared features and targets: a split costs four bytes a row. Weights cost four more, and so do
 * groups. Immutable.
 */
public final class Dataset {
  private final String name;
  private final Features features;
  private final Targets targets;
  private final float[] weights;
  private final int[] groups;
  private final int[] chosen;
  private final @Nullable Times times;
  private final List<Note> notes;

  private Dataset(
      String name,
      Features features,
      Targets targets,
      float[] weights,
      int[] groups,
      int[] chosen,
      @Nullable Times times,
      List<Note> notes) {
    this.name = name;
    this.features = features;
    this.targets = targets;
    this.weights = weights;
    this.groups = groups;
    this.chosen = chosen;
    this.times = times;
    this.notes = notes;
  }

  /**
   * All rows of these features and targets, in their order.
   *
   * @param name a name for people and for the provenance of a model, such as the name of a file
   * @throws ShapeException if there are not as many targets as rows
   */
  public static Dataset of(String name, Features features, Targets targets) {
    if (features.rows() != targets.rows()) {
      throw new ShapeException(
          name, "a target for each of " + features.rows() + " rows", targets.rows());
    }
    return new Dataset(
        name,
        features,
        targets,
        new float[0],
        new int[0],
        IntStream.range(0, features.rows()).toArray(),
        null,
        List.of());
  }

  /**
   * Numeric rows {@code x} [rows, cols] with a class {@code 0 … max} for each row. The names of the classes are their
   * numbers.
   */
  public static Dataset of(float[][] x, int[] classes) {
    int count = IntStream.of(classes).max().orElse(0) + 1;
    List<String> labels = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    return of("data", Columns.of(x), new Classes(labels, classes.clone()));
  }

  /** Numeric rows {@code x} [rows, cols] with one number each to predict. */
  public static Dataset of(float[][] x, float[] y) {
    return of("data", Columns.of(x), new Numbers(List.of("y"), y.clone()));
  }

  /**
   * The same rows, each with a weight in the loss, which is at least 0.
   *
   * @throws Refusal if a weight is below 0 or not finite
   */
  public Dataset weighted(float... sampleWeights) {
    for (int i = 0; i < Math.min(rows(), sampleWeights.length); i++) {
      if (!(sampleWeights[i] >= 0 && sampleWeights[i] < Float.POSITIVE_INFINITY)) {
        throw Refusal.of("weight of row " + i, "a number >= 0", sampleWeights[i])
            .within(name);
      }
    }
    return signedWeights(sampleWeights);
  }

  /**
   * The same rows, each with a weight of either sign in the loss. A row with a weight below 0 drives the prediction
   * away from its target, as a policy gradient does with the advantage of an action (Williams, Machine Learning 1992).
   * Few losses allow negative weights.
   *
   * @throws Refusal if a weight is not finite
   */
  public Dataset signedWeights(float... sampleWeights) {
    if (sampleWeights.length != rows()) {
      throw new ShapeException(
          name, "a weight for each of " + rows() + " rows", sampleWeights.length);
    }
    for (int i = 0; i < rows(); i++) {
      if (!Float.isFinite(sampleWeights[i])) {
        throw Refusal.of("weight of row " + i, "a finite number", sampleWeights[i])
            .within(name);
      }
    }
    return new Dataset(
        name, features, targets, sampleWeights.clone(), groups, chosen, times, notes);
  }

  /**
   * The same rows, each with the group it belongs to, such as the person it was measured on. A group is any number; the
   * rows of one group share pickedWeights.
   */
  public Dataset grouped(int... rowGroups) {
    if (rowGroups.length != rows()) {
      throw new ShapeException(name, "a group for each of " + rows() + " rows", rowGroups.length);
    }
    return new Dataset(name, features, targets, weights, rowGroups.clone(), chosen, times, notes);
  }

  /** The same rows with the times at which they happened, by their index in {@link #features}. */
  public Dataset timed(Times value) {
    if (value.values().length != features.rows()) {
      throw new ShapeException(
          name, "a time for each of " + features.rows() + " rows", value.values().length);
    }
    return new Dataset(name, features, targets, weights, groups, chosen, value, notes);
  }

  public Optional<Times> times() {
    return Optional.ofNullable(times);
  }

  public boolean isGrouped() {
    return groups.length > 0;
  }

  /** The rows {@code picked} of this dataset, in that order. A row may be picked more than once. */
  public Dataset pick(int... picked) {
    int[] rows = new int[picked.length];
    float[] pickedWeights = new float[weights.length == 0 ? 0 : picked.length];
    int[] pickedGroups = new int[groups.length == 0 ? 0 : picked.length];
    for (int i = 0; i < picked.length; i++) {
      rows[i] = chosen[picked[i]];
      if (pickedWeights.length > 0) {
        pickedWeights[i] = weights[picked[i]];
      }
      if (pickedGroups.length > 0) {
        pickedGroups[i] = groups[picked[i]];
      }
    }
    return new Dataset(name, features, targets, pickedWeights, pickedGroups, rows, times, notes);
  }

  /**
   * The rows of this dataset that {@code others} does not have. Both are picked from the same features, and a row is
   * known by its index in {@link #features}.
   */
  Dataset without(Dataset others) {
    BitSet gone = new BitSet();
    IntStream.of(others.chosen).forEach(gone::set);
    return pick(IntStream.range(0, rows()).filter(i -> !gone.get(chosen[i])).toArray());
  }

  /** The name for people and for the provenance of a model. */
  public String name() {
    return name;
  }

  public Dataset noted(List<Note> what) {
    return new Dataset(name, features, targets, weights, groups, chosen, times, List.copyOf(what));
  }

  /** What people should know about how the rows were read. A split or fold keeps these notes. */
  public List<Note> notes() {
    return notes;
  }

  /** The number of rows. */
  public int rows() {
    return chosen.length;
  }

  /**
   * All features that this dataset picks from. Row {@code i} of this dataset is row {@link #index index(i)} of them.
   */
  public Features features() {
    return features;
  }

  /** All targets that this dataset picks from. Row {@code i} of this dataset is row {@link #index index(i)} of them. */
  public Targets targets() {
    return targets;
  }

  /** The index of row {@code i} in {@link #features} and {@link #targets}. */
  public int index(int i) {
    return chosen[i];
  }

  /** The weight of row {@code i} in the loss. It is 1 if no weights were given. */
  public float weight(int i) {
    return weights.length == 0 ? 1 : weights[i];
  }

  /** Whether any weight is below 0. */
  public boolean signed() {
    for (float weight : weights) {
      if (weight < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The group of row {@code i}.
   *
   * @throws Refusal if the rows have no groups
   */
  public int group(int i) {
    if (groups.length == 0) {
      throw Refusal.of(name, "rows with groups", "none", "name them with Dataset.grouped");
    }
    return groups[i];
  }

  /**
   * The class of row {@code i}, see {@link Targets#label}.
   *
   * @throws Refusal if the rows have no classes
   */
  public int label(int i) {
    if (targets.kind().classifies()) {
      return targets.label(chosen[i]);
    }
    throw Refusal.of(name, "classes", targets.kind() + " as targets");
  }

  /**
   * Splits the rows at random into two parts. The first part gets {@code share} of the rows, a number in (0, 1). Each
   * class keeps its share of the rows in both parts.
   */
  public Split split(double share, Seed seed) {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("split", "a share in (0, 1)", share);
    }
    return Stratified.split(this, share, seed);
  }

  /**
   * {@code count} random splits, one for each fold. Every row is held out in exactly one of them. Each class keeps its
   * share of the rows in every fold.
   */
  public List<Split> folds(int count, Seed seed) {
    if (count < 2 || count > rows()) {
      throw Refusal.of("folds", "2 … " + rows() + " folds of " + rows() + " rows", count);
    }
    return Stratified.folds(this, count, seed);
  }

  /**
   * The SHA-256 of the description of columns and classes, of all cells and targets in the order of the rows, and of
   * the weights, in hexadecimal.
   */
  public String digest() {
    return digest(() -> false);
  }

  /** The same as {@link #digest()}, and {@code cancelled} is asked from time to time whether to give up. */
  public String digest(BooleanSupplier cancelled) {
    return DatasetDigest.of(this, weights, cancelled);
  }

  /**
   * The SHA-256 of the cells and the target of row {@code i}, in hexadecimal. Two rows with the same digest are
   * duplicates of each other.
   */
  public String digest(int i) {
    return DatasetDigest.of(this, i);
  }

  @Override
  public String toString() {
    return name + ": " + rows() + " rows of " + features.cols();
  }
}
