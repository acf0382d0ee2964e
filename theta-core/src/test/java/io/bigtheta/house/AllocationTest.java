package io.bigtheta.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.bigtheta.data.Dataset;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.clipping.ByNorm;
import io.bigtheta.train.optimizer.AdamW;
import io.bigtheta.train.penalty.L2;
import io.bigtheta.train.schedule.Cosine;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
  private static final int EPOCHS = 200;
  private static final int STEPS = 4000 / 32;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long before;
  private long least = Long.MAX_VALUE;

  /** Batch normalisation looks at its room through windows, made anew each step; nothing grows with the batch. */
  @ParameterizedTest
  @CsvSource({"1, '', 256", "2, '', 256", "1, batch-norm, 4096", "2, batch-norm, 4096"})
  void aTrainingStepAllocatesNextToNothing(int members, String layer, int most) {
    Dataset data = Digits.of(4000, 1);
    Blueprint blueprint = Blueprint.parse("64 dropout(0.1) dense(32, activation=tanh) " + layer
        + " dense(16, activation=gelu) dense(10)");
    Trainer trainer = Trainer.of(new CrossEntropy(), new AdamW())
        .rate(new Cosine(0.001f))
        .epochs(EPOCHS)
        .batch(32)
        .penalty(new L2(1e-4f))
        .clipping(new ByNorm(1))
        .average(0.99f);
    assertBelow(most, trainer, blueprint, data, members);
  }

  /** A residual makes the passes of what is inside once; a convolution looks at each of 32 images through windows of its own. */
  @ParameterizedTest
  @CsvSource({
    "1, '64 residual(dense(64, activation=tanh), dropout(0.1), dense(64))', 256",
    "2, '64 residual(dense(64, activation=tanh), dropout(0.1), dense(64))', 256",
    "1, '64 residual(residual(dense(64)), dense(64))', 256",
    "1, '64 residual(batch-norm, dense(64))', 4096",
    "1, '1x8x8 residual(conv(1, 3))', 24576",
    "2, '1x8x8 residual(conv(1, 3), batch-norm)', 32768",
  })
  void aResidualAddsNothingToWhatTheLayersInsideAllocate(int members, String layers, int most) {
    Blueprint blueprint = Blueprint.parse(layers + " dense(10)");
    Trainer trainer = Trainer.of(new CrossEntropy(), new AdamW()).epochs(EPOCHS).batch(32);
    assertBelow(most, trainer, blueprint, Digits.of(4000, 1), members);
  }

  /** Bytes of a step in the best epoch: the compiler may need some epochs, on a machine that does other things too. */
  private void assertBelow(
      int most, Trainer trainer, Blueprint blueprint, Dataset data, int members) {
    trainer.fit(
        blueprint,
        data,
        data.pick(),
        Session.quiet().threads(members).listener(this::measure).cancelled(() -> least < most));
    assertTrue(least < most, "bytes a step: " + least);
  }

  private void measure(Event event) {
    if (event instanceof Event.EpochEnded) {
      long now = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      least = before == 0 ? Long.MAX_VALUE : Math.min(least, (now - before) / STEPS);
      before = now;
    }
  }
}
