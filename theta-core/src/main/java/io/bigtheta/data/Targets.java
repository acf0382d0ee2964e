package io.bigtheta.data;

import io.bigtheta.spec.Refusal;
import java.util.List;

/** What is to be predicted, for all rows: {@link Classes} or {@link Numbers}. Immutable: never write to the arrays. */
public sealed interface Targets {
  int rows();

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
    public int rows() {
      return values.length;
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
    public int rows() {
      return values.length / names.size();
    }
  }
}
