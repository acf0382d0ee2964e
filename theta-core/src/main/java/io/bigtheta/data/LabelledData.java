package io.bigtheta.data;

import java.util.Optional;

/**
 * What a data set's makers give: rows to train on and, if they set some apart, rows to test with.
 *
 * @param test never to be trained on or chosen by
 */
public record LabelledData(Dataset train, Optional<Dataset> test) {
  /** Rows without a test set. */
  public static LabelledData of(Dataset train) {
    return new LabelledData(train, Optional.empty());
  }
}
