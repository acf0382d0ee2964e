package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * Several independent answers of yes or no in every row: which of the labels apply.
 *
 * @param labels the names of the questions
 * @param values [rows · labels], row after row; the array is shared, not copied
 */
public record Flags(List<String> labels, boolean[] values) implements Targets {
  public Flags {
    labels = List.copyOf(labels);
    if (labels.isEmpty() || values.length % labels.size() != 0) {
      throw Refusal.of("targets", "whole rows of " + labels.size() + " flags", values.length);
    }
  }

  @Override
  public Kind kind() {
    return Kind.FLAGS;
  }

  @Override
  public int rows() {
    return values.length / labels.size();
  }

  @Override
  public float get(int row, int output) {
    return values[row * labels.size() + output] ? 1 : 0;
  }

  @Override
  public Outputs outputs(Dataset train) {
    return new Outputs.FlagOutputs(labels);
  }

  @Override
  public void digest(Digest digest) {
    digest.add(kind().toString()).add(labels.toString());
  }

  @Override
  public void digest(int row, Digest digest) {
    for (int j = 0; j < labels.size(); j++) {
      digest.add(values[row * labels.size() + j] ? 1 : 0);
    }
  }
}
