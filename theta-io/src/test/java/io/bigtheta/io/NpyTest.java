package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of NumPy, one by one and as tables. */
class NpyTest {
  @TempDir
  Path folder;

  /** An array as numpy.save writes it. */
  static byte[] npy(String type, String shape, boolean fortran, byte[] values) {
    String text = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False")
        + ", 'shape': " + shape + ", }";
    text += " ".repeat(63 - (text.length() + 10) % 64) + "\n";
    byte[] header = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.UTF_8))
        .put((byte) 1)
        .put((byte) 0);
    return out.putShort((short) header.length).put(header).put(values).array();
  }

  private static byte[] bytes(int size, ByteOrder order, Consumer<ByteBuffer> values) {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(order);
    values.accept(bytes);
    return bytes.array();
  }

  private static byte[] doubles(double... values) {
    return bytes(8 * values.length, ByteOrder.LITTLE_ENDIAN, out -> {
      for (double value : values) {
        out.putDouble(value);
      }
    });
  }

  static byte[] npz(Map<String, byte[]> arrays) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Npy read(byte[] bytes) throws IOException {
    return Npy.read(Files.write(folder.resolve("a.npy"), bytes));
  }

  private String refused(byte[] bytes) {
    String message = assertThrows(FormatException.class, () -> read(bytes)).getMessage();
    return message.substring(folder.resolve("a.npy").toString().length() + 2);
  }

  private static byte[] words(String... words) {
    return bytes(words.length * 4 * 6, ByteOrder.LITTLE_ENDIAN, out -> {
      for (String word : words) {
        int end = out.position() + 24;
        word.codePoints().forEach(out::putInt);
        out.position(end);
      }
    });
  }

  @Test
  void valuesAreInTheOrderOfCWhateverTheirOrderIs() throws IOException {
    Npy rows = read(npy("<f8", "(2, 3)", false, doubles(1, 2, 3, 4, 5, 6.5)));
    Npy columns = read(npy("<f8", "(2, 3)", true, doubles(1, 4, 2, 5, 3, 6.5)));
    assertArrayEquals(new int[] {2, 3}, columns.shape());
    for (int i = 0; i < 6; i++) {
      assertEquals(rows.number(i), columns.number(i));
    }
    assertEquals("6.5", columns.text(5));
    assertEquals("<f8 [2, 3]", columns.toString());
  }

  @Test
  void numbersOfAnyWidthAndOrderOfBytesAreRead() throws IOException {
    byte[] big =
        bytes(4, ByteOrder.BIG_ENDIAN, out -> out.putShort((short) 7).putShort((short) -1));
    assertEquals(7, read(npy(">i2", "(2,)", false, big)).number(0));
    assertEquals(-1, read(npy(">i2", "(2,)", false, big)).number(1));
    assertEquals(65535, read(npy(">u2", "(2,)", false, big)).number(1));
    byte[] ones = {-1, -1, -1, -1, -1, -1, -1, -1};
    assertEquals("18446744073709551615", read(npy("<u8", "(1,)", false, ones)).text(0));
    assertEquals(0x1p64, read(npy("<u8", "(1,)", false, ones)).number(0));
    assertEquals("-1", read(npy("<i8", "(1,)", false, ones)).text(0));
    byte[] half = {0, 0x3C, 1, 0, 0, (byte) 0xFC};
    Npy halves = read(npy("<f2", "(3,)", false, half));
    assertEquals(1, halves.number(0));
    assertEquals(0x1p-24, halves.number(1));
    assertEquals(Double.NEGATIVE_INFINITY, halves.number(2));
    Npy truths = read(npy("|b1", "(2,)", false, new byte[] {0, 1}));
    assertEquals("false true", truths.text(0) + " " + truths.text(1));
    Npy pixels = read(npy("|u1", "(2, 2)", true, new byte[] {1, 3, 2, 4}));
    assertTrue(pixels.unsignedBytes());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, pixels.bytes());
    assertEquals(0, read(npy("<f4", "()", false, new byte[4])).shape().length);
  }

  @Test
  void textsAndDatesAreRead() throws IOException {
    Npy words = read(npy("<U6", "(2,)", false, words("naïve", "東京😀")));
    assertEquals("naïve 東京😀", words.text(0) + " " + words.text(1));
    assertEquals("ab", read(npy("|S3", "(1,)", false, new byte[] {'a', 'b', 0})).text(0));
    byte[] days = bytes(16, ByteOrder.LITTLE_ENDIAN, o -> o.putLong(19723).putLong(Long.MIN_VALUE));
    Npy dates = read(npy("<M8[D]", "(2,)", false, days));
    assertEquals("2024-01-01", dates.text(0));
    assertEquals("", dates.text(1));
    byte[] nanos = bytes(8, ByteOrder.LITTLE_ENDIAN, o -> o.putLong(1_000_000_001L));
    assertEquals(
        "1970-01-01T00:00:01.000000001",
        read(npy("<M8[ns]", "(1,)", false, nanos)).text(0));
  }

  @Test
  void arraysOfObjectsAndLengthsThatLieAreRefused() {
    assertEquals(
        "expected an array of numbers, truth values, texts or dates, got one of Python objects, which"
            + " may run any program; save it as numbers, or as texts with astype(str)",
        refused(npy("|O", "(1,)", false, new byte[9])));
    assertEquals(
        "expected 7999999992 bytes for an array of 999999999, got a limit of 2147483639; split it",
        refused(npy("<f8", "(999999999,)", false, new byte[8])));
    assertEquals(
        "expected 80 bytes for an array of 10, got a shorter file; fetch it again",
        refused(npy("<f8", "(10,)", false, new byte[8])));
    assertEquals(
        "expected 8 bytes for 1, got more", refused(npy("<f8", "(1,)", false, new byte[9])));
    assertTrue(refused(npy("<f8", "(999999999, 999999999)", false, new byte[8]))
        .startsWith("expected at most 2147483639 values"));
    assertTrue(refused(npy("<c16", "(1,)", false, new byte[16])).contains("got \"<c16\""));
    assertTrue(refused(npy("<i3", "(1,)", false, new byte[3])).contains("convert them to float64"));
  }

  @Test
  void inputsAndTargetInOneFileAreATable() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("x_train", npy("<f8", "(2, 2)", false, doubles(1, 2, 3, 4)));
    arrays.put("y_train", npy("|u1", "(2, 1)", false, new byte[] {0, 1}));
    arrays.put("x_test", npy("<f8", "(1, 2)", false, doubles(1, 2)));
    Path file = Files.write(folder.resolve("a.npz"), npz(arrays));
    assertEquals("\"x0\",\"x1\",\"y\"\n1,2,0\n3,4,1\n", TablesTest.text(file));
    assertEquals(
        List.of(
            "read as NumPy",
            "inputs are the array x_train, the target y is y_train",
            "the array x_test is left out"),
        Tables.notes(file));
  }

  @Test
  void namesOfColumnsAndClassesAreTakenFromTheFile() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("data", npy("<f8", "(2, 2)", false, doubles(1, 2, 3, 4)));
    arrays.put("target", npy("|i1", "(2,)", false, new byte[] {1, 0}));
    arrays.put("feature_names", npy("<U6", "(2,)", false, words("width", "height")));
    arrays.put("target_names", npy("<U6", "(2,)", false, words("no", "yes")));
    Path file = Files.write(folder.resolve("a.npz"), npz(arrays));
    assertEquals("\"width\",\"height\",\"y\"\n1,2,\"yes\"\n3,4,\"no\"\n", TablesTest.text(file));
  }

  @Test
  void otherArraysAreColumnsUnderTheirNames() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("age", npy("|u1", "(2,)", false, new byte[] {30, 40}));
    arrays.put("name", npy("<U6", "(2,)", false, words("Ann", "Bob")));
    arrays.put("odd", npy("|u1", "(3,)", false, new byte[3]));
    Path file = Files.write(folder.resolve("a.npz"), npz(arrays));
    assertEquals("\"age\",\"name\"\n30,\"Ann\"\n40,\"Bob\"\n", TablesTest.text(file));
    assertEquals(List.of("read as NumPy", "the array odd is left out"), Tables.notes(file));
    Path image = Files.write(folder.resolve("i.npy"), npy("|u1", "(1, 2, 2)", false, new byte[4]));
    assertEquals(
        image + ": x: expected rows, or rows and columns, got an array of 3 axes;"
            + " reshape it to (rows, columns)",
        assertThrows(FormatException.class, () -> TablesTest.text(image)).getMessage());
  }

  @Test
  void anyBytesAreSurvived() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("X", npy("<f8", "(2, 2)", false, doubles(1, 2, 3, 4)));
    arrays.put("y", npy("|u1", "(2,)", false, new byte[] {1, 0}));
    List<byte[]> whole = List.of(
        npy("<U6", "(2,)", true, words("a", "b")),
        npz(arrays),
        "{\"a\":1,\"b\":[\"x\"]}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8),
        ("@relation s\n@attribute a date\n@attribute b {p,'q r'}\n@data\n?,p\n{1 'q r'}\n")
            .getBytes(StandardCharsets.UTF_8));
    for (int round = 0; round < Integer.getInteger("theta.fuzz", 400); round++) {
      Seed seed = new Seed(3).child("bytes", round);
      byte[] bytes = whole.get(round % whole.size()).clone();
      for (int i = 0; i < 1 + seed.below(0, 3); i++) {
        bytes[seed.below(i + 1, bytes.length)] = seed.below(9 + i, 2) == 0
            ? (byte) seed.bits(20 + i)
            : (byte) (32 + seed.below(30 + i, 95));
      }
      Path file = Files.write(folder.resolve("f"), bytes);
      try {
        TablesTest.text(file);
      } catch (FormatException e) {
        assertEquals(-1, String.valueOf(e.getMessage()).indexOf('\n'));
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        throw new AssertionError("round " + round, e);
      }
    }
  }
}
