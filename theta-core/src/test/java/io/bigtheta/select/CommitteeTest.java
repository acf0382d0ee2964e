package io.bigtheta.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CommitteeTest {
  private static final Dataset DATA = parabola(90);

  private static Dataset parabola(int rows) {
    float[][] x = new float[rows][1];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = 2 * new Seed(1).uniform(i) - 1;
      y[i] = x[i][0] * x[i][0] + 0.05f * new Seed(2).normal(i);
    }
    return Dataset.of(x, y);
  }

  private static Committee committee(Preparation preparation) {
    Blueprint one =
        Blueprint.parse(preparation.inputs().size() + " dense(16, activation=silu) dense(1)");
    return new Committee(
        one, Trainer.of(new SquaredError(), new Adam()).rate(0.01f).epochs(30).batch(16), 3);
  }

  private static Committee.Outcome fit(Session session, Committee.Memory memory) {
    Preparation preparation = Preparation.binned(DATA);
    return committee(preparation).fit(preparation, DATA, session, memory, event -> {});
  }

  @Test
  void theModelIsTheAverageOfItsNetworks() {
    Committee.Outcome outcome = fit(Session.quiet(), Committee.Memory.none());
    assertEquals(3, outcome.members().size());
    Matrix together = outcome.together().orElseThrow().model().predict("rows", DATA.features());
    for (int i = 0; i < DATA.rows(); i++) {
      double mean = 0;
      for (Training member : outcome.members()) {
        mean += member.model().predict("rows", DATA.features()).get(i, 0) / 3.0;
      }
      assertEquals(mean, together.get(i, 0), 1e-5);
    }
  }

  @Test
  void eachRowIsJudgedByTheNetworkThatHasNotLearntFromIt() {
    Committee.Outcome outcome = fit(Session.quiet(), Committee.Memory.none());
    assertEquals(DATA.rows(), outcome.held().evaluation().orElseThrow().rows());
    assertTrue(outcome.held().evaluation().orElseThrow().r2() > 0.9);
    for (int time : outcome.held().times()) {
      assertEquals(1, time);
    }
  }

  @Test
  void theBitsDoNotDependOnThreadsOrInterruptions() {
    String alone = digest(fit(Session.quiet(), Committee.Memory.none()));
    assertEquals(alone, digest(fit(Session.quiet().threads(3), Committee.Memory.none())));
    Map<Integer, Checkpoint> kept = new ConcurrentHashMap<>();
    Committee.Memory memory = new Committee.Memory() {
      @Override
      public Optional<Checkpoint> from(int member) {
        return Optional.ofNullable(kept.get(member));
      }

      @Override
      public Consumer<Event> keeper(int member) {
        return event -> {
          if (event instanceof Event.EpochEnded ended) {
            kept.put(member, ended.checkpoint().get());
          }
        };
      }
    };
    AtomicInteger asked = new AtomicInteger();
    Committee.Outcome half =
        fit(Session.quiet().cancelled(() -> asked.incrementAndGet() > 200), memory);
    assertTrue(half.together().orElseThrow().reason() instanceof StopReason.Interrupted);
    assertEquals(alone, digest(fit(Session.quiet(), memory)));
  }

  private static String digest(Committee.Outcome outcome) {
    return outcome.together().orElseThrow().model().network().digest();
  }
}
