package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Pixels;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One small image in files of further formats, which {@code odd-pictures/make-further.py} wrote: six columns and five rows
 * of the colours (40 x, 50 y, 12 x y), or of the levels 10 x + 40 y. The script checks that Pillow reads these pixels.
 */
class FurtherPicturesTest {
  private static final int WIDTH = 6;
  private static final int HEIGHT = 5;

  @TempDir
  Path folder;

  static Stream<String> colours() {
    return Stream.of(
        "colour.tga",
        "colour-rle.tga",
        "palette.tga",
        "colour.pcx",
        "palette.pcx",
        "colour.dcx",
        "colour.sgi",
        "colour.qoi",
        "colour.dds",
        "colour.dib",
        "colour.ras",
        "colour.xpm",
        "packed.psd",
        "raw.psd",
        "big.tiff",
        "turned.png");
  }

  static Stream<String> greys() {
    return Stream.of("grey.tga", "deep.sgi", "grey.pfm", "grey.fits", "float.tiff", "long.tiff");
  }

  static Stream<String> all() {
    return Stream.of(
            colours(),
            greys(),
            Stream.of("png.icns", "runs.icns", "ink.xbm", "bc1.dds", "bc3.dds", "bc4.dds"))
        .flatMap(names -> names);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        FurtherPicturesTest.class.getResourceAsStream("odd-pictures/further-" + name)) {
      return in.readAllBytes();
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("x.png"), content); // the name decides nothing
  }

  private static int colour(int x, int y, int channel) {
    return channel == 0 ? 40 * x : channel == 1 ? 50 * y : 12 * x * y;
  }

  @ParameterizedTest
  @MethodSource("colours")
  void coloursAreThoseThatPillowReads(String name) throws IOException {
    Pixels pixels = Images.read(file(bytes(name)));
    assertEquals(3, pixels.channels());
    assertEquals(HEIGHT, pixels.height());
    assertEquals(WIDTH, pixels.width());
    for (int i = 0; i < 3 * WIDTH * HEIGHT; i++) {
      assertEquals(
          colour(i / 3 % WIDTH, i / 3 / WIDTH, i % 3), pixels.values()[i] & 0xFF, "value " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("greys")
  void soAreLevels(String name) throws IOException {
    Pixels pixels = Images.read(file(bytes(name)));
    assertEquals(1, pixels.channels());
    assertEquals(WIDTH, pixels.width());
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertEquals(10 * (i % WIDTH) + 40 * (i / WIDTH), pixels.values()[i] & 0xFF, "value " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png.icns", "runs.icns"})
  void anIconHoldsThePictureInItsCorner(String name) throws IOException {
    Pixels pixels = Images.read(file(bytes(name)));
    assertEquals(16, pixels.height());
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        for (int k = 0; k < 3; k++) {
          int wanted = x < WIDTH && y < HEIGHT ? colour(x, y, k) : 0;
          assertEquals(wanted, pixels.values()[3 * (16 * y + x) + k] & 0xFF, x + " " + y);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bc1.dds, 255, 0, 170, 85",
    "bc4.dds, 210, 0, 180, 150",
    "bc3.dds, 255, 255, 195, 155" // on white
  })
  void pixelsOfABlockLieBetweenItsEnds(String name, int one, int two, int three, int four)
      throws IOException {
    int[] wanted = {one, two, three, four};
    Pixels pixels = Images.read(file(bytes(name)));
    for (int i = 0; i < 16; i++) {
      assertEquals(wanted[i % 4], pixels.values()[i] & 0xFF, 1, "value " + i);
    }
  }

  @Test
  void theInkOfABitmapIsBlack() throws IOException {
    Pixels pixels = Images.read(file(bytes("ink.xbm")));
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int wanted = i % WIDTH == i / WIDTH ? 0 : 255;
      assertEquals(wanted, pixels.values()[i] & 0xFF, "value " + i);
    }
  }

  @Test
  void theOrientationOfAWebpIsItsOwn() throws IOException {
    assertEquals(6, Orientation.webp(bytes("turned.webp")));
    assertEquals(6, Orientation.png(bytes("turned.png")));
    assertEquals(1, Orientation.png(bytes("turned.webp")));
    assertEquals(1, Orientation.webp(new byte[20]));
  }

  @Test
  void numbersFillTheNarrowestRangeThatHoldsThem() {
    assertEquals(1, LevelRange.of(0.7, false).full());
    assertEquals(255, LevelRange.of(1, true).full());
    assertEquals(255, LevelRange.of(200.5, false).full());
    assertEquals(65_535, LevelRange.of(256, true).full());
    assertEquals(1e12, LevelRange.of(1e12, false).full());
    assertEquals(255, LevelRange.of(Double.NaN, false).full());
    assertEquals(128, LevelRange.of(1, false).level(0.5));
    assertEquals(0, LevelRange.of(1, false).level(Double.NaN));
    assertEquals(0, LevelRange.of(1, false).level(-3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCutOneIsRefusedInOneLine(String name) throws IOException {
    byte[] whole = bytes(name);
    int most = whole.length / 2; // behind the pixels, some have only padding
    for (int length = 24; length <= most; length += 1 + most / 40) {
      Path cut = file(Arrays.copyOf(whole, length));
      String said = assertThrows(Refusal.class, () -> Images.read(cut)).getMessage();
      assertTrue(said.startsWith(cut + ": expected a"), said);
      assertEquals(1, said.lines().count(), said);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aChangedByteIsRefusedOrHarmless(String name) throws IOException {
    byte[] whole = bytes(name);
    for (int i = 0; i < Math.min(200, whole.length); i++) {
      for (int value : new int[] {0, 1, 0x7F, 0xFF}) {
        byte[] changed = whole.clone();
        changed[i] = (byte) value;
        try {
          assertTrue(Picture.decode("x", changed).argb().length > 0);
        } catch (Refusal e) {
          assertTrue(e.getMessage().contains(": expected "), e.getMessage());
        }
      }
    }
  }

  @Test
  void aHugeSizeIsRefusedBeforeAnythingIsAllocated() throws IOException {
    ByteBuffer targa = ByteBuffer.wrap(bytes("colour.tga")).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer sgi = ByteBuffer.wrap(bytes("colour.sgi"));
    ByteBuffer psd = ByteBuffer.wrap(bytes("raw.psd"));
    ByteBuffer sun = ByteBuffer.wrap(bytes("colour.ras"));
    ByteBuffer[] huge = {
      targa.putInt(12, -1),
      sgi.putInt(6, -1),
      psd.putInt(14, 100_000).putInt(18, 100_000),
      sun.putInt(4, 100_000).putInt(8, 100_000),
      ByteBuffer.wrap("PF\n100000 100000\n-1.0\n".getBytes(StandardCharsets.ISO_8859_1))
    };
    for (ByteBuffer one : huge) {
      assertTrue(refused(one.array()).contains("expected at most 64 million pixels, got "));
    }
    assertTrue(refused(ByteBuffer.wrap(bytes("colour.ras"))
            .putInt(4, 60_000_000)
            .putInt(8, 1)
            .array())
        .contains("expected a whole Sun raster image of 1 rows, got one that is cut off"));
    assertTrue(refused(ByteBuffer.wrap(bytes("raw.psd"))
            .putInt(18, 60_000_000)
            .putInt(14, 1)
            .array())
        .contains("got one with rows of 60000000 pixels"));
  }

  @Test
  void whatIsNotReadIsNamed() throws IOException {
    byte[] psd = bytes("raw.psd");
    psd[25] = 9;
    assertTrue(
        refused(psd).contains("got one with colours of mode 9 in 8 bits; save it again as PNG"));
    byte[] targa = bytes("colour.tga");
    targa[2] = 7;
    assertTrue(refused(targa).contains("got "));
    byte[] tiff = bytes("long.tiff");
    ByteBuffer in = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = in.getInt(4) + 2, i = 0; i < in.getShort(in.getInt(4)); i++, at += 12) {
      if (in.getShort(at) == 259) {
        in.putShort(at + 8, (short) 34925);
      }
    }
    assertTrue(refused(tiff).contains("got one packed by LZMA; save it as PNG"));
    assertTrue(
        refused("FTCX0000".getBytes(StandardCharsets.ISO_8859_1)).contains("an FTEX texture"));
  }

  private String refused(byte[] content) throws IOException {
    Path file = file(content);
    return assertThrows(FormatException.class, () -> Images.read(file)).getMessage();
  }
}
