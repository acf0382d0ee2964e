package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Inputs;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Finds outputs of units that are the same number on all rows. */
final class Constants {
  private static final int BATCH = 256;

  private Constants() {}

  /**
   * For every column of the input of layer {@code next}, the number it has on all rows. It is NaN if there are several
   * numbers, or only one row.
   */
  static float[] of(
      Model model, int next, Dataset rows, Kernels kernels, BooleanSupplier cancelled) {
    Blueprint whole = model.network().blueprint();
    Blueprint trunk = new Blueprint(whole.input(), whole.layers().subList(0, next));
    Predictor predictor = new Predictor(trunk, theta(model, whole, trunk), kernels);
    Inputs inputs = model.preparation().inputs();
    inputs.check(rows.name(), rows.features());
    float[] constant = new float[trunk.output().size()];
    Arrays.fill(constant, Float.NaN);
    if (rows.rows() < 2) {
      return constant;
    }
    Matrix x = new Matrix(Math.min(BATCH, rows.rows()), inputs.size());
    int open = constant.length;
    for (int from = 0; from < rows.rows() && open > 0; from += BATCH) {
      if (from > 0 && cancelled.getAsBoolean()) {
        throw new CancellationException("tidying: cancelled after " + from + " rows");
      }
      Matrix batch = x.rows(0, Math.min(BATCH, rows.rows() - from));
      for (int i = 0; i < batch.rows(); i++) {
        inputs.write(rows.features(), rows.index(from + i), batch, i);
      }
      Matrix h = predictor.predict(batch);
      if (from == 0) {
        System.arraycopy(h.data(), h.offset(), constant, 0, constant.length);
      }
      open = narrow(constant, h);
    }
    return constant;
  }

  /**
   * Writes NaN for the columns in which another number occurs; NaN itself equals nothing. Returns how many columns are
   * left.
   */
  private static int narrow(float[] constant, Matrix h) {
    int open = 0;
    for (int j = 0; j < constant.length; j++) {
      for (int i = 0; i < h.rows(); i++) {
        if (h.get(i, j) != constant[j]) {
          constant[j] = Float.NaN;
        }
      }
      open += Float.isNaN(constant[j]) ? 0 : 1;
    }
    return open;
  }

  /** The part of θ that belongs to the first layers. */
  private static float[] theta(Model model, Blueprint whole, Blueprint trunk) {
    float[] from = model.network().theta();
    float[] to = new float[trunk.size()];
    List<Block> theirs = whole.blocks();
    List<Block> ours = trunk.blocks();
    for (int i = 0; i < ours.size(); i++) {
      System.arraycopy(
          from,
          theirs.get(i).offset(),
          to,
          ours.get(i).offset(),
          ours.get(i).parameter().size());
    }
    return to;
  }
}
