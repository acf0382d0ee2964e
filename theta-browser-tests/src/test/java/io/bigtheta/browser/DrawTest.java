package io.bigtheta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever starts the studio for the first time watches a network learn, and then draws. */
class DrawTest {
  private static final double[] SIZES = {0.5, 0.75, 1.05};

  @RegisterExtension
  static final Visit VISIT = new Visit(0);

  private static Page page;
  private static Locator pad;

  @BeforeAll
  static void watchTheFirstTraining() {
    page = VISIT.chromium().page();
    page.navigate(VISIT.at("/"));
    assertThat(page.getByText("No network yet: watch one learn")).isVisible();
    pad = page.getByRole(AriaRole.APPLICATION);
    assertThat(pad).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
    answersWhileItLearns();
  }

  private static void answersWhileItLearns() {
    Locator lesson = page.getByText("It is still learning");
    Handwriting.draw(page, pad, 3, 1, 0, 0);
    page.waitForFunction("() => document.querySelector('.verdict .big').textContent !== '?'");
    assertThat(lesson).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
    assertThat(page.locator(".verdict .big")).hasText("3");
    clear();
  }

  private static String answer() {
    return page.locator(".verdict .big").textContent();
  }

  private static void clear() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear"))
        .click();
    assertThat(page.locator(".verdict .big")).hasText("?");
  }

  @Test
  void digits_of_three_sizes_in_two_places_are_read() {
    List<String> wrong = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      for (int i = 0; i < SIZES.length; i++) {
        clear();
        double aside = i == 2 ? 0 : (digit + i) % 2 == 0 ? 0.1 : -0.12;
        Handwriting.draw(page, pad, digit, SIZES[i], aside, -aside / 2);
        page.waitForTimeout(120);
        page.waitForFunction("() => document.querySelector('.verdict .big').textContent !== '?'");
        if (!answer().equals(String.valueOf(digit))) {
          wrong.add(digit + " at size " + SIZES[i] + " was read as " + answer());
        }
      }
    }
    assertTrue(wrong.size() <= 2, "of 30 digits these were wrong: " + wrong);
  }

  @Test
  void a_digit_can_be_drawn_by_keyboard_and_taken_back() {
    clear();
    pad.focus();
    page.keyboard().press("Shift+ArrowUp");
    page.keyboard().press("Shift+ArrowUp");
    page.keyboard().press("Shift+ArrowUp");
    page.keyboard().press("Space");
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("Shift+ArrowDown");
    }
    page.keyboard().press("Space");
    assertThat(page.locator(".verdict .big")).hasText("1");
    page.keyboard().press("Backspace");
    assertThat(page.locator(".verdict .big")).hasText("?");
  }

  @Test
  void a_test_digit_can_be_loaded() {
    clear();
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Load a test digit").setExact(true))
        .click();
    assertThat(page.getByText("its label is")).isVisible();
    assertTrue(answer().matches("\\d"), answer());
  }

  @Test
  void a_drawing_is_kept_learnt_from_and_deleted() throws IOException {
    clear();
    Handwriting.draw(page, pad, 7, 0.9, 0, 0);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("It was a 7"))
        .click();
    assertThat(page.getByText("1 kept in")).isVisible();
    Path folder = VISIT.runs().resolve(".studio").resolve("drawings").resolve("7");
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Learn from them"))
        .click();
    assertThat(page.getByText("your 1 drawings"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
    assertThat(page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw with the new model")))
        .isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete a drawing of 7"))
        .click();
    assertThat(page.getByText("None yet. They stay on this machine.")).isVisible();
    assertTrue(Files.notExists(folder));
  }
}
