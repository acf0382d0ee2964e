package io.bigtheta.io;

import io.bigtheta.select.FoldScore;
import java.util.Map;

/** The score of a fold, as texts of its line. */
record ScoreTexts() implements LinesFile.Texts<FoldScore> {
  @Override
  public FoldScore read(Fields fields, int number) {
    return new FoldScore(
        number,
        fields.whole("rows"),
        fields.whole("epoch"),
        fields.whole("best-epoch"),
        fields.size("train-loss"),
        fields.size("loss"),
        fields.share("accuracy"),
        fields.size("rmse"),
        fields.number("r2"),
        fields.text("digest"),
        fields.text("reason"));
  }

  @Override
  public void write(FoldScore score, Map<String, String> texts) {
    texts.put("rows", Integer.toString(score.rows()));
    texts.put("epoch", Integer.toString(score.epoch()));
    texts.put("best-epoch", Integer.toString(score.bestEpoch()));
    texts.put("train-loss", Double.toString(score.trainLoss()));
    texts.put("loss", Double.toString(score.loss()));
    texts.put("accuracy", Double.toString(score.accuracy()));
    texts.put("rmse", Double.toString(score.rmse()));
    texts.put("r2", Double.toString(score.r2()));
    texts.put("digest", score.digest());
    texts.put("reason", score.reason());
  }
}
