package io.bigtheta.report.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pixels as a PNG file (ISO/IEC 15948) with 8 bits per channel, in memory and without AWT. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte TRUECOLOUR = 2;

  private Png() {}

  /**
   * The bytes of a file.
   *
   * @param rgb [height · width] pixels 0xRRGGBB
   */
  public static byte[] bytes(int width, int height, int[] rgb) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put(TRUECOLOUR).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflated(filtered(width, height, rgb)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Rows of red, green and blue. The filter byte before each row is "none", which suits flat colours. */
  private static byte[] filtered(int width, int height, int[] rgb) {
    byte[] bytes = new byte[Math.multiplyExact(height, 1 + 3 * width)];
    int at = 0;
    for (int i = 0; i < height; i++) {
      at++;
      for (int j = 0; j < width; j++) {
        int pixel = rgb[i * width + j];
        bytes[at++] = (byte) (pixel >> 16);
        bytes[at++] = (byte) (pixel >> 8);
        bytes[at++] = (byte) pixel;
      }
    }
    return bytes;
  }

  /** For pictures like ours, the strongest compression saves a tenth and takes three times as long. */
  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(name).put(data).putInt((int) check.getValue());
    out.writeBytes(chunk.array());
  }
}
