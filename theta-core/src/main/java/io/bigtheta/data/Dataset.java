package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Labelled rows: a choice of rows of shared features and targets, so that a split or a fold costs four bytes a row (four
 * more where rows have weights, and where they have groups).
 * Immutable.
 */
public final class Dataset {
  /** Rows of a digest after which it asks whether it is cancelled. */
  private static final int ASKED = 1024;

  private final String name;
  private final Features features;
  private final Targets targets;
  private final float[] weights;
  private final int[] groups;
  private final int[] chosen;

  private Dataset(
      String name,
      Features features,
      Targets targets,
      float[] weights,
      int[] groups,
      int[] chosen) {
    this.name = name;
    this.features = features;
    this.targets = targets;
    this.weights = weights;
    this.groups = groups;
    this.chosen = chosen;
  }

  /**
   * All rows of features and targets.
   *
   * @param name for people and provenance, such as a file's
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
        IntStream.range(0, features.rows()).toArray());
  }

  /** Numeric rows with classes {@code 0 … max}. */
  public static Dataset of(float[][] x, int[] classes) {
    int count = IntStream.of(classes).max().orElse(0) + 1;
    List<String> labels = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    return of("data", Columns.of(x), new Classes(labels, classes.clone()));
  }

  /** Numeric rows with one number to predict for each. */
  public static Dataset of(float[][] x, float[] y) {
    return of("data", Columns.of(x), new Numbers(List.of("y"), y.clone()));
  }

  /** The same rows, each with a weight in the loss, at least 0. */
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
   * The same rows, each with a weight of either sign in the loss: a row below 0 drives the answer away from its target, as a
   * policy gradient does with the advantage of an action (Williams, Machine Learning 1992). Few losses allow it.
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
    return new Dataset(name, features, targets, sampleWeights.clone(), groups, chosen);
  }

  /** The same rows, each of a group, such as the person it was measured on: a number of any kind, equal within a group. */
  public Dataset grouped(int... rowGroups) {
    if (rowGroups.length != rows()) {
      throw new ShapeException(name, "a group for each of " + rows() + " rows", rowGroups.length);
    }
    return new Dataset(name, features, targets, weights, rowGroups.clone(), chosen);
  }

  /** Rows {@code picked} of this, in that order; a row may be picked more than once. */
  public Dataset pick(int... picked) {
    int[] rows = new int[picked.length];
    float[] theirs = new float[weights.length == 0 ? 0 : picked.length];
    int[] ofGroups = new int[groups.length == 0 ? 0 : picked.length];
    for (int i = 0; i < picked.length; i++) {
      rows[i] = chosen[picked[i]];
      if (theirs.length > 0) {
        theirs[i] = weights[picked[i]];
      }
      if (ofGroups.length > 0) {
        ofGroups[i] = groups[picked[i]];
      }
    }
    return new Dataset(name, features, targets, theirs, ofGroups, rows);
  }

  /** The rows whose place in {@link #features} none of {@code others} has, which were picked from the same rows. */
  Dataset without(Dataset others) {
    BitSet gone = new BitSet();
    IntStream.of(others.chosen).forEach(gone::set);
    return pick(IntStream.range(0, rows()).filter(i -> !gone.get(chosen[i])).toArray());
  }

  public String name() {
    return name;
  }

  public int rows() {
    return chosen.length;
  }

  /** All features: row {@code i} of this dataset is row {@link #index index(i)} of them. */
  public Features features() {
    return features;
  }

  /** All targets: row {@code i} of this dataset is row {@link #index index(i)} of them. */
  public Targets targets() {
    return targets;
  }

  /** The row of {@link #features} and {@link #targets} that is row {@code i} here. */
  public int index(int i) {
    return chosen[i];
  }

  /** The weight of row {@code i}: 1 unless said otherwise. */
  public float weight(int i) {
    return weights.length == 0 ? 1 : weights[i];
  }

  /** Whether a weight is below 0. */
  public boolean signed() {
    for (float weight : weights) {
      if (weight < 0) {
        return true;
      }
    }
    return false;
  }

  /** The group of row {@code i}; refused where rows have none. */
  public int group(int i) {
    if (groups.length == 0) {
      throw Refusal.of(name, "rows with groups", "none", "name them with Dataset.grouped");
    }
    return groups[i];
  }

  /** The class of row {@code i}, see {@link Targets#label}; refused where rows have none. */
  public int label(int i) {
    if (targets.kind().classifies()) {
      return targets.label(chosen[i]);
    }
    throw Refusal.of(name, "classes", targets.kind() + " as targets");
  }

  /** Two parts, of which the first gets {@code share} of the rows; classes keep their shares. */
  public Split split(double share, Seed seed) {
    if (!(share > 0 && share < 1)) {
      throw Refusal.of("split", "a share in (0, 1)", share);
    }
    return Stratified.split(this, share, seed);
  }

  /** {@code count} splits, in which every row is held out once; classes keep their shares. */
  public List<Split> folds(int count, Seed seed) {
    if (count < 2 || count > rows()) {
      throw Refusal.of("folds", "2 … " + rows() + " folds of " + rows() + " rows", count);
    }
    return Stratified.folds(this, count, seed);
  }

  /** The SHA-256 of what the columns and classes are, and of all cells, targets and weights in the order of the rows. */
  public String digest() {
    return digest(() -> false);
  }

  /**
   * The same, for whoever may not want to wait for it.
   *
   * @param cancelled asked from time to time
   * @throws CancellationException if it said yes
   */
  public String digest(BooleanSupplier cancelled) {
    Digest digest = new Digest().add(rows()).add(features.cols());
    features.digest(digest);
    targets.digest(digest);
    for (int i = 0; i < rows(); i++) {
      if (i > 0 && i % ASKED == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException(name + ": cancelled while the digest was made");
      }
      addRow(i, digest);
    }
    return digest.add(weights, 0, weights.length).hex();
  }

  /** The SHA-256 of the cells and the target of row {@code i}: rows of one digest are duplicates of each other. */
  public String digest(int i) {
    Digest digest = new Digest();
    addRow(i, digest);
    return digest.hex();
  }

  private void addRow(int i, Digest digest) {
    features.digest(chosen[i], digest);
    targets.digest(chosen[i], digest);
  }

  @Override
  public String toString() {
    return name + ": " + rows() + " rows of " + features.cols();
  }
}
