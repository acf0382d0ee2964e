package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * What is to be predicted, for all rows: {@link Classes}, {@link Numbers}, {@link Distributions} or {@link Flags}. Immutable:
 * never write to the arrays.
 */
public sealed interface Targets permits Targets.Classes, Targets.Numbers, Distributions, Flags {
  /** What kind of targets there are. */
  enum Kind {
    /** One class a row. */
    CLASSES(true, true),
    /** Numbers. */
    NUMBERS(false, false),
    /** A share for each class. */
    DISTRIBUTIONS(true, true),
    /** Several answers of yes or no. */
    FLAGS(false, true);

    private final boolean exclusive;
    private final boolean countable;

    Kind(boolean exclusive, boolean countable) {
      this.exclusive = exclusive;
      this.countable = countable;
    }

    /** Whether a row belongs to one class above all: the one with the largest answer is what a model says. */
    public boolean classifies() {
      return exclusive;
    }

    /** Whether the answer to a row is right or wrong, so that there is an accuracy; numbers are more or less far off. */
    public boolean countable() {
      return countable;
    }

    /** As {@code classes}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Kind kind();

  int rows();

  /** Names of the outputs: of the classes, the numbers or the flags. */
  List<String> labels();

  /** What output {@code output} of a network should be for row {@code row}: the number, the share, or 1 for yes and for the class. */
  float get(int row, int output);

  /** The class of row {@code row}, in a distribution the one with the largest share, the first of equals; else refused. */
  default int label(int row) {
    throw Refusal.of("target of row " + row, "a class", kind());
  }

  /** Groups of rows whose shares a split should keep: the classes. */
  default int strata() {
    return kind().classifies() ? labels().size() : 1;
  }

  /** The group of row {@code row}, of {@link #strata}. */
  default int stratum(int row) {
    return kind().classifies() ? label(row) : 0;
  }

  /** How the targets of {@code train}, which these are, suitably become y; learnt from its rows alone. */
  Outputs outputs(Dataset train);

  /** Adds to a digest what the outputs are. */
  void digest(Digest digest);

  /** Adds the target of row {@code row} to a digest. */
  void digest(int row, Digest digest);

  /**
   * One class a row.
   *
   * @param labels names of the classes
   * @param values index in labels of each row, shared
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
   * Numbers: one or more a row.
   *
   * @param names of the outputs
   * @param values [rows · names], row after row, shared
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
