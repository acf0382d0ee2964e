package io.bigtheta.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop: large to small, as long as it holds. */
class PruningTest {
  private static final Dataset TRAIN = Digits.of(600, 1);
  private static final Dataset HELD = Digits.of(300, 2);
  private static final Dataset TEST = Digits.of(300, 3);
  private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Adam())
      .rate(new Cosine(0.003f))
      .batch(32)
      .epochs(3);
  private static final Model LARGE = TRAINER
      .epochs(8)
      .fit(
          Blueprint.parse("64 dense(48, activation=relu) dropout(0.1) dense(24, activation=tanh) dense(10)"),
          TRAIN,
          HELD)
      .model();

  private final List<PruningEvent> events = new ArrayList<>();

  private Pruned run(Pruning recipe, int threads) {
    return recipe.run(
        LARGE,
        TRAIN,
        HELD,
        TEST,
        Session.quiet().kernels(new ScalarKernels()).threads(threads),
        events::add);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units(taylor)",
        "units(norm)",
        "units(optimal-brain-damage)",
        "weights(magnitude)",
        "weights(optimal-brain-damage)"
      })
  void theSmallestThatHeldIsKept(String text) {
    Pruner pruner = Spec.parse(Pruner.class, text);
    Pruned pruned = run(Pruning.of(pruner, TRAINER).tolerance(0.02), 1);
    System.out.println(text + " " + pruned);
    pruned.curve().forEach(System.out::println);
  }
}
