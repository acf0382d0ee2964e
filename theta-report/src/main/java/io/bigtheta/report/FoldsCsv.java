package io.bigtheta.report;

import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Fold;

/** The folds of a cross-validation as comma-separated values, one line per fold. An unknown number is an empty cell. */
public final class FoldsCsv {
  /** The first line. */
  public static final String HEADER =
      "fold,train_rows,rows,epoch,best_epoch,train_loss,loss,accuracy,rmse,r2,theta_digest,stop_reason";

  private FoldsCsv() {}

  /** The header and all folds; lines end in a line feed. */
  public static String text(CrossValidated result) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    result.folds().forEach(fold -> text.append(line(fold)).append('\n'));
    return text.toString();
  }

  private static String line(Fold fold) {
    return String.join(
        ",",
        Integer.toString(fold.number()),
        Integer.toString(fold.trainRows()),
        Integer.toString(fold.held().rows()),
        Integer.toString(fold.epoch()),
        Integer.toString(fold.bestEpoch()),
        Cells.of(fold.trainLoss()),
        Cells.of(fold.held().loss()),
        Cells.of(fold.held().accuracy()),
        Cells.of(fold.held().rmse()),
        Cells.of(fold.held().r2()),
        fold.digest(),
        fold.reason().name());
  }
}
