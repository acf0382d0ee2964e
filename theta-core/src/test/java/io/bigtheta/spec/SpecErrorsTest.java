package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.sample.Activation;
import io.bigtheta.spec.sample.Everything;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Stopping;
import io.bigtheta.spec.sample.Tile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message about what a text names, word for word. */
class SpecErrorsTest {

  @Test
  void anUnknownName() {
    refused(
        Activation.class,
        "tahn",
        "activation: expected one of elu, leaky-relu, linear, tanh, got \"tahn\"; did you mean"
            + " tanh?");
    refused(
        Layer.class,
        "dense(4, activation=leaky-rellu(0.1))",
        "dense: activation: expected one of elu, leaky-relu, linear, tanh, got \"leaky-rellu(…)\";"
            + " did you mean leaky-relu?");
    refused(
        Activation.class,
        "swish",
        "activation: expected one of elu, leaky-relu, linear, tanh, got \"swish\"");
    refused(
        Activation.class,
        "0.5",
        "activation: expected one of elu, leaky-relu, linear, tanh, got \"0.5\"");
    refused(
        Activation.class,
        "[tanh]",
        "activation: expected one of elu, leaky-relu, linear, tanh, got a list");
    refused(
        Activation.class,
        "\"tanh\"",
        "activation: expected one of elu, leaky-relu, linear, tanh, got the string \"tanh\"");
  }

  @Test
  void numbersJoinedByX() {
    String numbers = "tile: expected tile or numbers such as 3 and 3x1, got ";
    refused(Tile.class, "3x", numbers + "\"3x\"");
    refused(Tile.class, "three", numbers + "\"three\"");
    refused(Tile.class, "tle(3)", numbers + "\"tle(…)\"; did you mean tile?");
    refused(Tile.class, "3x1x2", "tile: expected only height, width, got \"2\" too; take it away");
    refused(
        Activation.class,
        "3x1",
        "activation: expected one of elu, leaky-relu, linear, tanh, got \"3x1\"");
  }

  @Test
  void aRecipeOfAnotherKind() {
    refused(
        Layer.class,
        "dense(4, adam)",
        "dense: activation: expected one of elu, leaky-relu, linear, tanh, got \"adam\"");
    refused(
        Stopping.class,
        "any(patience(1), tanh)",
        "any: rules[1]: expected one of any, patience, time-limit, got \"tanh\"");
  }

  @Test
  void recordsThatAreNoRecipesAreNotFoundByAnyName() {
    for (String name : List.of(
        "hidden", "inner", "shell.inner", "io.bigtheta.spec.sample.Tanh", "java.lang.String")) {
      refused(
          Activation.class,
          name,
          "activation: expected one of elu, leaky-relu, linear, tanh, got \"" + name + "\"");
    }
  }

  @Test
  void anUnknownComponent() {
    refused(
        Optimizer.class,
        "adam(beta3=1)",
        "adam: expected one of beta1, beta2, epsilon, got \"beta3\"; did you mean beta1?");
    refused(Optimizer.class, "adamw(x=1)", "adamw: expected rate, got \"x\"");
    refused(
        Activation.class, "tanh(x=1)", "tanh: expected no arguments, got \"x=…\"; take it away");
  }

  @Test
  void aMissingComponent() {
    refused(
        Layer.class, "dense", "dense: expected a value for units, got none; write dense(units)");
    refused(Stopping.class, "any()", "any: expected a value for rules, got none; write any(rules)");
    refused(
        Everything.class,
        "everything(seed=1)",
        "everything: expected a value for shape, got none; write everything(shape, layers)");
  }

  @Test
  void aComponentGivenTwice() {
    refused(
        Optimizer.class,
        "adam(beta1=0.5, Beta_1=0.6)",
        "adam: expected beta1 once, got it twice; take one away");
    refused(
        Layer.class,
        "dense(3, units=4)",
        "dense: expected units once, got it twice; take one away");
  }

  @Test
  void tooManyArguments() {
    refused(
        Layer.class,
        "pool(1, 2, 3)",
        "pool: expected only size, stride, got \"3\" too; take it away");
    refused(
        Activation.class, "tanh(1)", "tanh: expected no arguments, got \"1\" too; take it away");
  }

  @Test
  void anArgumentWithoutANameAfterOneWithAName() {
    refused(
        Optimizer.class,
        "adam(beta1=0.5, 0.9)",
        "adam: expected name=value, got \"0.9\"; put values without a name before those with one");
  }

  @Test
  void numbersThatAreNone() {
    refused(
        Optimizer.class,
        "adam(high)",
        "adam: beta1: expected a number, got \"high\"; write it like 0.01, 1e-8 or infinity");
    refused(
        Optimizer.class,
        "adam(NaN)",
        "adam: beta1: expected a number, got \"NaN\"; write it like 0.01, 1e-8 or infinity");
    refused(Optimizer.class, "adam([1])", "adam: beta1: expected a number, got a list");
    refused(
        Optimizer.class,
        "adam(\"1\")",
        "adam: beta1: expected a number, got the string \"1\"; take away the quotes");
    refused(
        Layer.class,
        "pool(1.5)",
        "pool: size: expected a whole number from -2147483648 to 2147483647, got \"1.5\"");
  }

  @Test
  void numbersOutOfRange() {
    refused(
        Layer.class,
        "pool(2147483648)",
        "pool: size: expected a whole number from -2147483648 to 2147483647, got \"2147483648\"");
    refused(
        Activation.class,
        "elu(1e39)",
        "elu: alpha: expected a number up to 3.4028235e38, got \"1e39\"; make it smaller");
    refused(
        Optimizer.class,
        "adam(-1e309)",
        "adam: beta1: expected a number up to 1.7976931348623157e308, got \"-1e309\"; make it"
            + " smaller");
    refused(
        Activation.class,
        "elu(1e-60)",
        "elu: alpha: expected 0 or a number not so near to it, got \"1e-60\"; write 0 or make it"
            + " larger");
  }

  @Test
  void valuesOfTheWrongType() {
    String start = "everything(shape(1, 2, 3), [], ";
    refused(
        Everything.class,
        start + "shuffle=yes)",
        "everything: shuffle: expected one of false, true, got \"yes\"");
    refused(
        Everything.class,
        start + "start=zeros)",
        "everything: start: expected one of zero, he-normal, glorot-uniform, got \"zeros\"; did"
            + " you mean zero?");
    refused(
        Everything.class,
        start + "table=[1])",
        "everything: table[0]: expected a list, got \"1\"; write it in [ ]");
    refused(
        Everything.class,
        start + "name=a(b))",
        "everything: name: expected a string, got \"a(…)\"");
  }

  private static void refused(Class<?> kind, String text, String message) {
    says(message, () -> Spec.parse(kind, text));
  }

  private static void says(String message, Runnable call) {
    assertEquals(message, assertThrows(SpecException.class, call::run).getMessage());
  }
}
