package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.sample.Activation;
import io.bigtheta.spec.sample.Everything;
import io.bigtheta.spec.sample.Layer;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Schedule;
import io.bigtheta.spec.sample.Stopping;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the text, it is a recipe or a {@link SpecException} of one line. */
class SpecFuzzTest {

  private static final List<Class<?>> KINDS = List.of(
      Activation.class,
      Layer.class,
      Optimizer.class,
      Schedule.class,
      Stopping.class,
      Everything.class);

  private static final List<String> SEEDS = List.of(
      "leaky-relu(0.02)",
      "dense(128, activation=leaky-relu(slope=0.02), bias=false)",
      "repeat(repeat(pool(3, stride=2)))",
      "adam(0.9, beta2=0.999, epsilon=1e-8)",
      "adamw(rate=one-cycle(0.1, warm-up=0.25))",
      "0.01",
      "any(patience(5), time-limit(60), any([patience(1)]))",
      "everything(shape(1, 2, 3), [dense(4)], table=[[1, -2], []], start=zero, name=\"a \\\"b\\\""
          + " \\u00e9\", seed=-9, share=infinity, rates=[0, 1.5], starts=[he-normal],"
          + " labels=[plain, \"\"], flags=[true])");

  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    ",",
    "=",
    "\"",
    "\\",
    "\\u",
    " ",
    "\n",
    "-",
    ".",
    "e",
    "1",
    "99999999999",
    "1e999",
    "nan",
    "infinity",
    "é",
    "\uD83D",
    "\u0000",
    "tanh",
    "dense",
    "any",
    "rules",
    "units",
    "null",
    "java.lang.String",
    "((((",
    "[[[["
  };

  @Test
  void anyMutationOfATextIsARecipeOrASpecException() {
    SplittableRandom random = new SplittableRandom(2024);
    int recipes = 0;
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        change(text, random);
      }
      recipes += accepted(KINDS.get(random.nextInt(KINDS.size())), text.toString()) ? 1 : 0;
    }
    assertTrue(recipes > 100, "only " + recipes + " were recipes");
  }

  @Test
  @Timeout(30) // seconds, where one is usual: nothing may take a time quadratic in the length
  void longAndDeepTextsEndInASpecException() {
    for (String piece : List.of(
        "(",
        "[",
        "repeat(",
        "repeat(layer=",
        "any(any([",
        "\"",
        "\\",
        "-",
        "9",
        "a",
        "=",
        ",",
        " ")) {
      for (int length : new int[] {33, SyntaxReader.LONGEST - 100, 5 * SyntaxReader.LONGEST}) {
        String text = piece.repeat(length / piece.length());
        for (Class<?> kind : KINDS) {
          assertFalse(
              accepted(kind, text) && kind != Schedule.class,
              "a number is a schedule, all else is wrong");
          assertFalse(accepted(kind, "everything(shape(1, 2, 3), [" + text));
          assertFalse(accepted(kind, "everything(shape(1, 2, 3), [], seed=" + text + ")"));
          assertFalse(accepted(kind, "everything(shape(1, 2, 3), [], limit=" + text + "x)"));
        }
      }
    }
  }

  private static void change(StringBuilder text, SplittableRandom random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(4));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
      default -> {
        String other = SEEDS.get(random.nextInt(SEEDS.size()));
        text.insert(from, other, random.nextInt(other.length()), other.length());
      }
    }
  }

  /** Whether the text is a recipe; if so, its own text is read back as the same. */
  private static boolean accepted(Class<?> kind, String text) {
    Object recipe;
    try {
      recipe = Spec.parse(kind, text);
    } catch (SpecException e) {
      assertTrue(e.getMessage().matches("[^\\p{Cntrl}]+: expected [^\\p{Cntrl}]+"), e.getMessage());
      assertTrue(e.getMessage().length() < 600, e.getMessage());
      return false;
    }
    String written = Spec.text(recipe);
    assertEquals(recipe, Spec.parse(kind, written));
    assertEquals(written, Spec.text(Spec.parse(kind, written)));
    return true;
  }
}
