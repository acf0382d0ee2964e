package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digit five in files of many kinds, as people have them: each is read, or refused for what it is. */
class OddPicturesTest {
  private static final String KINDS =
      "expected an image (PNG, JPEG, BMP, GIF, TIFF, ICO, PGM or PPM; with theta-pictures also WebP), got ";

  @TempDir
  Path folder;

  private Path copy(String name, String as) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("odd-pictures/" + name)) {
      return Files.write(folder.resolve(as), in.readAllBytes());
    }
  }

  /** The image in 20 by 20 levels, whatever its own size. */
  private static float[] small(Path file) throws IOException {
    Pixels pixels = Images.read(file);
    float[] levels = new float[pixels.height() * pixels.width()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = pixels.get(0, i * pixels.channels());
    }
    return Scaling.scaled(levels, pixels.height(), pixels.width(), 20, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five-anim.gif",
        "five-anim.png",
        "five-cmyk.jpg",
        "five-extraneous.jpg",
        "five-no-eoi.jpg",
        "five-noiend.png",
        "five-progressive.jpg",
        "five-really-bmp.png",
        "five-really-jpeg.png",
        "five-trailing-junk.jpg",
        "five-webcam.jpg",
        "five.gif",
        "five.ico",
        "five.jpg",
        "five.tiff",
        "canvas.txt"
      })
  void isTheSameFive(String name) throws IOException {
    float[] five = small(copy("five.png", "five"));
    float[] other = small(copy(name, name));
    double off = 0;
    for (int i = 0; i < five.length; i++) {
      off += Math.abs(five[i] - other[i]) / five.length;
    }
    assertTrue(off < 8, "mean difference " + off);
  }

  @Test
  void aNameDecidesNothing() throws IOException {
    float[] five = small(copy("five.png", "FIVE.PNG"));
    for (String name : new String[] {"five", "five.jpg", "five.gif", "five.txt"}) {
      org.junit.jupiter.api.Assertions.assertArrayEquals(five, small(copy("five.png", name)));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          five-cut50.png             | a whole PNG of 200 rows, got one that is cut off or damaged after row 66
          five-cut75.png             | a whole PNG of 200 rows, got one that is cut off or damaged after row 92
          five-cut50.jpg             | a whole JPEG of 200 rows, got one that is cut off after about row
          five-cut75.jpg             | a whole JPEG of 200 rows, got one that is cut off after about row
          five-cut90.jpg             | a whole JPEG of 200 rows, got one that is cut off after about row
          five-progressive-cut50.jpg | a whole JPEG, got one that is cut off before its last scans
          five-progressive-cut90.jpg | a whole JPEG of 200 rows, got one that is cut off after about row
          """)
  void aCutOneSaysHowMuchIsThere(String name, String message) throws IOException {
    Path file = copy(name, name);
    String said = refused(file);
    assertTrue(said.startsWith(file + ": expected " + message), said);
    assertTrue(said.endsWith("; fetch or save it again"), said);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          iphone-heic.jpg | a HEIC image, which iPhones make; save it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible)
          five.avif       | an AVIF image; convert it to PNG first
          five.webp       | a WebP image, for which no reader is installed; add the room theta-pictures, or convert it to PNG first
          lfs.png         | a pointer of Git LFS to a file that was not fetched; run git lfs pull
          svg.png         | an SVG drawing of lines and areas; save it as PNG
          page.png        | an HTML page, as a failed download leaves; fetch the image itself
          """)
  void anotherFileIsNamedForWhatItIs(String name, String message) throws IOException {
    Path file = copy(name, name);
    assertEquals(file + ": " + KINDS + message, refused(file));
  }

  @Test
  void soIsAnyOther() throws IOException {
    Map<String, String> kinds = Map.of(
        "%PDF-1.7", "a PDF document; save its pages as PNG",
        "<?xml version='1.0'?> <svg/>", "an SVG drawing of lines and areas; save it as PNG",
        "BLP2", "a BLP texture; convert it to PNG first",
        "PK\u0003\u0004", "a ZIP archive; unpack it",
        "hello", "text; check what the file is",
        "\0\0\0\0", "a file of zeros only; its content is lost: fetch or save it again",
        "\u0089PNG", "the beginning of an image; the file is cut off: fetch or save it again",
        "RIFF0000WAVE", "a video or sound; save single frames of it as PNG",
        "\u0089HDF\r\n", "an HDF5 file; convert it to PNG first",
        "", "an empty file; fetch or save it again");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      Path file = folder.resolve("x.png");
      Files.write(file, kind.getKey().getBytes(StandardCharsets.ISO_8859_1));
      assertEquals(file + ": " + KINDS + kind.getValue(), refused(file));
    }
  }

  @Test
  void aTextOfACanvasMayBeQuotedOrCut() throws IOException {
    String text = Files.readString(copy("canvas.txt", "canvas.txt"));
    Path quoted = Files.writeString(folder.resolve("quoted"), " \"" + text + "\"\n");
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        small(folder.resolve("canvas.txt")), small(quoted));
    Path cut = Files.writeString(folder.resolve("cut"), text.substring(0, 1001));
    assertTrue(refused(cut).contains("expected a whole PNG of 120 rows, got one that is cut off"));
    Path plain = Files.writeString(folder.resolve("plain"), "data:image/svg+xml,<svg/>");
    assertTrue(refused(plain).contains("expected an image in base64, got data:image/svg+xml"));
  }

  @Test
  void animationsSayHowManyImagesTheyHold() throws IOException {
    for (String name : new String[] {"five-anim.gif", "five-anim.png"}) {
      assertTrue(Images.count(Files.readAllBytes(copy(name, name))) > 1, name);
    }
    for (String name : new String[] {"five.gif", "five.png", "five.tiff", "five.jpg", "lfs.png"}) {
      assertEquals(1, Images.count(Files.readAllBytes(copy(name, name))), name);
    }
  }

  @Test
  void aHugeSizeIsRefusedBeforeAnythingIsAllocated() throws IOException {
    String[] huge = {
      "P5 100000 100000 255 ",
      "P3\n# a comment\n100000 100000\n255\n",
      "P7\nWIDTH 100000\nHEIGHT 100000\nDEPTH 3\nMAXVAL 255\nENDHDR\n"
    };
    for (String text : huge) {
      Path file = Files.writeString(folder.resolve("huge"), text);
      assertTrue(refused(file).contains("expected at most 64 million pixels, got 100000x100000"));
    }
    byte[] bmp = Files.readAllBytes(copy("five-really-bmp.png", "x"));
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 100_000).putInt(22, 100_000);
    assertTrue(refused(Files.write(folder.resolve("x"), bmp)).contains("64 million pixels"));
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 8000).putInt(22, 8000);
    assertTrue(refused(Files.write(folder.resolve("x"), bmp)).contains("cut off after row 1"));
    byte[] gif = Files.readAllBytes(copy("five.gif", "x"));
    ByteBuffer.wrap(gif)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(6, (short) 65535)
        .putShort(8, (short) 65535);
    assertTrue(refused(Files.write(folder.resolve("x"), gif)).contains("64 million pixels"));
  }

  private static String refused(Path file) {
    return assertThrows(FormatException.class, () -> Images.read(file)).getMessage();
  }
}
