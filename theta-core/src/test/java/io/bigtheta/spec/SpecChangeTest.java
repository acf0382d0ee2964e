package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.sample.Adam;
import io.bigtheta.spec.sample.AdamW;
import io.bigtheta.spec.sample.Any;
import io.bigtheta.spec.sample.Constant;
import io.bigtheta.spec.sample.Optimizer;
import io.bigtheta.spec.sample.Patience;
import io.bigtheta.spec.sample.Plan;
import io.bigtheta.spec.sample.Tanh;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records whose components are read and changed one by one, as a form does. */
class SpecChangeTest {
  private static final Plan PLAN = new Plan(Optional.empty(), 3);

  @Test
  void theComponentsHaveTheirNamesInTextsInOrder() {
    assertEquals(
        List.of("rate", "rounds", "title", "optimizer", "note-text", "sizes", "last"),
        Spec.components(Plan.class));
    assertEquals(List.of(), Spec.components(Tanh.class));
  }

  @Test
  void everyComponentIsWrittenAsItIsReadBack() {
    Plan plan = new Plan(
        Optional.of(new Constant(0.5f)),
        3,
        "two \"words\"",
        new AdamW(),
        Optional.of("(note"),
        Optional.of(List.of(1, 2)),
        Optional.of(new Tanh()));
    assertEquals(
        List.of("0.5", "3", "two \"words\"", "adamw", "(note", "[1, 2]", "tanh"),
        Spec.components(Plan.class).stream()
            .map(name -> Spec.component(plan, name))
            .toList());
    Plan other = PLAN;
    for (String name : Spec.components(Plan.class)) {
      other = Spec.with(other, name, Spec.component(plan, name));
      assertEquals(Spec.component(plan, name), Spec.component(other, name));
    }
    assertEquals(plan, other);
  }

  @Test
  void anAbsentComponentHasAnEmptyTextAndAnEmptyTextTakesItAway() {
    assertEquals("", Spec.component(PLAN, "rate"));
    Plan rated = Spec.with(PLAN, "rate", "0.5");
    assertEquals(Optional.of(new Constant(0.5f)), rated.rate());
    assertEquals(PLAN, Spec.with(rated, "rate", ""));
    assertEquals(Optional.empty(), Spec.with(PLAN, "last", " ").last());
  }

  @Test
  void namesAreComparedAsInTexts() {
    assertEquals(Optional.of("a b"), Spec.with(PLAN, "NoteText", "a b").noteText());
    assertEquals(Optional.of("a b"), Spec.with(PLAN, "note_text", "a b").noteText());
    assertEquals(7, Spec.with(PLAN, "epochs", "7").rounds());
  }

  @Test
  void aRecordKnownByItsKindAloneIsChangedToo() {
    Optimizer optimizer = new Adam();
    assertEquals(new Adam(0.5, 0.999, 1e-8), Spec.with(optimizer, "beta1", "0.5"));
  }

  @Test
  void aMistakeIsToldOfTheComponent() {
    refused(
        "rate: one-cycle: peak: expected a number, got \"x\"; write it like 0.01, 1e-8 or infinity",
        "rate.peak",
        "rate",
        "one-cycle(x)");
    refused(
        "optimizer: expected one of adam, adamw, got \"adma\"; did you mean adam?",
        "optimizer",
        "Optimizer",
        "adma");
    refused(
        "optimizer, character 5: expected the end of the text, got \")\"; take away what follows",
        "optimizer",
        "optimizer",
        "adam)");
    refused(
        "rounds: expected a whole number from -2147483648 to 2147483647, got \"many\"",
        "rounds",
        "rounds",
        "many");
    refused("sizes[1]: " + INTEGER + "\"x\"", "sizes[1]", "sizes", "[1, x]");
  }

  private static final String INTEGER =
      "expected a whole number from -2147483648 to 2147483647, got ";

  @Test
  void whatTheRecordRefusesIsToldOfTheComponentItNamesElseOfTheOneThatWasChanged() {
    refused("rounds: expected at least 1, got 0", "rounds", "rounds", "0");
    refused("title: expected a title, got none", "title", "title", "");
    Any any = new Any(List.of(new Patience(1)));
    Refusal refusal = assertThrows(SpecException.class, () -> Spec.with(any, "rules", "[]"));
    assertEquals("rules: expected at least one rule, got none", refusal.getMessage());
  }

  @Test
  void anUnknownComponentIsRefused() {
    refused(
        "plan: expected one of rate, rounds, title, optimizer, note-text, sizes, last, got"
            + " \"rouns\"; did you mean rounds?",
        "",
        "rouns",
        "1");
    assertEquals(
        "tanh: expected no arguments, got \"x=…\"; take it away",
        assertThrows(SpecException.class, () -> Spec.component(new Tanh(), "x")).getMessage());
    assertEquals(
        "string: expected a record, got java.lang.String",
        assertThrows(SpecException.class, () -> Spec.components(String.class)).getMessage());
  }

  private static void refused(String message, String path, String component, String text) {
    Refusal refusal = assertThrows(SpecException.class, () -> Spec.with(PLAN, component, text));
    assertEquals(message, refusal.getMessage());
    assertEquals(path, refusal.path());
  }
}
