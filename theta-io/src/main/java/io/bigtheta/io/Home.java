package io.bigtheta.io;

import java.nio.file.Path;
import java.util.Map;

/**
 * Theta's folder on this machine: {@code $THETA_HOME} if it is set, otherwise a folder where the platform keeps caches:
 * {@code ~/Library/Caches/theta} on macOS, {@code %LOCALAPPDATA%\theta} on Windows, {@code $XDG_CACHE_HOME/theta} or
 * {@code ~/.cache/theta} elsewhere.
 */
public final class Home {
  private Home() {}

  /** The folder, which need not exist yet. */
  public static Path folder() {
    return folder(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  static Path folder(Map<String, String> environment, String system, Path user) {
    String own = environment.getOrDefault("THETA_HOME", "");
    if (!own.isBlank()) {
      return Path.of(own).toAbsolutePath();
    }
    if (system.startsWith("Mac")) {
      return user.resolve("Library/Caches/theta");
    }
    boolean windows = system.startsWith("Windows");
    String caches = environment.getOrDefault(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
    if (!caches.isBlank() && Path.of(caches).isAbsolute()) {
      return Path.of(caches).resolve("theta");
    }
    return user.resolve(windows ? "AppData/Local/theta" : ".cache/theta");
  }
}
