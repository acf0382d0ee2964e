package io.bigtheta.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser and a studio for all tests of a class. At the end, no page may have reported an error or asked another machine for
 * anything.
 */
final class Visit implements BeforeAllCallback, AfterAllCallback {
  private final int units;
  private Path runs = Path.of("");
  private Chromium chromium;
  private OpenStudio studio;

  /** @param units hidden units of a network that has learnt the digits before; 0 for none */
  Visit(int units) {
    this.units = units;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    chromium = Chromium.start();
    runs = Files.createTempDirectory("theta-visit");
    if (units > 0) {
      TrainRecipe recipe =
          TrainRecipe.of("digits").with("hidden", String.valueOf(units)).with("epochs", "30");
      TrainJob.begin(recipe, runs.resolve("digits-first"))
          .run(Session.quiet().threads(2), event -> {});
    }
    studio = OpenStudio.at(runs);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (studio == null) {
      return; // there was no browser
    }
    chromium.close();
    studio.close();
    try (Stream<Path> files = Files.walk(runs)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    // a refusal is an answer of 400, which the browser reports as well
    assertEquals(
        List.of(),
        chromium.errors.stream().filter(error -> !error.contains(" 400 ")).toList());
    assertEquals(List.of(), chromium.outside);
  }

  Chromium chromium() {
    return chromium;
  }

  Path runs() {
    return runs;
  }

  /** The address of a screen. */
  String at(String path) {
    return studio.uri(path).toString();
  }
}
