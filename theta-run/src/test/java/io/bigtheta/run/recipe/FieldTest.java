package io.bigtheta.run.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.schedule.Cosine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final TrainRecipe USUAL = TrainRecipe.of("iris.csv");

  private static Refusal refused(String name, String text) {
    return assertThrows(Refusal.class, () -> USUAL.with(name, text));
  }

  @Test
  void oneComponentIsReplacedFromTextAndTheOthersStay() {
    TrainRecipe recipe = USUAL
        .with("dropout", "0.2")
        .with("epochs", "7")
        .with("seed", "-1")
        .with("rate", "cosine(0.01)")
        .with("validation", "0.25")
        .with("monitor", "Accuracy");

    assertEquals(Optional.of(0.2f), recipe.network().dropout());
    assertEquals(Optional.of(7), recipe.learning().epochs());
    assertEquals(-1, recipe.learning().seed());
    assertEquals(Optional.of(new Cosine(0.01f)), recipe.learning().rate());
    assertEquals(0.25, recipe.held().validation());
    assertEquals("ACCURACY", recipe.learning().monitor().name());
    assertEquals("iris.csv", recipe.data().source());
    assertEquals(USUAL.learning().optimizer(), recipe.learning().optimizer());
  }

  @Test
  void everyFieldReadsWhatItWrites() {
    TrainRecipe recipe = changed();
    TrainRecipe copy = TrainRecipe.of("");
    for (Field field : Field.values()) {
      if (!field.text(recipe).isEmpty()) {
        copy = field.with(copy, field.text(recipe));
      }
    }

    assertEquals(recipe, copy);
  }

  @Test
  void theTextFormOfARecipeIsReadBack() {
    for (TrainRecipe recipe : List.of(
        USUAL,
        changed(),
        USUAL.with("layers", "dense(5, activation=tanh) dropout(0.5) dense(3)"),
        USUAL.with("network", "cnn-small"),
        USUAL.with("hidden", "0"))) {
      assertEquals(recipe, Spec.parse(TrainRecipe.class, Spec.text(recipe)));
      assertEquals(recipe, Spec.parse(TrainRecipe.class, Spec.whole(recipe)));
    }
  }

  private static TrainRecipe changed() {
    return TrainRecipe.of("some folder/with, commas (and) \"quotes\"")
        .with("target", "kind of flower")
        .with("task", "numbers")
        .with("images", "raw")
        .with("resize", "32x48")
        .with("data-dir", "/tmp/a b")
        .with("group", "person")
        .with("time", "day")
        .with("test-file", "later.csv")
        .with("skip-bad", "true")
        .with("dropout", "0.3")
        .with("hidden", "32,16")
        .with("activation", "leaky-relu(slope=0.02)")
        .with("loss", "huber")
        .with("optimizer", "adam(beta1=0.8)")
        .with("rate", "cycles(0.01, 3)")
        .with("batch", "0")
        .with("epochs", "30")
        .with("patience", "4")
        .with("stopping", "time-limit(60)")
        .with("penalty", "l2(1e-4)")
        .with("clipping", "by-norm(1)")
        .with("average", "0.99")
        .with("augment", "shift(2) rotate(10)")
        .with("standardize", "true")
        .with("criterion", "accuracy")
        .with("seed", "-9223372036854775808")
        .with("snapshots", "2")
        .with("target-scale", "log")
        .with("class-weights", "a b=2,c=0.5")
        .with("from", "runs/some model")
        .with("validation", "0")
        .with("test", "0.5");
  }

  @Test
  void aBlankTextLeavesOpenWhatMayBeLeftOpen() {
    TrainRecipe recipe = changed()
        .with("rate", "")
        .with("loss", " ")
        .with("epochs", "")
        .with("hidden", "")
        .with("dropout", "");

    assertEquals(Optional.empty(), recipe.learning().rate());
    assertEquals(Optional.empty(), recipe.learning().loss());
    assertEquals(Optional.empty(), recipe.learning().epochs());
    assertEquals(Optional.empty(), recipe.network().hidden());
    assertEquals(Optional.empty(), recipe.network().dropout());
  }

  @Test
  void aNameThatIsNoneIsRefusedWithTheListOfThoseThatAre() {
    String message = refused("dropuot", "0.2").getMessage();
    assertTrue(
        message.matches(
            "settings: expected one of data, target, .*dropout, .*, test, got \"dropuot\""),
        message);
  }

  @Test
  void aTextThatDoesNotFitIsRefusedByTheNameOfItsField() {
    for (List<String> wrong : List.of(
        List.of("epochs", "many", "epochs: expected a whole number, got \"many\""),
        List.of("dropout", "some", "dropout: expected a number, got \"some\""),
        List.of(
            "images",
            "round",
            "images: expected ink, raw, or for a CSV file of pixels their size, as 28x28, got \"round\""),
        List.of("dropout", "-1", "dropout: expected a share in [0, 1), got -1.0"),
        List.of("dropout", "NaN", "dropout: expected a share in [0, 1), got NaN"),
        List.of("batch", "-1", "batch: expected a number of rows, or 0 for all, got -1"),
        List.of("epochs", "-1", "epochs: expected at least 1, got -1"),
        List.of("test", "2", "test: expected a share in [0, 1), got 2.0"),
        List.of("rate", "cosine(peak=-1)", "rate: cosine: peak: expected a rate > 0, got -1.0"))) {
      Refusal refusal = refused(wrong.get(0), wrong.get(1));
      assertEquals(wrong.get(2), refusal.getMessage());
      assertTrue(refusal.isSetting());
      assertEquals(wrong.get(0), refusal.place());
    }
    assertEquals("rate.peak", refused("rate", "cosine(peak=-1)").path());
    assertTrue(refused("optimizer", "adamm").getMessage().startsWith("optimizer: "));
  }

  @Test
  void whatDoesNotGoTogetherIsToldOfTheFieldThatDoesNotFit() {
    TrainRecipe layered = USUAL.with("layers", "dense(3)");
    Refusal refusal = assertThrows(Refusal.class, () -> layered.with("dropout", "0.5"));

    assertEquals("layers", refusal.place());
    assertEquals(
        "resize: expected --images raw beside it, got --images ink, which fits images to 28x28; add --images raw for photographs",
        assertThrows(Refusal.class, () -> USUAL.with("images", "ink").with("resize", "32x32"))
            .getMessage());
  }

  @Test
  void theCommandNamesWhatDiffersFromTheUsual() {
    assertEquals("theta train iris.csv", TrainCommand.text(USUAL));
    assertEquals(
        "theta train 'my flowers.csv' --target kind --hidden 32,16 --optimizer 'adam(beta1=0.8)' --standardize --seed 7",
        TrainCommand.text(TrainRecipe.of("my flowers.csv")
            .with("target", "kind")
            .with("hidden", "32,16")
            .with("optimizer", "adam(beta1=0.8)")
            .with("standardize", "true")
            .with("seed", "7")));
  }
}
