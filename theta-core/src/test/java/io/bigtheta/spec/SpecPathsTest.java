package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.broken.Clumsy;
import io.bigtheta.spec.broken.Echo;
import io.bigtheta.spec.sample.Activation;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Stopping;
import io.bigtheta.train.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** What a mistake in a text says to people, and to a form that shows it beside a field. */
class SpecPathsTest {

  @Test
  void aComponentIsOnThePathAndARecipeIsNot() {
    refused("cosine: peak", "peak", () -> Spec.parse(Schedule.class, "cosine(peak=-1)"));
    refused(
        "adamw: rate: one-cycle: peak",
        "rate.peak",
        () -> Spec.parse(Optimizer.class, "adamw(rate=one-cycle(x))"));
    refused(
        "dense: activation",
        "activation",
        () -> Spec.parse(Layer.class, "dense(4, activation=tahn)"));
    refused(
        "any: rules[1]: patience: epochs",
        "rules[1].epochs",
        () -> Spec.parse(Stopping.class, "any(patience(1), patience(x))"));
  }

  @Test
  void whatOneRecipeRefusesAsAWholeIsOnThePathOfItsComponentOrOnNone() {
    refused("adam", "", () -> Spec.parse(Optimizer.class, "adam(2)"));
    refused("clumsy", "", () -> Spec.parse(Clumsy.class, "clumsy(0)"));
    refused(
        "dense: activation: leaky-relu",
        "activation",
        () -> Spec.parse(Layer.class, "dense(4, leaky-relu(2))"));
    refused(
        "repeat: layer: dense: units",
        "layer.units",
        () -> Spec.parse(Layer.class, "repeat(dense(0))"));
  }

  @Test
  void theKindIsThePlaceOfANameThatIsUnknownAndOfATextThatIsNone() {
    refused("activation", "activation", () -> Spec.parse(Activation.class, "tahn"));
    refused("activation, character 5", "activation", () -> Spec.parse(Activation.class, "tanh)"));
  }

  @Test
  void aDoorThatHasANameIsThePlaceInsteadOfTheKind() {
    String door = "--optimizer";
    Refusal unknown = refused(door, door, () -> Spec.parse(Optimizer.class, door, "adma"));
    assertEquals(
        "--optimizer: expected one of adam, adamw, got \"adma\"; did you mean adam?",
        unknown.getMessage());
    refused(door + ", character 5", door, () -> Spec.parse(Optimizer.class, door, "adam)"));
    refused(
        "--optimizer: adam: beta1",
        "--optimizer.beta1",
        () -> Spec.parse(Optimizer.class, door, "adam(x)"));
    Refusal constructor =
        refused("--optimizer: adam", door, () -> Spec.parse(Optimizer.class, door, "adam(2)"));
    assertEquals("--optimizer: adam: expected 0 < beta1 < 1, got 2.0", constructor.getMessage());
    assertEquals(door, constructor.place());
  }

  @Test
  void layersMayHaveADoorToo() {
    assertEquals(
        Blueprint.layers("dense(3) dense(2)"), Blueprint.layers("--layers", "dense(3) dense(2)"));
    Refusal refusal = refused(
        "--layers: dense: units",
        "--layers.units",
        () -> Blueprint.layers("--layers", "dense(3) dense(0)"));
    assertEquals("--layers: dense: units: expected at least 1, got 0", refusal.getMessage());
  }

  @Test
  void thePartsOfAConstructorsRefusalAreKept() {
    Refusal refusal = refused("echo", "", () -> Spec.parse(Echo.class, "echo(\"a\\nb\")"));
    assertEquals("another value", refusal.expected());
    assertEquals("a b", refusal.got());
    assertEquals("", refusal.remedy());
    assertInstanceOf(Refusal.class, refusal.getCause());
  }

  private static Refusal refused(String where, String path, Runnable call) {
    Refusal refusal = assertThrows(SpecException.class, call::run);
    assertEquals(where, refusal.where());
    assertEquals(path, refusal.path());
    return refusal;
  }
}
