package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SettingsTest {
  @TempDir
  private Path folder;

  /** As if no option had been given. */
  private static Settings usual() {
    return Settings.of(
        "iris.csv",
        "theta try",
        parsed(new DataOptions()),
        new ShapeOptions(),
        parsed(new RecipeOptions()),
        HeldOptions.none());
  }

  private static <T> T parsed(T options) {
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
    return options;
  }

  private static String refused(String name, String text) {
    Settings settings = usual();
    return assertThrows(IllegalArgumentException.class, () -> settings.with(name, text))
        .getMessage();
  }

  @Test
  void aCommandWithoutShapeAndHeldOutRowsLeavesTheNetworkToTheDataAndHoldsOutNothing() {
    Settings settings = usual().check();
    assertEquals("", settings.hidden());
    assertEquals("", settings.layers());
    assertEquals(0, settings.validation());
    assertEquals(0, settings.test());
  }

  @Test
  void oneComponentIsReplacedFromTextAndTheOthersStay() {
    Settings settings = usual()
        .with("dropout", "0.2")
        .with("epochs", "7")
        .with("seed", "-1")
        .with("rate", "cosine(0.01)")
        .with("validation", "0.25")
        .with("criterion", "Accuracy");
    assertEquals(0.2f, settings.dropout());
    assertEquals(7, settings.epochs());
    assertEquals(-1, settings.seed());
    assertEquals("cosine(0.01)", settings.rate());
    assertEquals(0.25, settings.validation());
    assertEquals("ACCURACY", settings.criterion().name());
    assertEquals("iris.csv", settings.data());
    assertEquals(usual().optimizer(), settings.optimizer());
  }

  @Test
  void everyComponentSurvivesTheFileOfARun() throws Exception {
    Settings settings = usual().with("dropout", "0.3").with("task", "numbers");
    Path file = folder.resolve("run.json");
    Files.write(file, SettingsFile.text(settings).getBytes(StandardCharsets.UTF_8));
    assertEquals(settings, SettingsFile.read(file));
  }

  @Test
  void aNameThatIsNoneIsRefusedWithTheListOfThoseThatAre() {
    String message = refused("dropuot", "0.2");
    assertTrue(
        message.matches(
            "settings: expected one of data, target, .*dropout, .*, command, got \"dropuot\""),
        message);
  }

  @Test
  void aTextThatDoesNotFitIsRefusedByTheNameOfItsOption() {
    for (List<String> wrong : List.of(
        List.of("epochs", "many", "--epochs: expected a whole number, got \"many\""),
        List.of("dropout", "some", "--dropout: expected a number, got \"some\""),
        List.of("images", "round", "--images: expected one of ink, raw, got \"round\""),
        List.of("dropout", "-1", "--dropout: expected a share in [0, 1), got -1.0"),
        List.of("dropout", "NaN", "--dropout: expected a share in [0, 1), got NaN"),
        List.of("batch", "-1", "--batch: expected a number of rows, or 0 for all, got -1"),
        List.of("epochs", "-1", "--epochs: expected at least 1, got -1"),
        List.of("test", "2", "--test: expected a share in [0, 1), got 2.0"))) {
      assertEquals(wrong.get(2), refused(wrong.get(0), wrong.get(1)));
    }
    assertTrue(
        refused("optimizer", "adamm").startsWith("--optimizer: "), refused("optimizer", "adamm"));
  }
}
