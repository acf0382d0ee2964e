package io.bigtheta.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void theMessageSaysWhereWhatWasExpectedWhatCameAndWhatToDo() {
    assertEquals(
        "epochs: expected at least 1, got 0",
        Refusal.of("epochs", "at least 1", 0).getMessage());
    assertEquals(
        "--layers: expected no --hidden beside it, got both; take one",
        Refusal.of("--layers", "no --hidden beside it", "both", "take one").getMessage());
  }

  @Test
  void everyCallerPutsItsOwnPlaceBeforeWhatItHeard() {
    Refusal inner = Refusal.of("peak", "a rate above 0", -1.0);
    Refusal outer = inner.withinRecipe("cosine").within("rate").within("run.json");

    assertEquals(
        "run.json: rate: cosine: peak: expected a rate above 0, got -1.0", outer.getMessage());
    assertEquals("run.json: rate: cosine: peak", outer.where());
    assertEquals("run.json", outer.place());
  }

  @Test
  void theParts_areThereForAForm() {
    Refusal refusal = Refusal.of("peak", "a rate above 0", -1.0, "take it away")
        .withinRecipe("cosine")
        .within("rate");

    assertEquals("rate.peak", refusal.path());
    assertEquals("a rate above 0", refusal.expected());
    assertEquals("-1.0", refusal.got());
    assertEquals("take it away", refusal.remedy());
  }

  @Test
  void aDoorKnowsTheSettingThatAMistakeBelongsTo() {
    Refusal refusal = Refusal.of("share", "a share in (0, 1)", 2.0);
    Refusal set = refusal.setting("hold-out");

    assertEquals("hold-out: expected a share in (0, 1), got 2.0", set.getMessage());
    assertTrue(set.isSetting());
    assertFalse(refusal.isSetting());
    assertFalse(set.within("run.json").isSetting());
    assertSame(refusal, set.getCause());
  }

  @Test
  void whatHasNoPlaceYetGetsItFromTheCaller() {
    Refusal refusal = Refusal.of("", "a height of at least 3", 2);

    assertEquals("expected a height of at least 3, got 2", refusal.getMessage());
    assertEquals("", refusal.place());
    assertEquals(
        "layer 0: expected a height of at least 3, got 2",
        refusal.within("layer 0").getMessage());
  }

  @Test
  void theMessageIsOneLineWhateverWasGiven() {
    Refusal refusal = Refusal.of("a\nb", "c\td", "e\rf", "g\u0000h");

    assertEquals("a b: expected c d, got e f; g h", refusal.getMessage());
    assertEquals("e f", refusal.got());
  }
}
