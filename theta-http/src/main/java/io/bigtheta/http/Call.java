package io.bigtheta.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** One request. */
public final class Call {
  private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(1 << 20)
          .build())
      .build());

  private final String method;
  private final String path;
  private final Map<String, String> parts;
  private final Map<String, String> query;
  private final Body body;

  /** Gives the body of a request, within the limits. */
  interface Body {
    InputStream stream() throws IOException;
  }

  Call(
      String method, String path, Map<String, String> parts, Map<String, String> query, Body body) {
    this.method = method;
    this.path = path;
    this.parts = parts;
    this.query = query;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** What stands in the path in place of {@code {name}}, decoded. */
  public String part(String name) {
    String found = parts.get(name);
    if (found == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return found;
  }

  /** The value behind {@code name=} in the query, if there is one. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** A whole number in the query. */
  public int whole(String name, int usual) {
    try {
      return query(name).map(Integer::parseInt).orElse(usual);
    } catch (NumberFormatException e) {
      throw Refusal.of(name, "a whole number", '"' + query(name).orElse("") + '"');
    }
  }

  /** The body as it arrives, within the limits. */
  public InputStream stream() throws IOException {
    return body.stream();
  }

  /** The whole body. */
  public byte[] bytes() throws IOException {
    try (InputStream in = body.stream()) {
      return in.readAllBytes();
    }
  }

  /** The body as a JSON object. */
  public JsonNode json() throws IOException {
    JsonNode value;
    try {
      value = JSON.readTree(bytes());
    } catch (JsonProcessingException e) {
      throw new Problem(400, "body: expected a JSON object, got a text that is no JSON");
    }
    if (value == null || !value.isObject()) {
      throw new Problem(400, "body: expected a JSON object, got something else");
    }
    return value;
  }
}
