package io.bigtheta.report;

import io.bigtheta.search.Searched;
import io.bigtheta.search.Trial;
import io.bigtheta.select.FoldScore;
import java.util.List;

/** A search as a table, with a line for each fold of each candidate in each round. */
public final class TrialsCsv {
  private TrialsCsv() {}

  /** The table as comma-separated values with a header. An unknown value is an empty cell. */
  public static String text(Searched searched) {
    StringBuilder text = new StringBuilder(
        "round,candidate,parameters,epochs,fold,rows,epoch,best_epoch,train_loss,loss,accuracy,rmse,r2,digest\n");
    for (int i = 0; i < searched.rounds().size(); i++) {
      for (Trial trial : searched.rounds().get(i)) {
        for (FoldScore fold : trial.folds()) {
          text.append(line(i + 1, trial, fold));
        }
      }
    }
    return text.toString();
  }

  private static String line(int round, Trial trial, FoldScore fold) {
    return String.join(
            ",",
            List.of(
                Integer.toString(round),
                Cells.of(trial.name()),
                Integer.toString(trial.parameters()),
                Integer.toString(trial.candidate().trainer().epochs()),
                Integer.toString(fold.number()),
                Integer.toString(fold.rows()),
                Integer.toString(fold.epoch()),
                Integer.toString(fold.bestEpoch()),
                Cells.of(fold.trainLoss()),
                Cells.of(fold.loss()),
                Cells.of(fold.accuracy()),
                Cells.of(fold.rmse()),
                Cells.of(fold.r2()),
                fold.digest()))
        + "\n";
  }
}
