package io.bigtheta.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.Tables;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut, changed or made to harm end in a refusal of one line, or in cells. */
class FormatsAttackTest {
  private static final int ROUNDS = Integer.getInteger("theta.fuzz", 30);

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.parquet",
        "snappy.parquet",
        "gzip.parquet",
        "zstd.parquet",
        "lz4.parquet",
        "delta.parquet",
        "uncompressed.feather",
        "lz4.feather",
        "zstd.feather",
        "views.arrow",
        "stream.arrows",
        "book.xlsx",
        "formulas.xlsx",
        "all.csv.zst",
        "frames.zst"
      })
  void anyBytesAreSurvived(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Read.resource(name));
    for (int round = 0; round < ROUNDS; round++) {
      Seed seed = new Seed(11).child(name, round);
      byte[] bytes = whole.clone();
      for (int i = 0; i < 1 + round % 4; i++) {
        bytes = changed(bytes, seed.child(i));
      }
      survived(Files.write(folder.resolve("f"), bytes), name + ", round " + round);
    }
  }

  private static byte[] changed(byte[] bytes, Seed seed) {
    if (bytes.length < 4) {
      return bytes;
    }
    // what describes a file is at its end or its beginning
    int range = seed.below(0, 2) == 0 ? bytes.length : Math.min(bytes.length, 3000);
    int at = seed.below(1, 2) == 0 ? seed.below(2, range) : bytes.length - 1 - seed.below(2, range);
    switch (seed.below(3, 5)) {
      case 0 -> bytes[at] ^= (byte) (1 << seed.below(4, 8));
      case 1 -> bytes[at] = (byte) seed.bits(4);
      case 2 -> bytes[at] = (byte) (seed.below(4, 2) == 0 ? 0xFF : 0x7F);
      case 3 -> {
        return seed.below(5, 4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
      default -> {
        int count = Math.min(1 + seed.below(4, 8), bytes.length - at);
        System.arraycopy(bytes, seed.below(5, bytes.length - count + 1), bytes, at, count);
      }
    }
    return bytes;
  }

  private static void survived(Path file, String what) {
    try (InputStream in = Tables.text(file)) {
      in.transferTo(OutputStream.nullOutputStream());
      Tables.notes(file);
    } catch (Refusal e) {
      assertEquals(-1, String.valueOf(e.getMessage()).indexOf('\n'), what);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what, e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy.parquet", "lz4.feather", "book.xlsx", "all.csv.zst"})
  void aCutFileIsSaidToBeCut(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Read.resource(name));
    for (int length : new int[] {whole.length / 2, whole.length - 9}) {
      Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
      String message =
          assertThrows(FormatException.class, () -> Read.text(file)).getMessage();
      assertTrue(message.contains("a damaged or cut"), message);
    }
  }

  @Test
  void manyRowsInFewBytesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Read.resource("none.parquet"));
    // the description ends with the number of rows of the last group; any promise beyond its pages
    // fails
    Path file = Files.write(folder.resolve("p"), bytes);
    assertEquals(25, Read.text(file).lines().count());
    assertThrows(FormatException.class, () -> Damage.length("f", "Parquet", 1L << 40, 100));
    assertThrows(FormatException.class, () -> Damage.length("f", "Parquet", 1L << 29, 100));
    assertThrows(FormatException.class, () -> Damage.length("f", "Parquet", -1, 100));
    assertEquals(1 << 20, Damage.length("f", "Parquet", 1 << 20, 100));
  }

  @Test
  void repetitionsOfNothingAreRefused() {
    byte[] back = {0x14, 'a', 9, 0, 0};
    assertThrows(
        IndexOutOfBoundsException.class, () -> Lz4.block(back, 0, back.length, new byte[99], 0));
    byte[] snappy = {8, 0, 'a', 0x11, 9};
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Snappy.unpack(snappy, 0, snappy.length, new byte[8], 0, 8));
    byte[] run = {'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b'};
    byte[] packed = {0x31, 'a', 'b', 'c', 3, 0};
    byte[] out = new byte[8];
    assertEquals(8, Lz4.block(packed, 0, packed.length, out, 0));
    assertEquals(new String(run, StandardCharsets.UTF_8), new String(out, StandardCharsets.UTF_8));
  }

  @Test
  void anEncryptedFileIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(Read.resource("none.parquet"));
    System.arraycopy("PARE".getBytes(StandardCharsets.UTF_8), 0, bytes, bytes.length - 4, 4);
    Path file = Files.write(folder.resolve("p"), bytes);
    assertEquals(
        file
            + ": expected a file of Parquet that is open, got an encrypted one; save it without encryption",
        assertThrows(FormatException.class, () -> Read.text(file)).getMessage());
  }
}
