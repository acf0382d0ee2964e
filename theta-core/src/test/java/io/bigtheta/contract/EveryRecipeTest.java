package io.bigtheta.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.initializer.Initializer;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.prune.Pruner;
import io.bigtheta.prune.UnitSaliency;
import io.bigtheta.prune.WeightSaliency;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.Folding;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every record beside its interface. */
class EveryRecipeTest {
  static Stream<Class<?>> kinds() {
    return Stream.of(
        Activation.class,
        Initializer.class,
        Layer.class,
        Loss.class,
        Clipping.class,
        Optimizer.class,
        Penalty.class,
        Augmentation.class,
        Schedule.class,
        Stopping.class,
        Folding.class,
        Pruner.class,
        UnitSaliency.class,
        WeightSaliency.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aTextGivesBackItsRecipe(Class<?> kind) {
    assertFalse(Spec.names(kind).isEmpty());
    for (String text : Recipes.texts(kind)) {
      Object recipe = Spec.parse(kind, text);
      assertEquals(recipe, Spec.parse(kind, Spec.text(recipe)), text);
      assertEquals(Spec.text(recipe), Spec.text(Spec.parse(kind, Spec.text(recipe))), text);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyRecipeIsDescribedForHelp(Class<?> kind) {
    assertEquals(Spec.names(kind).size(), Spec.describe(kind).size());
  }

  @Test
  void theIssuesListOfRecipesIsThere() {
    assertTrue(Spec.names(Activation.class)
        .containsAll(java.util.List.of(
            "linear",
            "logistic",
            "tanh",
            "lecun-tanh",
            "step",
            "relu",
            "leaky-relu",
            "elu",
            "gelu",
            "silu",
            "softplus",
            "softsign",
            "selu",
            "celu",
            "mish",
            "gelu-tanh",
            "hard-swish",
            "hard-sigmoid",
            "clipped-relu")));
    assertTrue(Spec.names(Optimizer.class)
        .containsAll(java.util.List.of(
            "sgd", "momentum", "nesterov", "rms-prop", "adagrad", "adam", "adamw", "rprop")));
    assertTrue(Spec.names(Schedule.class)
        .containsAll(java.util.List.of(
            "constant",
            "step",
            "exponential",
            "cosine",
            "cycles",
            "one-cycle",
            "warm-up",
            "plateau")));
    assertTrue(Spec.names(Loss.class)
        .containsAll(java.util.List.of(
            "squared-error",
            "cross-entropy",
            "logistic-cross-entropy",
            "huber",
            "absolute-error")));
  }

  @Test
  void aTrainersTextGivesBackTheTrainer() {
    Trainer trainer = Trainer.of(new CrossEntropy(0.1f, java.util.List.of(1f, 2f)), new Adam())
        .rate(Spec.parse(Schedule.class, "warm-up(cosine(0.003), over=0.1)"))
        .batch(32)
        .average(0.99f)
        .seed(-7);
    assertEquals(trainer, Spec.parse(Trainer.class, trainer.toString()));
    assertEquals(
        "trainer(cross-entropy(smoothing=0.1, class-weights=[1, 2]), adam, "
            + "rate=warm-up(cosine(0.003), over=0.1), batch=32, average=0.99, seed=-7)",
        trainer.toString());
  }

  @Test
  void aCrossValidationsTextGivesItBack() {
    String text = "cross-validation(structure(dense(8, activation=tanh), dense(3)), "
        + "trainer(cross-entropy, adam, epochs=7), folding=repeated(k-fold(5), 3), scored=best)";
    CrossValidation recipe = Spec.parse(CrossValidation.class, text);
    assertEquals(recipe, Spec.parse(CrossValidation.class, recipe.toString()));
    assertEquals(text, recipe.toString());
  }
}
