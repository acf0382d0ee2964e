package io.bigtheta.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * JSON as this module reads and writes it: repeated keys, text after the end, deep nesting and long numbers are
 * refused.
 */
final class Json {
  /** The longest header of a safetensors file. */
  static final int LONGEST = 100_000_000;

  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 20;
  /** A parsed token takes about fifty bytes, so without this limit a small file could fill the memory. */
  private static final int MOST_TOKENS = 4_000_000;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxNumberLength(LONGEST_NUMBER)
          .maxNameLength(LONGEST)
          .maxStringLength(LONGEST)
          .maxDocumentLength(LONGEST)
          .maxTokenCount(MOST_TOKENS)
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Json() {}

  /** Writes a value. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  static String text(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static JsonNode read(String where, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage();
      int end = reason.indexOf('\n');
      throw FormatException.of(
              where,
              "JSON",
              "a text that is none: " + (end < 0 ? reason : reason.substring(0, end)))
          .because(e);
    }
  }
}
