package io.bigtheta.cli.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens a page in the user's browser, by the command that the platform has for it. */
public final class Browser {
  private static final long PATIENCE_SECONDS = 3;

  private Browser() {}

  /** Whether a browser was started. */
  public static boolean open(URI page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command = system.startsWith("mac")
        ? List.of("open", page.toString())
        : system.startsWith("windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
            : List.of("xdg-open", page.toString());
    try {
      Process process = new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
