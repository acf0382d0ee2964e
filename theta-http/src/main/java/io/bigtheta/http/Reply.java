package io.bigtheta.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The answer to a call. */
public sealed interface Reply {
  /**
   * A whole body.
   *
   * @param headers besides the type and those that every answer has
   */
  record Body(int status, String type, byte[] bytes, Map<String, String> headers) implements Reply {
    /** The same answer with one more header. */
    public Body with(String name, String value) {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Body(status, type, bytes, all);
    }
  }

  /**
   * Server-sent events, until one side closes.
   *
   * @param opened gets the open stream, and returns soon
   */
  record Events(Consumer<EventStream> opened) implements Reply {}

  /** JSON, which must not be kept by caches. */
  static Body json(String text) {
    return json(200, text);
  }

  static Body json(JsonNode value) {
    return json(200, value.toString());
  }

  static Body json(int status, String text) {
    return of(status, "application/json", text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  static Body text(int status, String words) {
    return of(status, "text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  static Body of(int status, String type, byte[] bytes) {
    return new Body(status, type, bytes, Map.of());
  }

  /** A file that the browser keeps under a name. */
  static Body download(String name, String type, byte[] bytes) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return of(200, type, bytes)
        .with("Content-Disposition", "attachment; filename=\"" + safe + "\"")
        .with("Cache-Control", "no-store");
  }

  /** Done, with nothing to say. */
  static Body nothing() {
    return of(204, "", new byte[0]);
  }
}
