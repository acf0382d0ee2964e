package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.broken.Arrays;
import io.bigtheta.spec.broken.Clumsy;
import io.bigtheta.spec.broken.Doubtful;
import io.bigtheta.spec.broken.Echo;
import io.bigtheta.spec.broken.Lonely;
import io.bigtheta.spec.broken.Range;
import io.bigtheta.spec.broken.Sets;
import io.bigtheta.spec.broken.Share;
import io.bigtheta.spec.broken.Silent;
import io.bigtheta.spec.broken.Title;
import io.bigtheta.spec.broken.Twice;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Shell;
import io.bigtheta.spec.sample.Stopping;
import org.junit.jupiter.api.Test;

/** Every message about records that refuse or cannot be written, word for word. */
class SpecRecordErrorsTest {

  @Test
  void valuesTheConstructorRefuses() {
    refused(Optimizer.class, "adam(2)", "adam: expected 0 < beta1 < 1, got 2.0");
    refused(
        Layer.class,
        "dense(4, leaky-relu(2))",
        "dense: activation: leaky-relu: expected 0 <= slope < 1, got 2.0");
    refused(Stopping.class, "any([])", "any: expected at least one rule, got none");
    refused(
        Clumsy.class,
        "clumsy(0)",
        "clumsy: expected values it can take, got others; change them"
            + " (java.lang.ArithmeticException: / by zero)");
    refused(Echo.class, "echo(\"a\\nb\")", "echo: expected another value, got a b");
    refused(
        Silent.class,
        "silent(0)",
        "silent: expected values it can take, got others; change them"
            + " (java.lang.IllegalArgumentException)");
  }

  @Test
  void recordsWithoutAText() {
    says(
        "text: expected a record, got java.lang.String; write the recipe as a record",
        () -> Spec.text("tanh"));
    says(
        "secret: expected a public record, got io.bigtheta.spec.sample.Shell$Secret; make it"
            + " public",
        () -> Spec.text(Shell.secrets().get(0)));
    says(
        "half: expected a public record in an exported package, got one that is not; make it so",
        () -> Spec.text(Shell.secrets().get(1)));
    says(
        "text: expected at most 65536 characters, got 65549; make the recipe smaller",
        () -> Spec.text(new Title("x".repeat(65536))));
    says(
        "text: expected a number, boolean, string, enum, list or record, got NaN (java.lang.Float)",
        () -> Spec.text(new Share(Float.NaN)));
    says(
        "title: value: expected a value, got null; let the record refuse it",
        () -> Spec.text(new Title()));
    says(
        "title: value: expected a value, got null; let the record refuse it",
        () -> Spec.parse(Title.class, "title"));
  }

  @Test
  void kindsAndRecordsThatAreMadeWrongly() {
    String broken = "io.bigtheta.spec.broken.";
    refused(
        Lonely.class,
        "x",
        broken + "Lonely: expected public records beside it, got none; is it a kind of recipe?");
    refused(
        Twice.class, "l2", broken + "Twice: expected one record named l-2, got two; rename one");
    refused(
        Doubtful.class,
        "1",
        broken + "Doubtful: expected @FromNumber once, got it on even and odd; take one away");
    String types =
        "expected a number, boolean, String, enum, interface, record or List of these, got ";
    refused(
        Arrays.class,
        "arrays",
        "arrays: weights: " + types + "float[]; change the type of the component");
    refused(
        Sets.class,
        "sets",
        "sets: names: " + types
            + "java.util.Set<java.lang.String>; change the type of the component");
    refused(
        Range.class,
        "range(5)",
        "range: expected its constructor public io.bigtheta.spec.broken.Range(int) to keep what it"
            + " is given, got others; give it other parameters");
  }

  private static void refused(Class<?> kind, String text, String message) {
    says(message, () -> Spec.parse(kind, text));
  }

  private static void says(String message, Runnable call) {
    assertEquals(message, assertThrows(SpecException.class, call::run).getMessage());
  }
}
