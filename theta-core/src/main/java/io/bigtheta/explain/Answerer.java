package io.bigtheta.explain;

import io.bigtheta.data.Features;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;

/** Predicts for raw rows: a model, or several together. */
@FunctionalInterface
public interface Answerer {
  /** The predictions [rows, outputs]: probabilities, or numbers in the target's own unit. */
  Matrix answers(Features rows);

  /** Predictions of a model. */
  static Answerer of(Model model) {
    return rows -> model.predict("rows", rows);
  }

  /** The mean predictions of several models. */
  static Answerer of(Ensemble ensemble) {
    return rows -> ensemble.predict("rows", rows);
  }
}
