package io.bigtheta.data;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetScaleTest {
  private static Dataset prices(float... prices) {
    float[][] x = new float[prices.length][1];
    for (int i = 0; i < prices.length; i++) {
      x[i][0] = i;
    }
    return Dataset.of(x, prices);
  }

  @Test
  void logarithmsGetMean0AndDeviation1AndAreTurnedBack() {
    NumberOutputs outputs =
        (NumberOutputs) Preparation.fit(prices(0, 9, 99, 999), TargetScale.LOG).outputs();
    assertEquals(1.5 * Math.log(10), outputs.mean()[0], 1e-6);
    assertEquals(0, outputs.scaled((float) Math.pow(10, 1.5) - 1, 0), 1e-6);
    for (float price : new float[] {0, 0.5f, 9, 250, 999}) {
      assertEquals(price, outputs.raw(outputs.scaled(price, 0), 0), 1e-5 * (1 + price));
    }
    assertEquals(TargetScale.LOG, outputs.scaleOf(0));
  }

  @Test
  void predictionsStayBetween0AndTwiceTheLargestTarget() {
    NumberOutputs outputs =
        (NumberOutputs) Preparation.fit(prices(0, 9, 99, 999), TargetScale.LOG).outputs();
    assertEquals(1999, outputs.raw(50, 0));
    assertEquals(1999, outputs.raw(Float.MAX_VALUE, 0));
    assertEquals(0, outputs.raw(-50, 0));
    assertTrue(Float.isNaN(outputs.raw(Float.NaN, 0)));
  }

  @Test
  void onlyTrainingRowsCountAndATargetBelow0CountsAs0InTheLoss() {
    Dataset all = prices(1, 2, 3, -5);
    NumberOutputs outputs =
        (NumberOutputs) Preparation.fit(all.pick(0, 1, 2), TargetScale.LOG).outputs();
    assertArrayEquals(new float[] {3}, outputs.most());
    assertEquals(outputs.scaled(0, 0), outputs.scaled(-5, 0));
  }

  @Test
  void targetsBelow0AndClassesHaveNoLogarithm() {
    refused(
        "target-scale: expected a target from 0 on for log, got -5.0 in y; leave it out",
        () -> Preparation.fit(prices(1, 2, -5), TargetScale.LOG));
    Dataset classes = Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 1});
    refused(
        "target-scale: expected numbers as targets, got classes; leave it out",
        () -> Preparation.fit(classes, TargetScale.LOG));
    refused(
        "outputs: expected a scale and a largest number for each of 1 numbers, or none, got 1 and 0",
        () -> new NumberOutputs(
            List.of("y"), new float[1], new float[] {1}, List.of(TargetScale.LOG), new float[0]));
  }

  @Test
  void aLineOnTheLogScaleFitsGrowthThatALineCannot() {
    float[][] x = new float[200][1];
    float[] y = new float[200];
    for (int i = 0; i < 200; i++) {
      x[i][0] = i / 20f;
      y[i] = (float) Math.expm1(x[i][0]);
    }
    Dataset growth = Dataset.of("growth", Columns.of(x), new Numbers(List.of("y"), y));
    Trainer trainer = Trainer.of(new SquaredError(), new Adam()).rate(0.05f).epochs(60);
    Blueprint line = Blueprint.of(1, new Dense(1));
    double log = Evaluation.of(
            trainer.targetScale(TargetScale.LOG).fit(line, growth).model(), growth)
        .r2();
    double linear = Evaluation.of(trainer.fit(line, growth).model(), growth).r2();
    assertTrue(log > 0.99, "log " + log);
    assertTrue(linear < 0.6, "linear " + linear);
  }
}
