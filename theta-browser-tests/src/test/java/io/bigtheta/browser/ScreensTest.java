package io.bigtheta.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every screen, light and dark and on a phone: nothing for axe to find, no error, no request to elsewhere, nothing wider than the
 * screen. The pictures are in {@code target/screens}.
 */
class ScreensTest {
  private static final List<String> SCREENS = List.of(
      "draw", "train", "inside", "mistakes", "size", "prune", "playground", "step", "experiments");

  private static final int PHONE = 375;

  @RegisterExtension
  static final Visit VISIT = new Visit(32);

  private static String axe;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream in = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @TestFactory
  Stream<DynamicTest> screens() {
    return SCREENS.stream()
        .flatMap(screen -> Stream.of(
            DynamicTest.dynamicTest(
                screen + " in light colours", () -> look(screen, "light", 1440, ColorScheme.LIGHT)),
            DynamicTest.dynamicTest(
                screen + " in dark colours", () -> look(screen, "dark", 1440, ColorScheme.DARK)),
            DynamicTest.dynamicTest(
                screen + " on a phone", () -> look(screen, "phone", PHONE, ColorScheme.LIGHT))));
  }

  private static void look(String screen, String name, int width, ColorScheme colors) {
    Page page = VISIT.chromium().page(width, 900, colors);
    page.navigate(VISIT.at("/" + screen));
    page.waitForSelector(".screen-head h1");
    page.waitForFunction(
        "() => { const one = document.querySelector('.loading'); return !one || getComputedStyle(one).display === 'none'; }");
    page.waitForTimeout(800); // pictures and curves follow
    page.screenshot(new Page.ScreenshotOptions()
        .setPath(Path.of("target", "screens", screen + "-" + name + ".png"))
        .setFullPage(true));
    if (width > PHONE) { // on a phone it is the same elements, in one column
      assertEquals(List.of(), violations(page));
    }
    int wide = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    assertTrue(wide <= width, "the page is " + wide + " wide on a screen of " + width);
    page.context().close();
  }

  /** What axe finds, each with the first element it finds it at. */
  @SuppressWarnings("unchecked") // as axe writes it
  private static List<String> violations(Page page) {
    page.evaluate(axe);
    Object found = page.evaluate(
        "async () => (await axe.run(document)).violations.map(v => ({id: v.id, help: v.help, count: v.nodes.length, html: v.nodes[0].html, why: v.nodes[0].failureSummary}))");
    return ((List<Map<String, Object>>) found)
        .stream()
            .map(one -> one.get("id") + ": " + one.get("help") + " (" + one.get("count")
                + " times, first " + one.get("html") + ": " + one.get("why") + ")")
            .toList();
  }
}
