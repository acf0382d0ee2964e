package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.io.Safetensors.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header of a safetensors file, which is checked as it is read.
 *
 * @param entries in the order of their bytes, without gaps or overlaps
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");
  private static final int MOST_DIMENSIONS = 32;
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  /** The place of a tensor: its numbers are the bytes [begin, end) of the data. */
  record Entry(String name, Dtype type, List<Integer> shape, long begin, long end) {
    int size() {
      return (int) ((end - begin) / type.bytes());
    }
  }

  static SafetensorsHeader of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<Entry> entries = new ArrayList<>();
    long at = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long end = at + (long) Float.BYTES * tensor.getValue().values().length;
      entries.add(new Entry(tensor.getKey(), Dtype.F32, tensor.getValue().shape(), at, end));
      at = end;
    }
    return new SafetensorsHeader(entries, metadata);
  }

  String text() {
    return Json.text(json -> {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(METADATA);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      for (Entry entry : entries) {
        json.writeObjectFieldStart(entry.name);
        json.writeStringField("dtype", entry.type.name());
        json.writeFieldName("shape");
        json.writeArray(
            entry.shape.stream().mapToInt(Integer::intValue).toArray(), 0, entry.shape.size());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {entry.begin, entry.end}, 0, 2);
        json.writeEndObject();
      }
      json.writeEndObject();
    });
  }

  /**
   * Reads and checks a header.
   *
   * @param data number of bytes that follow the header in the file; the entries must cover exactly these
   */
  static SafetensorsHeader read(String where, String text, long data) {
    SafetensorsHeader header = parse(where, text);
    if (header.data() != data) {
      throw FormatException.of(
          where, header.data() + " bytes of data after the header", Long.toString(data));
    }
    return header;
  }

  /** Reads and checks a header. Its entries may cover at most {@code most} bytes. */
  static SafetensorsHeader readAtMost(String where, String text, long most) {
    SafetensorsHeader header = parse(where, text);
    if (header.data() > most) {
      throw FormatException.of(
          where, "at most " + most + " bytes of data after the header", "" + header.data());
    }
    return header;
  }

  /** Refuses tensors of other types than F32. */
  void plain(String where) {
    for (Entry entry : entries) {
      if (entry.type != Dtype.F32) {
        throw FormatException.of(
            where + ": tensor " + FormatException.quoted(entry.name),
            "dtype F32",
            FormatException.quoted('"' + entry.type.name() + '"'));
      }
    }
  }

  /** The number of bytes that the entries cover. */
  private long data() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
  }

  private static SafetensorsHeader parse(String where, String text) {
    if (!text.startsWith("{")) {
      throw FormatException.of(
          where, "a header that begins with {", FormatException.quoted(text.substring(0, 1)));
    }
    JsonNode root = Json.read(where + ": header", text);
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      if (property.getKey().equals(METADATA)) {
        metadata.putAll(metadata(where, property.getValue()));
      } else {
        entries.add(entry(
            where + ": tensor " + FormatException.quoted(property.getKey()),
            property.getKey(),
            property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin != at) {
        throw FormatException.of(
                "tensor " + FormatException.quoted(entry.name),
                "data from byte " + at,
                "from byte " + entry.begin)
            .within(where);
      }
      at = entry.end;
    }
    return new SafetensorsHeader(List.copyOf(entries), metadata);
  }

  private static Map<String, String> metadata(String where, JsonNode node) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!node.isObject()) {
      throw FormatException.of("metadata", "an object of texts", shown(node)).within(where);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isTextual()) {
        throw FormatException.of(
                "metadata " + FormatException.quoted(property.getKey()),
                "a text",
                shown(property.getValue()))
            .within(where);
      }
      metadata.put(property.getKey(), property.getValue().textValue());
    }
    return metadata;
  }

  private static Entry entry(String where, String name, JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    if (!node.isObject() || !keys.equals(KEYS)) {
      throw FormatException.of(where, "dtype, shape and data_offsets", shown(node));
    }
    Dtype type = Dtype.of(node.path("dtype").asText())
        .orElseThrow(() -> FormatException.of(
            where, "a dtype such as F32, F16, BF16 or F64", shown(node.path("dtype"))));
    List<Long> offsets = whole(where + ": data_offsets", node.path("data_offsets"), Long.MAX_VALUE);
    List<Integer> shape = whole(where + ": shape", node.path("shape"), Integer.MAX_VALUE).stream()
        .map(Math::toIntExact)
        .toList();
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw FormatException.of(
              "data_offsets", "a begin and an end", shown(node.path("data_offsets")))
          .within(where);
    }
    long count = 1;
    for (int size : shape) {
      if (size > 0 && count > LARGEST / size) {
        throw FormatException.of("shape", "fewer than 2^31 numbers", shape.toString())
            .within(where);
      }
      count *= size;
    }
    long bytes = count * type.bytes();
    if (offsets.get(1) - offsets.get(0) != bytes) {
      throw FormatException.of(
          where,
          bytes + " bytes for shape " + shape,
          Long.toString(offsets.get(1) - offsets.get(0)));
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> whole(String where, JsonNode node, long largest) {
    if (!node.isArray() || node.size() > MOST_DIMENSIONS) {
      throw FormatException.of(where, "a list of whole numbers", shown(node));
    }
    List<Long> values = new ArrayList<>();
    for (JsonNode value : node) {
      if (!value.isIntegralNumber()
          || !value.canConvertToLong()
          || value.longValue() < 0
          || value.longValue() > largest) {
        throw FormatException.of(where, "whole numbers 0 … " + largest, shown(value));
      }
      values.add(value.longValue());
    }
    return values;
  }

  private static String shown(JsonNode node) {
    return FormatException.quoted(node.toString());
  }
}
