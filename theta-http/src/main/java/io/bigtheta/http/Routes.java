package io.bigtheta.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a server, in the order in which they are tried. A path such as {@code /api/runs/{id}/events} takes any text without
 * a slash in place of {@code {id}}; {@code /page/{rest*}} takes everything that follows.
 */
public final class Routes {
  /** @param largest body in bytes; 0 for the limit of the server */
  record Entry(String method, List<String> pattern, Route route, long largest) {}

  /** A route and what stands in its path. */
  record Match(Route route, Map<String, String> parts, long largest) {}

  private final List<Entry> entries = new ArrayList<>();
  private Predicate<String> secret = path -> path.startsWith("/api/");
  private @Nullable Consumer<Visit> witness;

  /** The paths that need the token, where there is one. Without this call, these are the ones below {@code /api/}. */
  public Routes secret(Predicate<String> paths) {
    secret = paths;
    return this;
  }

  /**
   * Tells {@code witness} of every call after its answer, also of refused ones. Each answer then carries the header {@code
   * X-Request-Id}.
   *
   * @param witness is called by many threads at once, and returns soon
   */
  public Routes witness(Consumer<Visit> witness) {
    this.witness = witness;
    return this;
  }

  boolean secret(String path) {
    return secret.test(path);
  }

  Optional<Consumer<Visit>> witness() {
    return Optional.ofNullable(witness);
  }

  /** Answers GET, and HEAD without the body. */
  public Routes get(String path, Route route) {
    return add("GET", path, route, 0);
  }

  /** Answers POST. */
  public Routes post(String path, Route route) {
    return add("POST", path, route, 0);
  }

  /** Answers POST with bodies of up to {@code largest} bytes. */
  public Routes post(String path, long largest, Route route) {
    return add("POST", path, route, largest);
  }

  /** Answers DELETE. */
  public Routes delete(String path, Route route) {
    return add("DELETE", path, route, 0);
  }

  private Routes add(String method, String path, Route route, long largest) {
    entries.add(new Entry(method, List.of(path.substring(1).split("/", -1)), route, largest));
    return this;
  }

  /**
   * The route of a call.
   *
   * @throws Problem 404 if there is no such path, 405 if there is one for other methods
   */
  Match match(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    boolean other = false;
    String[] given = path.substring(1).split("/", -1);
    for (Entry entry : entries) {
      Optional<Map<String, String>> parts = parts(entry.pattern(), given);
      if (parts.isPresent() && entry.method().equals(asked)) {
        return new Match(entry.route(), parts.get(), entry.largest());
      }
      other |= parts.isPresent();
    }
    throw other
        ? new Problem(405, path + ": expected another method, got " + method)
        : Problem.missing(path + ": expected a page of this server, got none of this name");
  }

  private static Optional<Map<String, String>> parts(List<String> pattern, String[] given) {
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String wanted = pattern.get(i);
      if (i >= given.length) {
        return Optional.empty();
      }
      if (wanted.endsWith("*}")) {
        String rest = String.join("/", List.of(given).subList(i, given.length));
        parts.put(wanted.substring(1, wanted.length() - 2), decoded(rest));
        return Optional.of(parts);
      }
      if (wanted.startsWith("{")) {
        if (given[i].isEmpty()) {
          return Optional.empty();
        }
        parts.put(wanted.substring(1, wanted.length() - 1), decoded(given[i]));
      } else if (!wanted.equals(given[i])) {
        return Optional.empty();
      }
    }
    return given.length == pattern.size() ? Optional.of(parts) : Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
