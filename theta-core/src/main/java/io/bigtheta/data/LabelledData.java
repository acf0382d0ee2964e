package io.bigtheta.data;

import java.util.Optional;

/**
 * A data set as its makers publish it: rows to train on and, if they set some apart, a test set.
 *
 * @param test the test set, which is never used to train on or to choose by
 */
public record LabelledData(Dataset train, Optional<Dataset> test) {
  /** A data set without a test set. */
  public static LabelledData of(Dataset train) {
    return new LabelledData(train, Optional.empty());
  }
}
