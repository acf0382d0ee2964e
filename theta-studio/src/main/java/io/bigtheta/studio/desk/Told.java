package io.bigtheta.studio.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One line of JSON for a page. NaN and infinite numbers become null. */
public final class Told {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
      .build();

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  public Told put(String name, String value) {
    node.put(name, value);
    return this;
  }

  public Told put(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  public Told put(String name, long value) {
    node.put(name, value);
    return this;
  }

  /** Seven digits are enough for a page. */
  public Told put(String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, short7(value));
    } else {
      node.putNull(name);
    }
    return this;
  }

  static double short7(double value) {
    return Double.parseDouble(Float.toString((float) value));
  }

  /** The object, for parts that need more than this class offers. */
  public ObjectNode node() {
    return node;
  }

  public String text() {
    try {
      return JSON.writeValueAsString(node);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
