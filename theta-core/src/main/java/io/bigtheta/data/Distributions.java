package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A share for each class in every row: how often people chose each label, or how likely a policy takes each action.
 * Each share is at least 0, and the shares of a row sum to 1.
 *
 * @param labels the names of the classes
 * @param values [rows · labels], row after row; the array is shared, not copied. The sum of a row may differ from 1 by
 *     {@value #TOLERANCE}; the shares are used as they are, not normalised
 */
public record Distributions(List<String> labels, float[] values) implements Targets {
  /** By how much the sum of the shares of a row may differ from 1. */
  public static final double TOLERANCE = 1e-4;

  public Distributions {
    labels = List.copyOf(labels);
    int count = labels.size();
    if (count == 0 || values.length % count != 0) {
      throw Refusal.of("targets", "whole rows of " + count + " shares", values.length);
    }
    for (int row = 0; row < values.length / count; row++) {
      double sum = 0;
      for (int j = 0; j < count; j++) {
        float share = values[row * count + j];
        if (!(share >= 0)) {
          throw Refusal.of("target of row " + row, "shares of at least 0", share);
        }
        sum += share;
      }
      if (!(Math.abs(sum - 1) <= TOLERANCE)) {
        throw Refusal.of(
            "target of row " + row,
            "shares whose sum is 1, give or take " + TOLERANCE,
            sum,
            "divide each by their sum");
      }
    }
  }

  @Override
  public Kind kind() {
    return Kind.DISTRIBUTIONS;
  }

  @Override
  public int rows() {
    return values.length / labels.size();
  }

  @Override
  public float get(int row, int output) {
    return values[row * labels.size() + output];
  }

  @Override
  public int label(int row) {
    int best = 0;
    for (int j = 1; j < labels.size(); j++) {
      best = get(row, j) > get(row, best) ? j : best;
    }
    return best;
  }

  @Override
  public Outputs outputs(Dataset train) {
    return new Outputs.DistributionOutputs(labels);
  }

  @Override
  public void digest(Digest digest) {
    digest.add(kind().toString()).add(labels.toString());
  }

  @Override
  public void digest(int row, Digest digest) {
    digest.add(values, row * labels.size(), labels.size());
  }
}
