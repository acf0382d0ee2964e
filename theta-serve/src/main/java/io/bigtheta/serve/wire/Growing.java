package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bigtheta.serve.model.DataType;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an input as JSON gives them, of which nobody knows how many will come. Numbers are rounded once, to the type of
 * the input. If a text comes among numbers, all become texts, and the model decides what they mean.
 */
final class Growing {
  private static final int FIRST = 16;

  private final Port port;
  private float @Nullable [] floats;
  private double @Nullable [] doubles;
  private long @Nullable [] longs;
  private @Nullable List<byte @Nullable []> blobs;
  private int size;

  Growing(Port port) {
    this.port = port;
    switch (port.type()) {
      case FP16, FP32, UINT8 -> floats = new float[FIRST];
      case FP64 -> doubles = new double[FIRST];
      case BYTES -> blobs = new ArrayList<>();
      default -> longs = new long[FIRST];
    }
  }

  int size() {
    return size;
  }

  /** Adds the value at hand: a number, a text, null, a boolean, or an array of these, however deep. */
  void add(JsonParser json) throws IOException {
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      if (token == JsonToken.START_ARRAY) {
        depth++;
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
      } else {
        scalar(json);
      }
    } while (depth > 0 && json.nextToken() != null);
  }

  /** Adds one element: a number, a text, null or a boolean. */
  void scalar(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_NULL -> missing();
      case VALUE_TRUE, VALUE_FALSE -> {
        if (port.type() == DataType.BOOL) {
          put(json.getBooleanValue() ? 1L : 0L);
        } else {
          text(json.getText());
        }
      }
      case VALUE_STRING -> text(json.getText());
      default -> throw Refusal.of(place(), "a number, a text or null", Text.shown(json));
    }
  }

  private void number(JsonParser json) throws IOException {
    if (floats != null) {
      put(json.getFloatValue());
    } else if (doubles != null) {
      put(json.getDoubleValue());
    } else if (blobs != null) {
      text(json.getText());
    } else {
      if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
          && json.getDoubleValue() != Math.rint(json.getDoubleValue())) {
        throw Refusal.of(place(), "whole numbers, as of " + port.type(), json.getText());
      }
      put(json.getLongValue());
    }
  }

  void missing() {
    if (floats != null) {
      put(Float.NaN);
    } else if (doubles != null) {
      put(Double.NaN);
    } else if (blobs != null) {
      blobs.add(null);
      size++;
    } else {
      throw Refusal.of(place(), "a value of " + port.type(), "null");
    }
  }

  private void text(String text) {
    if (longs != null) {
      throw Refusal.of(place(), "a value of " + port.type(), '"' + text + '"');
    }
    if (blobs == null) {
      blobs = spelled();
      floats = null;
      doubles = null;
    }
    blobs.add(port.file() ? decoded(text) : text.getBytes(StandardCharsets.UTF_8));
    size++;
  }

  /** The numbers so far as texts. */
  private List<byte @Nullable []> spelled() {
    List<byte @Nullable []> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String text = floats != null
          ? Float.toString(floats[i])
          : doubles != null ? Double.toString(doubles[i]) : "";
      all.add(text.equals("NaN") ? null : text.getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  private byte[] decoded(String text) {
    int comma = text.startsWith("data:") ? text.indexOf(',') : -1; // as a browser writes it
    try {
      return Base64.getMimeDecoder().decode(text.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(place(), "a file in Base64", "another text");
    }
  }

  private void put(float value) {
    float[] all = floats == null ? new float[FIRST] : floats;
    floats = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
    floats[size++] = value;
  }

  private void put(double value) {
    double[] all = doubles == null ? new double[FIRST] : doubles;
    doubles = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
    doubles[size++] = value;
  }

  private void put(long value) {
    long[] all = longs == null ? new long[FIRST] : longs;
    longs = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
    longs[size++] = value;
  }

  private String place() {
    return "input \"" + port.name() + '"';
  }

  /** The elements so far as a tensor of this shape. */
  Tensor tensor(List<Long> shape) {
    if (blobs != null) {
      return Tensor.blobs(port.name(), shape, blobs.toArray(new byte[0][]));
    } else if (floats != null) {
      return Tensor.floats(port.name(), shape, Arrays.copyOf(floats, size));
    } else if (doubles != null) {
      return Tensor.doubles(port.name(), shape, Arrays.copyOf(doubles, size));
    }
    return Tensor.longs(
        port.name(), port.type(), shape, Arrays.copyOf(longs == null ? new long[0] : longs, size));
  }
}
