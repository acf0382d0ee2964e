package io.bigtheta.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes images of numbers, from the last row up: PFM of netpbm, and the first array of a FITS file (FITS 4.0, axes of
 * two dimensions). What number is white, {@link LevelRange} finds out.
 */
final class NumberPicture {
  private static final int CARD = 80;
  private static final int BLOCK = 2880;
  private static final Pattern PFM =
      Pattern.compile("(?s)(P[Ff])\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(-?[0-9.eE+-]{1,20})\\s.*");

  private final Canvas canvas;
  private final ByteBuffer in;
  private final int from;
  private final int bits; // negative for floating point
  private final int channels;
  private final double zero;
  private final double scale;

  private NumberPicture(
      Canvas canvas, ByteBuffer in, int from, int bits, int channels, double zero, double scale) {
    this.canvas = canvas;
    this.in = in;
    this.from = from;
    this.bits = bits;
    this.channels = channels;
    this.zero = zero;
    this.scale = scale;
  }

  static Picture pfm(String where, byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 128), StandardCharsets.ISO_8859_1);
    Matcher header = PFM.matcher(head);
    if (!header.matches()) {
      throw Canvas.damaged(where, "PFM image", "no whole header");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes)
        .order(header.group(4).startsWith("-") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int width = Integer.parseInt(header.group(2));
    int height = Integer.parseInt(header.group(3));
    int channels = header.group(1).equals("PF") ? 3 : 1;
    Canvas canvas = new Canvas(where, "PFM image", width, height);
    return new NumberPicture(canvas, in, header.end(4) + 1, -32, channels, 0, 1).picture();
  }

  static Picture fits(String where, byte[] bytes) {
    double[] said = {0, 0, 0, 0, 1}; // BITPIX, NAXIS1, NAXIS2, BZERO, BSCALE
    String[] names = {"BITPIX", "NAXIS1", "NAXIS2", "BZERO", "BSCALE"};
    int at = 0;
    for (boolean ended = false; !ended; at += CARD) {
      if (at + CARD > bytes.length) {
        throw Canvas.damaged(where, "FITS image", "no end of its header");
      }
      String card = new String(bytes, at, CARD, StandardCharsets.ISO_8859_1);
      String name = card.substring(0, 8).strip();
      ended = name.equals("END");
      for (int i = 0; i < names.length; i++) {
        if (name.equals(names[i]) && card.startsWith("= ", 8)) {
          said[i] = number(card.substring(10).split("/", 2)[0].strip(), said[i]);
        }
      }
    }
    int bits = (int) said[0];
    if (bits != 8 && bits != 16 && bits != 32 && bits != -32 && bits != -64) {
      throw Canvas.damaged(where, "FITS image", "numbers of " + bits + " bits");
    }
    Canvas canvas = new Canvas(where, "FITS image", (int) said[1], (int) said[2]);
    int from = (at + BLOCK - 1) / BLOCK * BLOCK;
    return new NumberPicture(canvas, ByteBuffer.wrap(bytes), from, bits, 1, said[3], said[4])
        .picture();
  }

  private static double number(String text, double otherwise) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private Picture picture() {
    long line = (long) canvas.width() * channels * Math.abs(bits) / 8;
    long rows = Math.max(0, in.limit() - from) / line;
    if (rows < canvas.height()) {
      throw canvas.cut((int) rows);
    }
    double most = Double.NaN;
    int count = canvas.width() * canvas.height() * channels;
    for (int i = 0; i < count; i++) {
      double number = number(i);
      most = number < Double.POSITIVE_INFINITY && !(number < most) ? number : most;
    }
    LevelRange range = LevelRange.of(most, bits > 0);
    for (int i = 0, pixel = 0; i < count; i += channels, pixel++) {
      int rgb = 0;
      for (int k = 0; k < 3; k++) {
        rgb = rgb << 8 | range.level(number(i + k % channels));
      }
      canvas.put(
          pixel % canvas.width(), canvas.height() - 1 - pixel / canvas.width(), Canvas.opaque(rgb));
    }
    return canvas.picture();
  }

  private double number(int i) {
    double stored = switch (bits) {
      case 8 -> in.get(from + i) & 0xFF;
      case 16 -> in.getShort(from + 2 * i);
      case 32 -> in.getInt(from + 4 * i);
      case -32 -> in.getFloat(from + 4 * i);
      default -> in.getDouble(from + 8 * i);
    };
    return zero + scale * stored;
  }
}
