package io.bigtheta.serve;

import io.bigtheta.http.Address;
import io.bigtheta.serve.shelf.Opening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to serve, and how.
 *
 * @param models each a path, or {@code NAME=PATH}
 * @param opening reads what lies at a path
 * @param address where to listen
 * @param bodyBytes the largest body of a call
 * @param looks how often folders are looked at
 * @param news gets a line when the files of a model have changed
 * @param access gets a line for each call; empty for no access log
 */
public record Settings(
    List<String> models,
    Opening opening,
    Address address,
    long bodyBytes,
    Duration looks,
    Consumer<String> news,
    Optional<Consumer<String>> access) {
  private static final long BODY = 16 << 20;

  public Settings {
    models = List.copyOf(models);
  }

  /** Models of Theta for callers on this machine, with bodies of up to 16 MB, and folders looked at every second. */
  public static Settings of(List<String> models, Address address) {
    return new Settings(
        models, Opening.THETA, address, BODY, Duration.ofSeconds(1), line -> {}, Optional.empty());
  }

  public Settings bodyBytes(long value) {
    return new Settings(models, opening, address, value, looks, news, access);
  }

  public Settings looks(Duration value) {
    return new Settings(models, opening, address, bodyBytes, value, news, access);
  }

  public Settings news(Consumer<String> value) {
    return new Settings(models, opening, address, bodyBytes, looks, value, access);
  }

  public Settings access(Consumer<String> value) {
    return new Settings(models, opening, address, bodyBytes, looks, news, Optional.of(value));
  }
}
