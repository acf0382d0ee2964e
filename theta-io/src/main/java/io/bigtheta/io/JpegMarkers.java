package io.bigtheta.io;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A JPEG file (ITU-T T.81) reduced to what its pixels need. Stray bytes between its segments, what programs wrote about
 * the image, and all after its end are left out; a missing end is added, as are the usual Huffman tables that webcams
 * leave out. Other readers get along with such files, but Java's does not.
 *
 * @param tidy the segments that are left
 * @param adobe the colour transform in Adobe's segment; -1 without one
 * @param ended whether the file had its end
 * @param whole whether all scans are there of which an image of several scans consists
 */
record JpegMarkers(
    byte[] tidy,
    int width,
    int height,
    int[] components,
    boolean jfif,
    int adobe,
    boolean ended,
    boolean whole) {
  private static final int HUFFMAN = 0xC4;
  private static final int BEGIN = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int QUANTIZATION = 0xDB;
  private static final int RESTART = 0xDD;
  private static final int APPLICATION = 0xE0;
  private static final int ADOBE = 0xEE;

  /** More scans than any encoder writes. Each takes as much time as a whole image. */
  private static final int MOST_SCANS = 100;

  static JpegMarkers of(String where, byte[] bytes) {
    return new Walk(where, bytes).markers();
  }

  /** One way through a file, from its begin to its end. */
  private static final class Walk {
    private final String where;
    private final byte[] bytes;
    private final ByteArrayOutputStream out;
    private int at = 2;
    private int frame = -1;
    private int scans;
    private int adobe = -1;
    private boolean jfif;
    private boolean huffman;
    private boolean ended;
    /** For each component of a progressive image, the lowest bit of each coefficient that has come; 99 for none. */
    private final int[][] bits = new int[256][];

    Walk(String where, byte[] bytes) {
      this.where = where;
      this.bytes = bytes;
      out = new ByteArrayOutputStream(bytes.length);
    }

    JpegMarkers markers() {
      write(BEGIN);
      while (!ended && seek()) {
        int marker = bytes[at - 1] & 0xFF;
        if (marker == END) {
          ended = true;
        } else if (marker != 0 && marker != 1 && (marker < 0xD0 || marker > BEGIN)) {
          if (!segment(marker)) {
            break;
          }
        }
      }
      if (frame < 0 || scans == 0) {
        throw FormatException.of(
            where,
            "a whole JPEG",
            "one that is cut off or damaged before its first row",
            "fetch or save it again");
      }
      write(END);
      int[] components = new int[bytes[frame + 7] & 0xFF];
      for (int i = 0; i < components.length; i++) {
        components[i] = bytes[frame + 8 + 3 * i] & 0xFF;
      }
      return new JpegMarkers(
          out.toByteArray(),
          number(frame + 5),
          number(frame + 3),
          components,
          jfif,
          adobe,
          ended,
          whole());
    }

    /** Goes behind the next marker. */
    private boolean seek() {
      while (at < bytes.length && bytes[at] != (byte) 0xFF) {
        at++;
      }
      while (at < bytes.length && bytes[at] == (byte) 0xFF) {
        at++;
      }
      return at++ < bytes.length;
    }

    /** Takes the segment that follows; false if it is cut off. */
    private boolean segment(int marker) {
      int length = at + 2 > bytes.length ? 0 : number(at);
      if (length < 2 || at + length > bytes.length) {
        return false;
      }
      int begin = at;
      at += length;
      if (marker == HUFFMAN || marker == QUANTIZATION || marker == RESTART) {
        huffman |= marker == HUFFMAN;
        write(marker);
        out.write(bytes, begin, length);
      } else if (marker > 0xBF && marker < 0xD0) {
        frame(marker, begin, length);
      } else if (marker == SCAN) {
        scan(begin, length);
      } else if (marker == ADOBE && length >= 14 && text(begin + 2).equals("Adobe")) {
        adobe = bytes[begin + 13] & 0xFF;
      } else if (marker == APPLICATION && length >= 7 && text(begin + 2).equals("JFIF\0")) {
        jfif = true;
      }
      return true;
    }

    private String text(int from) {
      return new String(bytes, from, 5, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private void frame(int marker, int begin, int length) {
      if (marker > 0xC2) {
        refuse(
            marker == 0xC3 || marker == 0xC7 || marker == 0xCB || marker == 0xCF
                ? "a lossless one"
                : marker > 0xC8 ? "one with arithmetic coding" : "a hierarchical one");
      }
      if (frame >= 0) {
        refuse("one with two headers");
      }
      if (length < 8 || length < 8 + 3 * (bytes[begin + 7] & 0xFF)) {
        refuse("one with a damaged header");
      }
      if (bytes[begin + 2] != 8) {
        refuse("one of " + bytes[begin + 2] + " bits");
      }
      frame = begin;
      int components = bytes[begin + 7] & 0xFF;
      if (components != 1 && components != 3 && components != 4) {
        refuse("one of " + components + " colours");
      }
      if (number(begin + 3) == 0 || number(begin + 5) == 0) {
        refuse("one without rows or columns");
      }
      for (int i = 0; marker == 0xC2 && i < components; i++) {
        bits[bytes[begin + 8 + 3 * i] & 0xFF] = new int[64];
        Arrays.fill(bits[bytes[begin + 8 + 3 * i] & 0xFF], 99);
      }
      write(marker);
      out.write(bytes, begin, length);
    }

    private void refuse(String got) {
      throw FormatException.of(
          where, "a JPEG of 8 bits, baseline or progressive", got, "convert it to PNG first");
    }

    private void scan(int begin, int length) {
      if (frame < 0) {
        refuse("one with rows before its header");
      }
      if (++scans > MOST_SCANS) {
        refuse("one of more than " + MOST_SCANS + " scans");
      }
      if (!huffman) {
        out.writeBytes(JpegTables.USUAL);
        huffman = true;
      }
      covered(begin, length);
      write(SCAN);
      out.write(bytes, begin, length);
      int from = at;
      while (at < bytes.length) {
        if (bytes[at] == (byte) 0xFF && at + 1 < bytes.length) {
          int next = bytes[at + 1] & 0xFF;
          if (next != 0 && next != 0xFF && (next < 0xD0 || next >= BEGIN)) {
            break;
          }
          at += next == 0xFF ? 1 : 2;
        } else {
          at++;
        }
      }
      out.write(bytes, from, Math.min(at, bytes.length) - from);
    }

    /** Notes which coefficients the scan brings. */
    private void covered(int begin, int length) {
      int count = bytes[begin + 2] & 0xFF;
      if (length < 6 + 2 * count) {
        refuse("one with a damaged scan");
      }
      int last = Math.min(63, bytes[begin + 4 + 2 * count] & 0xFF);
      for (int i = 0; i < count; i++) {
        int[] component = bits[bytes[begin + 3 + 2 * i] & 0xFF];
        for (int k = bytes[begin + 3 + 2 * count] & 0xFF; component != null && k <= last; k++) {
          component[k] = bytes[begin + 5 + 2 * count] & 15;
        }
      }
    }

    private boolean whole() {
      return Arrays.stream(bits)
          .filter(component -> component != null)
          .allMatch(component -> Arrays.stream(component).allMatch(bit -> bit == 0));
    }

    private void write(int marker) {
      out.write(0xFF);
      out.write(marker);
    }

    private int number(int from) {
      return (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
    }
  }
}
