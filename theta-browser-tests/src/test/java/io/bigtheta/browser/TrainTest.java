package io.bigtheta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trains, pauses, resumes and compares as a person does. */
class TrainTest {
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);

  @RegisterExtension
  static final Visit VISIT = new Visit(0);

  private static Page open(String path) {
    Page page = VISIT.chromium().page();
    page.navigate(VISIT.at(path));
    assertThat(button(page, "Start training")).isVisible();
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void fill(Page page, String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  private static Locator live(Page page) {
    return page.getByLabel("The chosen run");
  }

  private static void awaitState(Page page, String state) {
    assertThat(live(page).locator(".tag"))
        .hasText(state, new LocatorAssertions.HasTextOptions().setTimeout(120_000));
  }

  @Test
  void a_run_is_paused_stepped_stopped_resumed_and_compared() {
    Page page = open("/train");
    fill(page, "Hidden units", "512,512");
    fill(page, "Epochs", "9000");
    button(page, "Start training").click();
    awaitState(page, "running");
    assertThat(live(page).getByText(Pattern.compile("epoch \\d+ of 9000"))).isVisible(LONG);
    button(page, "Pause").click();
    awaitState(page, "paused");
    button(page, "One step").click();
    page.reload();
    awaitState(page, "paused"); // the address remembers the run
    assertThat(live(page).locator("canvas").first()).isVisible();
    button(page, "Go on").click();
    awaitState(page, "running");
    button(page, "Stop").click();
    awaitState(page, "stopped");
    button(page, "Resume").click();
    awaitState(page, "running");
    button(page, "Stop").click();
    awaitState(page, "stopped");

    fill(page, "Hidden units", "32");
    fill(page, "Epochs", "15");
    button(page, "Start training").click();
    awaitState(page, "done");
    assertThat(live(page).getByText("accuracy on test rows")).isVisible();
    page.getByRole(AriaRole.CHECKBOX).first().check();
    page.getByRole(AriaRole.CHECKBOX).nth(1).check();
    Locator comparison = page.getByLabel("Comparison");
    assertThat(comparison.getByText("Compared", new Locator.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(comparison
            .locator("th")
            .getByText("epochs", new Locator.GetByTextOptions().setExact(true)))
        .isVisible();
    page.context().close();
  }

  @Test
  void two_pages_see_the_same_run_and_one_that_closes_does_not_disturb_it() {
    Page first = open("/train");
    fill(first, "Epochs", "8000");
    fill(first, "Hidden units", "512,512");
    button(first, "Start training").click();
    awaitState(first, "running");
    Page second = VISIT.chromium().page();
    second.navigate(first.url());
    awaitState(second, "running");
    first.context().close();
    assertThat(live(second).getByText(Pattern.compile("epoch \\d+ of 8000"))).isVisible(LONG);
    button(second, "Stop").click();
    awaitState(second, "stopped");
    second.context().close();
  }

  @Test
  void a_refusal_hangs_on_its_field_and_an_upload_that_is_no_table_is_refused() {
    Page page = open("/train");
    fill(page, "Learning rate", "fast");
    button(page, "Start training").click();
    Locator field = page.getByLabel("Learning rate", new Page.GetByLabelOptions().setExact(true));
    assertThat(field).hasAttribute("aria-invalid", "true");
    assertThat(
            page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("rate")))
        .isVisible();
    page.setInputFiles(
        "#upload",
        new FilePayload(
            "broken.zip", "application/zip", "no zip".getBytes(StandardCharsets.UTF_8)));
    assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("zip")))
        .isVisible();
    page.context().close();
  }

  @Test
  void a_dropped_table_is_shown_and_its_target_picked() {
    Page page = open("/train");
    StringBuilder csv = new StringBuilder("width,kind,cost\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i * 7 % 60 / 2.0)
          .append(i % 2 == 0 ? ",a," : ",b,")
          .append(i * 11 % 60)
          .append('\n');
    }
    page.setInputFiles(
        "#upload",
        new FilePayload("things.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(page.getByRole(
            AriaRole.REGION, new Page.GetByRoleOptions().setName("Columns of things.csv")))
        .isVisible();
    page.getByLabel("Column to predict").selectOption("kind");
    assertThat(page.getByText("target: kind")).isVisible();
    page.context().close();
  }
}
