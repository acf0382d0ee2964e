package io.bigtheta.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser. It notes every error that a page reports, and every request that leaves this machine. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;
  final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  final List<String> outside = Collections.synchronizedList(new ArrayList<>());

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser of this machine. Without one, the tests of this class are skipped, and say so. */
  static Chromium start() {
    Optional<Path> found = found();
    if (found.isEmpty()) {
      System.out.println(
          "browser tests: SKIPPED, as there is no Chromium on this machine; install one (Debian and Ubuntu: apt install chromium)");
    }
    assumeTrue(found.isPresent(), "no Chromium on this machine");
    PlaywrightAssertions.setDefaultAssertionTimeout(
        30_000); // the machine may be busy with other tests
    Playwright playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(found.get())
            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    return new Chromium(playwright, browser);
  }

  private static Optional<Path> found() {
    String own = System.getenv("THETA_CHROMIUM");
    if (own != null && !own.isBlank()) {
      return Optional.of(Path.of(own));
    }
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Page page() {
    return page(1440, 1000, ColorScheme.LIGHT);
  }

  /** A new page with a memory of its own, as in a private window. */
  Page page(int width, int height, ColorScheme colors) {
    BrowserContext context = browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colors));
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        errors.add(message.text() + " at " + message.location());
      }
    });
    page.onPageError(errors::add);
    page.onRequest(request -> {
      if (!request.url().matches("(http://127\\.0\\.0\\.1:|data:|blob:).*")) {
        outside.add(request.url());
      }
    });
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
