package io.bigtheta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The studio without a mouse. */
class KeyboardTest {
  @RegisterExtension
  static final Visit VISIT = new Visit(0);

  /** Presses Tab until the element of this name has the focus. */
  private static void tabTo(Page page, String name) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < 200; i++) {
      page.keyboard().press("Tab");
      String at = (String)
          page.evaluate(
              "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].textContent) || e.textContent || '').trim(); }");
      if (at.equals(name)) {
        return;
      }
      seen.add(at);
    }
    throw new AssertionError("200 tabs led to " + seen + " and not to " + name);
  }

  @Test
  void every_screen_is_reached_and_a_run_is_started_and_stopped() {
    Page page = VISIT.chromium().page();
    page.navigate(VISIT.at("/playground"));
    assertThat(page.locator(".screen-head h1")).isVisible();
    for (String screen : List.of(
        "Train",
        "Inside",
        "Mistakes",
        "How many units?",
        "Prune",
        "Playground",
        "One step",
        "Experiments")) {
      tabTo(page, screen);
      page.keyboard().press("Enter");
      assertThat(page.locator(".rail a[aria-current]")).hasText(screen);
      page.waitForFunction("() => document.activeElement.id === 'main'"); // the focus follows
    }
    page.goBack();
    assertThat(page.locator(".rail a[aria-current]")).hasText("One step");
    page.navigate(VISIT.at("/train"));
    assertThat(
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start training")))
        .isVisible();
    tabTo(page, "Hidden units");
    page.keyboard().type("512,512");
    tabTo(page, "Epochs");
    page.keyboard().type("9000");
    tabTo(page, "Start training");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tag").first())
        .hasText("running", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    tabTo(page, "Stop");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tag").first())
        .hasText("stopped", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    page.context().close();
  }

  @Test
  void the_focus_is_always_seen() {
    Page page = VISIT.chromium().page();
    page.navigate(VISIT.at("/train"));
    assertThat(
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start training")))
        .isVisible();
    for (int i = 0; i < 25; i++) {
      page.keyboard().press("Tab");
      boolean outlined = (boolean)
          page.evaluate(
              "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }");
      assertTrue(
          outlined,
          "no outline at " + page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"));
    }
    page.context().close();
  }
}
