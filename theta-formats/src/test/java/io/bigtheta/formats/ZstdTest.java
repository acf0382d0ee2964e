package io.bigtheta.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Zstandard: frames written by hand, and the checksum. */
class ZstdTest {
  private static final String MAGIC = "28b52ffd";

  private static String text(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new String(
        new ZstdStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String refused(String hex) {
    return assertThrows(EOFException.class, () -> text(hex)).getMessage();
  }

  @Test
  void rawBlocksAndRunsAreRead() throws IOException {
    assertEquals("abc", text(MAGIC + "20 03 190000 616263"));
    assertEquals("aaaaa", text(MAGIC + "20 05 2b0000 61"));
    assertEquals("", text(MAGIC + "20 00 010000"));
    assertEquals("abcaa", text(MAGIC + "20 03 190000 616263" + MAGIC + "20 02 130000 61"));
  }

  @Test
  void whatNoFrameIsIsRefused() {
    assertEquals("no frame", refused("28b52f"));
    assertEquals("no frame", refused(MAGIC + "20 00 010000 00"));
    assertEquals("the end of the file", refused(MAGIC + "20 03 190000 6162"));
    assertEquals("a dictionary is needed", refused(MAGIC + "21 07 03 190000 616263"));
    assertEquals("a window of 2199023255552 bytes", refused(MAGIC + "00 f8 190000 616263"));
    assertEquals("a block of kind 3", refused(MAGIC + "20 03 1f0000 616263"));
    assertEquals("another checksum", refused(MAGIC + "24 03 190000 616263 00000000"));
  }

  @Test
  void theChecksumIsXxh64() throws IOException {
    XxHash empty = new XxHash();
    assertEquals(0xEF46DB3751D8E999L, empty.value());
    byte[] text = Files.readAllBytes(Read.resource("all.csv"));
    XxHash whole = new XxHash();
    whole.add(text, 0, text.length);
    XxHash pieces = new XxHash();
    int at = 0;
    for (int length = 0; at < text.length; length++) {
      int count = Math.min(length % 50, text.length - at);
      pieces.add(text, at, count);
      at += count;
    }
    assertEquals(whole.value(), pieces.value());
  }
}
