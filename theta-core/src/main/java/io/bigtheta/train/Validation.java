package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.loss.Loss;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Evaluates θ on the validation rows. */
final class Validation {
  private static final int BATCH = 256;
  private static final Seed UNUSED = new Seed(0);

  private final Loss loss;
  private final Preparation preparation;
  private final Dataset data;
  private final Feed feed;
  private final int[] order;
  private final Matrix x;
  private final Matrix targets;
  private final Matrix weights;
  private final Matrix gradient;
  private @Nullable Asked whole;
  private @Nullable Asked rest;

  Validation(Loss loss, Preparation preparation, Dataset data) {
    this.loss = loss;
    this.preparation = preparation;
    this.data = data;
    order = new int[data.rows()];
    Arrays.setAll(order, i -> i);
    int rows = Math.min(BATCH, data.rows());
    feed = new Feed(preparation, data);
    x = feed.batch(rows, 1);
    targets = new Matrix(rows, preparation.outputs().size());
    weights = new Matrix(rows, 1);
    gradient = new Matrix(rows, preparation.outputs().size());
  }

  int rows() {
    return data.rows();
  }

  /** The loss and the accuracy; NaN if they cannot be known. */
  record Outcome(double loss, double accuracy) {}

  /** A predictor and the θ it predicts with. */
  private record Asked(Predictor predictor, float[] theta) {
    static Asked of(@Nullable Asked before, Blueprint blueprint, float[] theta, Kernels kernels) {
      return before != null && before.theta == theta
          ? before
          : new Asked(new Predictor(blueprint, theta, kernels), theta);
    }
  }

  /**
   * Evaluates θ. The blueprint and the kernels must be the same in every call, because predictors are kept from epoch
   * to epoch, one for each batch size.
   *
   * @param cancelled asked between batches
   * @throws CancellationException if {@code cancelled} said yes
   */
  Outcome at(Blueprint blueprint, float[] theta, Kernels kernels, BooleanSupplier cancelled) {
    Asked forWhole = Asked.of(whole, blueprint, theta, kernels);
    Asked forRest = Asked.of(rest, blueprint, theta, kernels);
    whole = forWhole;
    rest = forRest;
    double lossSum = 0;
    double total = 0;
    int right = 0;
    for (int from = 0; from < data.rows(); from += BATCH) {
      if (from > 0 && cancelled.getAsBoolean()) {
        throw new CancellationException("validation: cancelled after " + from + " rows");
      }
      int rows = Math.min(BATCH, data.rows() - from);
      Matrix batch = x.rows(0, rows);
      Matrix wanted = targets.rows(0, rows);
      Matrix weight = weights.rows(0, rows);
      feed.gather(order, from, batch, wanted, weight, UNUSED, 0, rows);
      Matrix logits = (rows == x.rows() ? forWhole : forRest).predictor().predict(batch);
      double share = loss.totalWeight(wanted, weight);
      lossSum += share * loss.value(logits, wanted, weight, gradient.rows(0, rows));
      total += share;
      right += Batch.right(preparation.outputs(), logits, wanted);
    }
    boolean counted = preparation.outputs().kind().countable() && data.rows() > 0;
    return new Outcome(mean(lossSum, total), counted ? (double) right / data.rows() : Double.NaN);
  }

  /** The mean loss. It is infinite if a prediction is not a number, because NaN would mean that nothing is held out. */
  private double mean(double lossSum, double total) {
    if (data.rows() == 0) {
      return Double.NaN;
    }
    double mean = total > 0 ? lossSum / total : 0;
    return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : mean;
  }
}
