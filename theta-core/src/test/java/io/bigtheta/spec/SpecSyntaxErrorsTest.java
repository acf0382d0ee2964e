package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.sample.Activation;
import io.bigtheta.spec.sample.Everything;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.Pool;
import io.bigtheta.spec.sample.Repeat;
import io.bigtheta.spec.sample.Stopping;
import org.junit.jupiter.api.Test;

/** Every message about how a text is put together, word for word. */
class SpecSyntaxErrorsTest {

  @Test
  void wrongPunctuation() {
    String write = "; write a name, a number, a list in [ ] or a string in \" \"";
    refused(
        Activation.class,
        " ",
        "activation, character 2: expected a value, got the end of the text" + write);
    refused(Activation.class, "?", "activation, character 1: expected a value, got \"?\"" + write);
    refused(
        Activation.class,
        "elu(1,)",
        "activation, character 7: expected a value, got \")\"" + write);
    refused(
        Activation.class,
        "elu(alpha=)",
        "activation, character 11: expected a value, got \")\"" + write);
    refused(
        Activation.class,
        "tanh)",
        "activation, character 5: expected the end of the text, got \")\"; take away what follows");
    refused(
        Activation.class,
        "elu(1",
        "activation, character 6: expected \",\" or \")\", got the end of the text;"
            + " the bracket was opened at character 4");
    refused(
        Stopping.class,
        "any([patience(1) patience(2)])",
        "stopping, character 18: expected \",\" or \"]\", got \"p\"; the bracket was opened at"
            + " character 5");
    refused(
        Activation.class,
        "elu(",
        "activation, character 5: expected a value or \")\", got the end of the text;"
            + " the bracket was opened at character 4");
    refused(
        Activation.class,
        "elu(\"a",
        "activation, character 7: expected a closing quotation mark, got the end of the text;"
            + " the string was opened at character 5");
    refused(
        Activation.class,
        "elu(\"\\x\")",
        "activation, character 7: expected one of \\\" \\\\ \\n"
            + " \\r"
            + " \\t \\uXXXX, got \"x\"; write \\\\ for one backslash");
  }

  @Test
  void textsTooLongOrTooDeep() {
    refused(
        Activation.class,
        "a".repeat(65537),
        "activation: expected at most 65536 characters, got 65537; shorten the text");
    refused(
        Layer.class,
        "repeat(".repeat(33) + "pool(1" + ")".repeat(34),
        "layer, character 231: expected at most 32 levels, got more; nest less deeply");
    Layer layer = new Pool(1);
    for (int i = 0; i < 31; i++) {
      layer = new Repeat(layer);
    }
    assertEquals(layer, Spec.parse(Layer.class, Spec.text(layer)));
    Layer deeper = new Repeat(layer);
    says("text: expected at most 32 levels, got more; nest less deeply", () -> Spec.text(deeper));
  }

  @Test
  void whatIsShownOfATextIsCutAndOnOneLine() {
    refused(
        Everything.class,
        "x".repeat(50),
        "everything: expected everything, got \"" + "x".repeat(40) + "…\"");
    refused(
        Activation.class,
        "\"\n\"",
        "activation: expected one of elu, leaky-relu, linear, tanh, got the string \"\\n\"");
  }

  private static void refused(Class<?> kind, String text, String message) {
    says(message, () -> Spec.parse(kind, text));
  }

  private static void says(String message, Runnable call) {
    assertEquals(message, assertThrows(SpecException.class, call::run).getMessage());
  }
}
