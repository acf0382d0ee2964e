package io.bigtheta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each of the other screens is for, done once. */
class TourTest {
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

  @RegisterExtension
  static final Visit VISIT = new Visit(24);

  private static Page open(String path) {
    Page page = VISIT.chromium().page();
    page.navigate(VISIT.at(path));
    assertThat(page.locator(".screen-head h1")).isVisible();
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void inside_shows_a_unit_and_the_next_one() {
    Page page = open("/inside");
    assertThat(page.getByRole(
            AriaRole.HEADING,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Unit \\d+ of layer 1"))))
        .isVisible(LONG);
    String before = page.url();
    button(page, "Go to the next hidden unit").click();
    page.waitForCondition(() -> !page.url().equals(before));
    String unit = page.url();
    page.reload();
    assertThat(page.getByRole(
            AriaRole.HEADING,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Unit \\d+ of layer 1"))))
        .isVisible(LONG);
    assertEquals(unit, page.url());
    page.context().close();
  }

  @Test
  void a_cell_of_the_confusion_matrix_opens_its_rows() {
    Page page = open("/mistakes");
    Locator matrix = page.getByLabel("Confusion matrix");
    assertThat(matrix.getByRole(AriaRole.BUTTON).first()).isVisible(LONG);
    matrix.getByRole(AriaRole.BUTTON).first().click();
    assertThat(page.getByText(Pattern.compile("True 0")).first()).isVisible(LONG);
    page.context().close();
  }

  @Test
  void a_search_chooses_a_size() {
    Page page = open("/size");
    page.getByLabel("Sizes to try").fill("2,16");
    page.getByLabel("Folds", new Page.GetByLabelOptions().setExact(true)).fill("3");
    page.getByLabel("Epochs", new Page.GetByLabelOptions().setExact(true)).fill("5");
    button(page, "Start the search").click();
    assertThat(page.locator(".tag")
            .filter(new Locator.FilterOptions().setHasText("done"))
            .first())
        .isVisible(LONG);
    assertThat(page.getByText(Pattern.compile("16 .*(chosen|best)")).first()).isVisible(LONG);
    page.context().close();
  }

  @Test
  void a_pruning_is_watched_and_its_sizes_are_moved_through() {
    Page page = open("/prune?run=digits-first");
    // the list of networks fills the form again; a click before that would be lost
    assertThat(page.getByText("24 hidden units, learnt from digits.").first()).isVisible(LONG);
    button(page, "Start pruning").click();
    assertThat(page.locator(".tag")
            .filter(new Locator.FilterOptions().setHasText("done"))
            .first())
        .isVisible(LONG);
    Locator slider = page.getByLabel("Size of the network");
    String before = page.getByLabel("From all units to few").innerText();
    slider.focus();
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("End");
    page.waitForTimeout(500);
    page.keyboard().press("Home");
    page.waitForTimeout(500);
    assertTrue(before.length() > 20, before);
    assertNotEquals(
        page.getByLabel("From all units to few").innerText(),
        moved(page, slider),
        "the slider changes nothing");
    page.context().close();
  }

  private static String moved(Page page, Locator slider) {
    slider.focus();
    page.keyboard().press("End");
    page.waitForTimeout(800);
    return page.getByLabel("From all units to few").innerText();
  }

  @Test
  void the_playground_learns_and_its_address_restores_it() {
    Page page = open("/playground");
    button(page, "Four hidden units").click();
    assertThat(page.locator("canvas").first()).isVisible();
    page.waitForTimeout(500);
    if (button(page, "▶ Play").isVisible()) {
      button(page, "▶ Play").click();
    }
    assertThat(button(page, "❚❚ Pause")).isVisible();
    page.waitForFunction(
        "() => [...document.querySelectorAll('main *')].some(e => e.children.length === 0 && /^(1[5-9]|[2-9]\\d|\\d{3,})$/.test(e.textContent.trim()))");
    button(page, "❚❚ Pause").click();
    assertTrue(page.url().contains("h=4"), page.url());
    page.reload();
    assertThat(page.locator("canvas").first()).isVisible();
    assertTrue(page.url().contains("h=4"), page.url());
    page.context().close();
  }

  @Test
  void one_step_makes_the_loss_of_its_row_smaller() {
    Page page = open("/step");
    Locator outcome = page.getByText(Pattern.compile("^The loss of this row is"));
    assertThat(outcome).isVisible(LONG);
    String before = outcome.textContent();
    button(page, "Take this step").click();
    page.waitForCondition(() -> !outcome.textContent().equals(before));
    double after = number(before, "After the step it is ");
    assertEquals(after, number(outcome.textContent(), "The loss of this row is "), 1e-9);
    page.context().close();
  }

  private static double number(String words, String before) {
    String rest = words.substring(words.indexOf(before) + before.length());
    return Double.parseDouble(rest.replaceFirst("[^0-9.].*", "").replaceFirst("\\.$", ""));
  }

  @Test
  void an_experiment_ends_in_a_verdict() {
    Page page = open("/experiments");
    button(page, "Run the experiment").click();
    assertThat(page.locator(".verdict-line")).isVisible(LONG);
    page.context().close();
  }
}
