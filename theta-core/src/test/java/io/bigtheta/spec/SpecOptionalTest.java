package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.broken.Renamed;
import io.bigtheta.spec.sample.Adam;
import io.bigtheta.spec.sample.AdamW;
import io.bigtheta.spec.sample.Constant;
import io.bigtheta.spec.sample.Elu;
import io.bigtheta.spec.sample.Plan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Components that may be absent, and components that had another name. */
class SpecOptionalTest {
  private static final Plan PLAN = new Plan(Optional.empty(), 3);

  @Test
  void anAbsentComponentIsNotWrittenAndReadsAsEmpty() {
    assertEquals("plan(rounds=3)", Spec.text(PLAN));
    assertEquals(PLAN, Spec.parse(Plan.class, "plan(rounds=3)"));
  }

  @Test
  void aPresentComponentIsWrittenAsItsValue() {
    Plan rated = new Plan(Optional.of(new Constant(0.5f)), 3);
    same(rated, "plan(0.5, 3)");
    Plan full = new Plan(
        Optional.of(new Constant(0.5f)),
        3,
        "a plan",
        new AdamW(),
        Optional.of("two words"),
        Optional.of(List.of(1, 2)),
        Optional.of(new Elu(2)));
    same(
        full,
        "plan(0.5, 3, optimizer=adamw, note-text=\"two words\", sizes=[1, 2], last=elu(alpha=2))");
    assertEquals(full, Spec.parse(Plan.class, Spec.whole(full)));
  }

  @Test
  void theWholeTextLeavesAbsentComponentsOutToo() {
    String whole = "plan(rounds=3, title=\"a plan\","
        + " optimizer=adam(beta1=0.9, beta2=0.999, epsilon=1e-8), last=tanh)";
    assertEquals(whole, Spec.whole(PLAN));
    assertEquals(PLAN, Spec.parse(Plan.class, whole));
  }

  @Test
  void aDescriptionShowsWhatIsAbsentByDefaultInBrackets() {
    assertEquals(
        List.of("plan([rate], rounds, title=\"a plan\","
            + " optimizer=adam, [note-text], [sizes], last=tanh)"),
        Spec.describe(Plan.class));
  }

  @Test
  void onlyWhatHasNoDefaultAndIsNotOptionalMustBeGiven() {
    assertEquals(
        "plan: expected a value for rounds, got none; write plan(rounds)",
        refusal(() -> Spec.parse(Plan.class, "plan")).getMessage());
    assertEquals(
        "plan: expected a value for rounds, got none; write plan(rounds)",
        refusal(() -> Spec.parse(Plan.class, "plan(0.5, title=x)")).getMessage());
  }

  @Test
  void anAbsentComponentThatIsPresentByDefaultHasNoText() {
    Plan without = new Plan(
        Optional.empty(),
        3,
        "a plan",
        new Adam(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    String message =
        "text: last: expected a value, as the default is one, got none; let the default be none";
    assertEquals(message, refusal(() -> Spec.text(without)).getMessage());
    assertEquals(message, refusal(() -> Spec.whole(without)).getMessage());
  }

  @Test
  void aMistakeInAnOptionalComponentIsToldOfIt() {
    Refusal refusal = refusal(() -> Spec.parse(Plan.class, "plan(one-cycle(x), 3)"));
    assertEquals(
        "plan: rate: one-cycle: peak: expected a number, got \"x\"; write it like 0.01, 1e-8 or"
            + " infinity",
        refusal.getMessage());
    assertEquals("rate.peak", refusal.path());
  }

  @Test
  void namesOfOlderVersionsAreReadAndNeverWritten() {
    Plan plan = Spec.parse(Plan.class, "Old_Plan(epochs=3, optimiser=adam(0.5))");
    assertEquals("plan(rounds=3, optimizer=adam(beta1=0.5))", Spec.text(plan));
    assertEquals(PLAN, Spec.parse(Plan.class, "scheme(EPOCHS=3)"));
    assertEquals(List.of("plan"), Spec.names(Plan.class));
    assertEquals("3", Spec.component(plan, "epochs"));
    assertEquals(
        "plan: expected rounds once, got it twice; take one away",
        refusal(() -> Spec.parse(Plan.class, "plan(epochs=3, rounds=3)")).getMessage());
  }

  @Test
  void anOldNameThatIsAnotherComponentsNameIsRefused() {
    assertEquals(
        "renamed: expected one component named Size, got two; rename one",
        refusal(() -> Spec.parse(Renamed.class, "renamed(1, 2)")).getMessage());
  }

  @Test
  void aRequiredOptionalComponentMayBeGivenByNameOnly() {
    assertEquals(
        new Plan(Optional.of(new Constant(1)), 2),
        Spec.parse(Plan.class, "plan(rounds=2, rate=1)"));
  }

  private static void same(Plan plan, String text) {
    assertEquals(text, Spec.text(plan));
    assertEquals(plan, Spec.parse(Plan.class, text));
  }

  private static Refusal refusal(Runnable call) {
    return assertThrows(SpecException.class, call::run);
  }
}
