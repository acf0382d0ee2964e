package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.spec.Refusal;
import java.io.IOException;

/** JSON as it comes in requests: a bare {@code NaN} is a number, depth and sizes are bounded. */
final class Text {
  /** A picture in Base64 is one string. */
  private static final int LONGEST = 32 << 20;

  static final JsonFactory JSON = JsonFactory.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(LONGEST)
          .build())
      .build();

  static {
    JSON.setCodec(new ObjectMapper(JSON));
  }

  private Text() {}

  /** Reads from a parser. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonParser json) throws IOException;
  }

  /**
   * Reads an object, of which nothing may be left.
   *
   * @param reading gets the parser at the beginning of the object, and leaves it at the end
   */
  static <T> T object(byte[] body, int length, Reading<T> reading) throws IOException {
    try (JsonParser json = JSON.createParser(body, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.of("body", "a JSON object", "something else");
      }
      T read = reading.read(json);
      if (json.nextToken() != null) {
        throw Refusal.of("body", "one JSON object", "more behind it");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw Refusal.of("body", "a JSON object", "a text that is none: " + words(e));
    }
  }

  /** What the parser says, in one line and without a picture of the text. */
  private static String words(JsonProcessingException e) {
    String place = e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
    String words = e.getOriginalMessage().lines().findFirst().orElse("");
    return (words.length() > 120 ? words.substring(0, 120) + "…" : words) + place;
  }

  /** Goes to the next token, and refuses anything but this kind of value. */
  static void expect(JsonParser json, JsonToken token, String where, String expected)
      throws IOException {
    if (json.currentToken() != token) {
      throw Refusal.of(where, expected, shown(json));
    }
  }

  /** The value at hand, for a sentence. */
  static String shown(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> {
        String text = json.getText();
        yield '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
      }
      default -> json.getText();
    };
  }
}
