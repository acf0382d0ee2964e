package io.bigtheta.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.data.reading.Prose;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.optimizer.Sgd;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that change the rows of W that a batch used, and no others. */
class RowStepsTest {
  private static final Blueprint BAG =
      Blueprint.parse("4 embedding-bag(buckets=64, size=3, ids=4) dense(2)");

  private static Dataset texts() {
    List<String> words = List.of("win", "cash", "now", "home", "later", "see", "you", "free");
    List<String> texts = IntStream.range(0, 80)
        .mapToObj(i -> words.get(i % 8) + " " + words.get(i / 8 % 8) + " " + i)
        .toList();
    float[] cells = new float[80];
    int[] classes = new int[80];
    for (int i = 0; i < 80; i++) {
      cells[i] = i;
      classes[i] = i % 8 < 3 || i % 8 == 7 ? 1 : 0;
    }
    Columns columns = new Columns(
        List.of(new Field.Text("text", texts, new Prose().characters(1, 0).words(1), true)), cells);
    return Dataset.of("texts", columns, new Targets.Classes(List.of("ham", "spam"), classes));
  }

  private static Model trained(Optimizer optimizer, int threads) {
    Dataset data = texts();
    Preparation preparation = Preparation.fit(data);
    Blueprint blueprint = Blueprint.parse(
        preparation.inputs().size() + " embedding-bag(buckets=1024, size=4, ids=3) dense(2)");
    Trainer trainer = Trainer.of(new CrossEntropy(), optimizer)
        .epochs(12)
        .batch(7)
        .rate(0.05f)
        .seed(1);
    return trainer
        .fit(
            preparation,
            blueprint,
            data,
            data.pick(),
            Session.quiet().kernels(new ScalarKernels()).threads(threads))
        .model();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "sgd", "adagrad", "momentum", "adamw", "rms-prop"})
  void textsAreLearntWithTheSameBitsOnAnyThreads(String text) {
    Model model = trained(Spec.parse(Optimizer.class, text), 1);
    assertEquals(
        model.network().digest(),
        trained(Spec.parse(Optimizer.class, text), 2).network().digest());
  }

  @Test
  void theWordsTellTheClass() {
    var evaluation =
        io.bigtheta.model.Evaluation.of(trained(Spec.parse(Optimizer.class, "adam"), 1), texts());
    assertEquals(1, evaluation.accuracy());
  }

  /** Without a memory of the optimizer, unused rows would not move anyway, so the two ways are one. */
  @Test
  void withSgdAStepOverRowsIsTheDenseStep() {
    State state = state();
    float[] before = state.theta().toArray();
    float[] dense = before.clone();
    used(state, 5, 9);
    new Sgd().step(dense, state.gradient().toArray(), new float[0][], 0.5f, 1);
    state.move(0.5f, new ScalarKernels());
    assertArrayEquals(dense, state.theta().toArray());
    for (int i = 0; i < 64 * 3; i++) {
      boolean touched = i / 3 == 5 || i / 3 == 9;
      if (touched) {
        assertNotEquals(before[i], dense[i], "θ " + i);
      } else {
        assertEquals(before[i], dense[i], "θ " + i);
      }
    }
  }

  private static State state() {
    return new State(
        Trainer.of(new CrossEntropy(), new Sgd()), BAG, BAG.start(new Seed(1)), Mask.none(), null);
  }

  private static void used(State state, int... rows) {
    for (int row : rows) {
      state.used().get(0).use(row);
      for (int j = 0; j < 3; j++) {
        state.gradient().set(0, row * 3 + j, 1 + j);
      }
    }
  }
}
