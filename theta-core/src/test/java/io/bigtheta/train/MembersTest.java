package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.optimizer.Adam;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Dataset ROWS = rows();
  private static final Blueprint NET = Blueprint.of(2, new Dense(3), new Dense(2));
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).epochs(2).batch(8).seed(7);

  private static Dataset rows() {
    float[][] x = new float[40][2];
    int[] classes = new int[40];
    for (int i = 0; i < 40; i++) {
      classes[i] = i % 2;
      x[i][0] = i % 7;
      x[i][1] = i % 2 + i % 5;
    }
    return Dataset.of(x, classes);
  }

  private static String digest(Training training) {
    return training.model().network().digest();
  }

  @Test
  void aMemberIsATrainingWithASeedOfItsOwn() {
    List<Training> all = new Members(TRAINER, 3).fit(NET, ROWS, ROWS.pick(), Session.quiet());
    assertEquals(3, all.size());
    for (int k = 1; k <= 3; k++) {
      assertEquals(digest(TRAINER.seed(6 + k).fit(NET, ROWS)), digest(all.get(k - 1)));
    }
    Matrix mean = Members.ensemble(all).predict("rows", ROWS.features());
    double sum = 0;
    for (Training training : all) {
      sum += training.model().predict("rows", ROWS.features()).get(5, 1) / 3;
    }
    assertEquals(sum, mean.get(5, 1), 1e-6);
  }

  @Test
  void aCancelledSessionEndsWithTheMemberItWasCancelledIn() {
    AtomicInteger asked = new AtomicInteger();
    Session session = Session.quiet().cancelled(() -> asked.incrementAndGet() > 13);
    List<Training> all = new Members(TRAINER, 3).fit(NET, ROWS, ROWS.pick(), session);
    assertEquals(2, all.size());
    assertInstanceOf(StopReason.Interrupted.class, all.get(1).reason());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "members: expected at least 1, got 0",
        assertThrows(IllegalArgumentException.class, () -> new Members(TRAINER, 0))
            .getMessage());
    assertEquals(
        "member: expected one from 1 to 2, got 3",
        assertThrows(IllegalArgumentException.class, () -> new Members(TRAINER, 2).trainer(3))
            .getMessage());
  }
}
