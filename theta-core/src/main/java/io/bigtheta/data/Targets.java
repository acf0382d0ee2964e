package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * What a model is to predict, for all rows: {@link Classes}, {@link Numbers}, {@link Distributions} or {@link Flags}.
 * Immutable: never write to the arrays.
 */
public sealed interface Targets permits Targets.Classes, Targets.Numbers, Distributions, Flags {
  /** The kinds of targets. */
  enum Kind {
    /** One class for each row. */
    CLASSES(true, true),
    /** One or more numbers for each row. */
    NUMBERS(false, false),
    /** A share for each class, in each row. */
    DISTRIBUTIONS(true, true),
    /** Several answers of yes or no for each row. */
    FLAGS(false, true);

    private final boolean exclusive;
    private final boolean countable;

    Kind(boolean exclusive, boolean countable) {
      this.exclusive = exclusive;
      this.countable = countable;
    }

    /**
     * Whether each row belongs to one class above all others. A model then predicts the class with the largest output.
     */
    public boolean classifies() {
      return exclusive;
    }

    /**
     * Whether a prediction is either right or wrong, so that there is an accuracy. A predicted number is neither; it is
     * only more or less far off.
     */
    public boolean countable() {
      return countable;
    }

    /** The name of the kind in lower case, such as {@code classes}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The kind of these targets. */
  Kind kind();

  /** The number of rows. */
  int rows();

  /** The names of the outputs: the names of the classes, of the numbers or of the flags. */
  List<String> labels();

  /**
   * What output {@code output} of a network should be for row {@code row}: the number, the share, 1 or 0 for a flag, or
   * 1 for the row's class and 0 for the others.
   */
  float get(int row, int output);

  /**
   * The class of row {@code row}. In a distribution it is the class with the largest share, and the first one of
   * several with equal shares.
   *
   * @throws Refusal if the rows have no classes
   */
  default int label(int row) {
    throw Refusal.of("target of row " + row, "a class", kind());
  }

  /**
   * The number of strata: groups of rows that keep their shares in a split. Each class is a stratum; rows without
   * classes are one stratum.
   */
  default int strata() {
    return kind().classifies() ? labels().size() : 1;
  }

  /** The stratum of row {@code row}, in 0 … {@link #strata} − 1. */
  default int stratum(int row) {
    return kind().classifies() ? label(row) : 0;
  }

  /**
   * How these targets become rows of y. Means and scales are learnt from the rows of {@code train} alone, whose targets
   * these are.
   */
  Outputs outputs(Dataset train);

  /** Adds the description of the outputs to a digest. */
  void digest(Digest digest);

  /** Adds the target of row {@code row} to a digest. */
  void digest(int row, Digest digest);

  /**
   * One class for each row.
   *
   * @param labels the names of the classes
   * @param values [rows], for each row the index of its class in {@code labels}; the array is shared, not copied
   */
  record Classes(List<String> labels, int[] values) implements Targets {
    public Classes {
      labels = List.copyOf(labels);
      for (int i = 0; i < values.length; i++) {
        if (values[i] < 0 || values[i] >= labels.size()) {
          throw Refusal.of(
              "target of row " + i, "a class in 0 … " + (labels.size() - 1), values[i]);
        }
      }
    }

    @Override
    public Kind kind() {
      return Kind.CLASSES;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public float get(int row, int output) {
      return values[row] == output ? 1 : 0;
    }

    @Override
    public int label(int row) {
      return values[row];
    }

    @Override
    public Outputs outputs(Dataset train) {
      return new Outputs.ClassOutputs(labels);
    }

    @Override
    public void digest(Digest digest) {
      digest.add(labels.toString());
    }

    @Override
    public void digest(int row, Digest digest) {
      digest.add(values[row]);
    }
  }

  /**
   * One or more numbers for each row.
   *
   * @param names the names of the outputs
   * @param values [rows · names], row after row, finite; the array is shared, not copied
   */
  record Numbers(List<String> names, float[] values) implements Targets {
    public Numbers {
      names = List.copyOf(names);
      if (names.isEmpty() || values.length % names.size() != 0) {
        throw Refusal.of("targets", "whole rows of " + names.size() + " numbers", values.length);
      }
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw Refusal.of("target of row " + i / names.size(), "a number", values[i]);
        }
      }
    }

    @Override
    public Kind kind() {
      return Kind.NUMBERS;
    }

    @Override
    public int rows() {
      return values.length / names.size();
    }

    @Override
    public List<String> labels() {
      return names;
    }

    @Override
    public float get(int row, int output) {
      return values[row * names.size() + output];
    }

    @Override
    public Outputs outputs(Dataset train) {
      return Outputs.NumberOutputs.fit(train, this);
    }

    @Override
    public void digest(Digest digest) {
      digest.add("");
    }

    @Override
    public void digest(int row, Digest digest) {
      digest.add(values, row * names.size(), names.size());
    }
  }
}
