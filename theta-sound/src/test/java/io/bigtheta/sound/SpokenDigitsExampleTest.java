package io.bigtheta.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.augment.Equalizer;
import io.bigtheta.data.augment.Tempo;
import io.bigtheta.data.augment.TimeShift;
import io.bigtheta.data.augment.VocalTract;
import io.bigtheta.io.Recordings;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.OneCycle;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A cheap version of the numbers in docs/applications.md#speech: four digits of three speakers. */
class SpokenDigitsExampleTest {
  @Test
  void digitsThatWereNeverHeardAreUnderstood() throws IOException {
    Dataset all = Recordings.read(Samples.folder(), false).train();
    Dataset train = rows(all, false);
    Training training = Trainer.of(new CrossEntropy(), new Adam())
        .rate(new OneCycle(0.005f))
        .epochs(30)
        .batch(16)
        .augment(
            List.of(new TimeShift(8), new Tempo(0.2f), new VocalTract(0.2f), new Equalizer(0.15f)))
        .seed(1)
        .fit(
            new Blueprint(
                new Shape(1, 100, 40),
                Blueprint.layers(
                    "conv(8, 5, stride=2, activation=relu) batch-norm max-pool(2) conv(16, 3, activation=relu) batch-norm max-pool(2) dropout(0.2) dense(5)")),
            train,
            train.pick());
    double accuracy = Evaluation.of(training.model(), rows(all, true)).accuracy();
    assertTrue(accuracy >= 0.8, "accuracy " + accuracy);
  }

  private static Dataset rows(Dataset all, boolean test) {
    return all.pick(
        IntStream.range(0, all.rows()).filter(i -> first(all, i) == test).toArray());
  }

  /** Whether a row is the first one of its digit and speaker; the rows are in the order of their names. */
  private static boolean first(Dataset all, int i) {
    return i == 0 || all.label(i) != all.label(i - 1) || all.group(i) != all.group(i - 1);
  }
}
