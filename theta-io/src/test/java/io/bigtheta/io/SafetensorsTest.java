package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Safetensors writes the bytes that the format requires and refuses every abuse (after the attacks listed by its
 * makers).
 */
class SafetensorsTest {
  @TempDir
  Path folder;

  @Test
  void aFileIsALengthAHeaderInJsonAndTheNumbers() throws Exception {
    Path file = folder.resolve("f");
    Safetensors.write(
        file, Map.of("w", new Tensor(List.of(1, 2), new float[] {1, -2})), Map.of("k", "v"));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertEquals(
        "{\"__metadata__\":{\"k\":\"v\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}       ",
        new String(header, StandardCharsets.UTF_8));
    assertEquals(0, header.length % 8);
    assertEquals(
        List.of(1f, -2f, 0), List.of(bytes.getFloat(), bytes.getFloat(), bytes.remaining()));
  }

  @Test
  void whatWasWrittenIsReadBitForBit() throws Exception {
    float[] many = new float[100_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Float.intBitsToFloat(i * 0x9E3779B9);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("many \"ü\"\n", new Tensor(List.of(10, 100, 100), many));
    tensors.put("scalar", new Tensor(List.of(), new float[] {-0f}));
    tensors.put("empty", new Tensor(List.of(0, 3), new float[0]));
    tensors.put("alpha", Tensor.of(1, 2, 3));
    Map<String, String> metadata = new LinkedHashMap<>(Map.of("z", "\u0000\u2028😀", "a", ""));
    Path file = folder.resolve("f");
    Safetensors.write(file, tensors, metadata);
    Content content = Safetensors.read(file);
    assertEquals(metadata, content.metadata());
    assertEquals(
        new ArrayList<>(metadata.keySet()), new ArrayList<>(content.metadata().keySet()));
    assertEquals(tensors.keySet(), content.tensors().keySet());
    tensors.forEach((name, tensor) -> {
      assertEquals(tensor.shape(), content.tensors().get(name).shape());
      assertArrayEquals(bits(tensor), bits(content.tensors().get(name)));
    });
    byte[] first = Files.readAllBytes(file);
    Safetensors.write(file, content.tensors(), content.metadata());
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void tensorsMayStandInAnotherOrderThanTheirBytes() throws Exception {
    Content content = Safetensors.read(file(
        "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
            + "\"a\":{\"shape\":[1],\"data_offsets\":[0,4],\"dtype\":\"F32\"}}",
        8));
    assertEquals(List.of("a", "b"), new ArrayList<>(content.tensors().keySet()));
  }

  @Test
  void tensorsWhoseNumbersDoNotFitTheirShapeCannotBeMade() {
    assertEquals(
        "tensor: expected the numbers of shape [2, 3], got 5",
        assertThrows(IllegalArgumentException.class, () -> new Tensor(List.of(2, 3), new float[5]))
            .getMessage());
    assertEquals(
        "tensor: expected sizes >= 0, got [-1]",
        assertThrows(IllegalArgumentException.class, () -> new Tensor(List.of(-1), new float[1]))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new Tensor(List.of(65536, 65536), new float[0]));
  }

  @Test
  void missingEmptyAndCutFilesAreRefused() {
    Samples.refused(
        "nowhere: expected a file, got nothing there; check the name",
        folder,
        () -> Safetensors.read(folder.resolve("nowhere")));
    refused("f: expected a header length of 8 bytes, got an empty file", new byte[0]);
    refused("f: expected a header length of 8 bytes, got 7 bytes", new byte[7]);
    refused(
        "f: expected a safetensors file with a header of 2 … 0 bytes, got a length of 0, so it is another file or cut off; name a whole model file",
        new byte[8]);
  }

  @Test
  void headerLengthsThatDoNotFitTheFileAreRefused() {
    for (long length : new long[] {0, 1, 3, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      refused(
          "f: expected a safetensors file with a header of 2 … 2 bytes, got a length of "
              + Long.toUnsignedString(length)
              + ", so it is another file or cut off; name a whole model file",
          ByteBuffer.allocate(10)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(length)
              .put(new byte[] {'{', '}'})
              .array());
    }
  }

  @Test
  void headersThatAreNoJsonObjectAreRefused() {
    refused("f: expected a header that begins with {, got \" \"", " {}", 0);
    refused("f: expected a header that begins with {, got \"[\"", "[]", 0);
    assertEquals(
        "",
        message("{\"a\":1,}", 0)
            .replaceFirst("f: header: expected JSON, got a text that is none: .*", ""));
    assertEquals(
        "",
        message("{} x", 0)
            .replaceFirst("f: header: expected JSON, got a text that is none: .*", ""));
    refused(
        "f: expected a header in UTF-8, got other bytes",
        bytes(new byte[] {'{', '"', (byte) 0xFF, '"'}, 0));
  }

  @Test
  void keysUsedTwiceAreRefused() {
    refused(
        "f: header: expected JSON, got a text that is none: Duplicate field 'a'",
        "{\"a\":" + tensor("[0]", "[0,0]") + ",\"a\":" + tensor("[0]", "[0,0]") + "}",
        0);
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals(
        "",
        message("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0)
            .replaceFirst(
                "f: header: expected JSON, got a text that is none: .*nesting depth.*", ""));
  }

  @Test
  void metadataThatIsNoTextIsRefused() {
    refused("f: metadata \"a\": expected a text, got \"1\"", "{\"__metadata__\":{\"a\":1}}", 0);
    refused("f: metadata: expected an object of texts, got \"[]\"", "{\"__metadata__\":[]}", 0);
  }

  @Test
  void entriesThatAreNoTensorsAreRefused() {
    refused("f: tensor \"a\": expected dtype, shape and data_offsets, got \"1\"", "{\"a\":1}", 0);
    refused(
        "f: tensor \"a\": expected dtype, shape and data_offsets, got \"{\"dtype\":\"F32\"}\"",
        "{\"a\":{\"dtype\":\"F32\"}}",
        0);
    refused(
        "f: tensor \"a\": expected dtype F32, got \"\"F64\"\"",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        8);
    refused(
        "f: tensor \"a\": shape: expected a list of whole numbers, got \"4\"",
        one("4", "[0,4]"),
        4);
    refused(
        "f: tensor \"a\": shape: expected whole numbers 0 … 2147483647, got \"-1\"",
        one("[-1]", "[0,4]"),
        4);
    refused(
        "f: tensor \"a\": shape: expected whole numbers 0 … 2147483647, got \"1.0\"",
        one("[1.0]", "[0,4]"),
        4);
    refused(
        "f: tensor \"a\": data_offsets: expected a begin and an end, got \"[0]\"",
        one("[1]", "[0]"),
        4);
    refused(
        "f: tensor \"a\": data_offsets: expected a begin and an end, got \"[4,0]\"",
        one("[1]", "[4,0]"),
        4);
  }

  @Test
  void lengthsThatOverflowAreRefused() {
    refused(
        "f: tensor \"a\": shape: expected fewer than 2^31 numbers, got [65536, 65536]",
        one("[65536,65536]", "[0,0]"),
        0);
    refused(
        "f: tensor \"a\": shape: expected fewer than 2^31 numbers, got [2147483647, 2147483647, 2147483647]",
        one("[2147483647,2147483647,2147483647]", "[0,4]"),
        4);
    refused(
        "f: tensor \"a\": shape: expected whole numbers 0 … 2147483647, got \"4294967297\"",
        one("[4294967297]", "[0,4]"),
        4);
    refused(
        "f: tensor \"a\": data_offsets: expected whole numbers 0 … 9223372036854775807, got \"9223372036854775808\"",
        one("[1]", "[0,9223372036854775808]"),
        4);
    refused(
        "f: tensor \"a\": expected 4 bytes for shape [1], got 9223372036854775807",
        one("[1]", "[0,9223372036854775807]"),
        4);
    refused(
        "f: expected 4000000000 bytes of data after the header, got 4",
        one("[1000000000]", "[0,4000000000]"),
        4);
  }

  @Test
  void gapsOverlapsAndBytesOfNobodyAreRefused() {
    refused("f: tensor \"a\": expected data from byte 0, got from byte 4", one("[1]", "[4,8]"), 8);
    refused(
        "f: tensor \"b\": expected data from byte 4, got from byte 0",
        "{\"a\":" + tensor("[1]", "[0,4]") + ",\"b\":" + tensor("[1]", "[0,4]") + "}",
        4);
    refused("f: expected 4 bytes of data after the header, got 5", one("[1]", "[0,4]"), 5);
    refused("f: expected 4 bytes of data after the header, got 3", one("[1]", "[0,4]"), 3);
    refused("f: tensor \"a\": expected 8 bytes for shape [2], got 4", one("[2]", "[0,4]"), 4);
  }

  private static String tensor(String shape, String offsets) {
    return "{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
  }

  private static String one(String shape, String offsets) {
    return "{\"a\":" + tensor(shape, offsets) + "}";
  }

  private static byte[] bytes(byte[] header, int data) {
    return ByteBuffer.allocate(8 + header.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  private Path file(String header, int data) {
    return Samples.file(folder, "f", bytes(header.getBytes(StandardCharsets.UTF_8), data));
  }

  private String message(String header, int data) {
    FormatException e =
        assertThrows(FormatException.class, () -> Safetensors.read(file(header, data)));
    return e.getMessage().substring(e.getMessage().lastIndexOf("f: header"));
  }

  private void refused(String message, byte[] content) {
    Samples.refused(message, folder, () -> Safetensors.read(Samples.file(folder, "f", content)));
  }

  private void refused(String message, String header, int data) {
    refused(message, bytes(header.getBytes(StandardCharsets.UTF_8), data));
  }

  private static int[] bits(Tensor tensor) {
    int[] bits = new int[tensor.values().length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(tensor.values()[i]));
    return bits;
  }
}
