package io.bigtheta.model;

import java.util.Map;

/**
 * Asks a model about rows that may lack values or have words that no training row had. They are filled as the preparation fills
 * them: a number becomes the mean, a word none of the levels. How many were filled is counted. Any number of threads may ask.
 */
public final class Lenient {
  private final Model model;
  private final Gaps gaps;

  Lenient(Model model) {
    this.model = model;
    gaps = new Gaps(model.preparation().inputs(), false);
  }

  /** The answer for a row by the names of its columns; see {@link Model#answer(Map)}. */
  public Answer answer(Map<String, ?> row) {
    return model.answer(predictor -> predictor.answer(row, gaps));
  }

  /** The answer for a record; see {@link Model#answer(Record)}. */
  public Answer answer(Record row) {
    return model.answer(predictor -> predictor.answer(row, gaps));
  }

  /** The answer for raw numbers, where NaN is a missing value; see {@link Model#answer(float...)}. */
  public Answer answer(float... row) {
    return model.answer(predictor -> predictor.answer(row, gaps));
  }

  /** How many values were filled so far. */
  public long filled() {
    return gaps.filled();
  }
}
