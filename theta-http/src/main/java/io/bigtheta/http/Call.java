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
import org.jspecify.annotations.Nullable;

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
  private final Headers headers;
  private final Body body;

  /** Gives the body of a request, within the limits. */
  interface Body {
    InputStream stream() throws IOException;
  }

  /** Gives the first header of a name, in upper or lower case. */
  interface Headers {
    @Nullable
    String value(String name);
  }

  Call(
      String method,
      String path,
      Map<String, String> parts,
      Map<String, String> query,
      Headers headers,
      Body body) {
    this.method = method;
    this.path = path;
    this.parts = parts;
    this.query = query;
    this.headers = headers;
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

  /** A header of the call, whose name may be written in upper or lower case. Of several, the first one. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.value(name));
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
