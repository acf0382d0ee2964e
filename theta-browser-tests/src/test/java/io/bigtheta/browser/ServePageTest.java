package io.bigtheta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.bigtheta.http.Address;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.serve.Serving;
import io.bigtheta.serve.Settings;
import io.bigtheta.train.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the prediction server, with a token: a drawing and a row are answered. */
class ServePageTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir
  private Path folder;

  @Test
  void a_drawing_and_a_row_are_answered() throws Exception {
    Path digits = folder.resolve("digits");
    TrainJob.begin(TrainRecipe.of("digits").with("epochs", "5"), digits)
        .run(Session.quiet(), event -> {});
    Path flowers = Path.of("..", "examples", "serving", "flowers.safetensors");
    Settings settings = Settings.of(
        List.of(digits.toString(), flowers.toString()),
        new Address("127.0.0.1", 0, Optional.of(TOKEN)));
    try (Chromium chromium = Chromium.start();
        Serving serving = Serving.open(settings)) {
      Page page = chromium.page();
      page.navigate(serving.uri() + "?token=" + TOKEN);
      Handwriting.draw(page, page.locator("canvas"), 1, 0.75, 0, 0);
      assertThat(page.locator("#said")).hasText(Pattern.compile("The answer is \\d\\."));
      assertThat(page.locator("meter")).hasCount(10);
      page.getByLabel("Model").selectOption("flowers");
      page.getByLabel("sepal_length").fill("6.8");
      page.getByLabel("sepal_width").fill("3.1");
      page.getByLabel("petal_length").fill("5.8");
      page.getByLabel("soil").fill("moon");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict"))
          .click();
      assertThat(page.locator("#said")).hasText("The answer is virginica.");
      assertThat(page.locator("#notes")).containsText("the model never saw (moon)");
      page.getByLabel("sepal_width").fill("wide");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict"))
          .click();
      assertThat(page.locator("#said"))
          .containsText("row 1, column \"sepal_width\": expected a number, got \"wide\"");
      assertEquals(
          List.of(),
          chromium.errors.stream().filter(error -> !error.contains("400")).toList());
      assertEquals(List.of(), chromium.outside);
    }
  }
}
