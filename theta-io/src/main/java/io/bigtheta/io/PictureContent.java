package io.bigtheta.io;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Recognizes what a file is by its first bytes. */
final class PictureContent {
  private static final int HEAD = 1024;

  /** First bytes as Latin-1 text, in which {@code ?} stands for any byte. */
  private record Magic(String bytes, PictureKind kind) {}

  private static final List<Magic> MAGIC = List.of(
      new Magic("\u0089PNG\r\n\u001A\n", PictureKind.PNG),
      new Magic("\u00FF\u00D8\u00FF\u00F7", PictureKind.JPEG_LS),
      new Magic("\u00FF\u00D8\u00FF", PictureKind.JPEG),
      new Magic("GIF87a", PictureKind.GIF),
      new Magic("GIF89a", PictureKind.GIF),
      new Magic("II*\0\u0010\0\0\0CR", PictureKind.CAMERA),
      new Magic("IIRO", PictureKind.CAMERA),
      new Magic("IIU\0", PictureKind.CAMERA),
      new Magic("FUJIFILMCCD-RAW", PictureKind.CAMERA),
      new Magic("II*\0", PictureKind.TIFF),
      new Magic("MM\0*", PictureKind.TIFF),
      new Magic("II+\0", PictureKind.TIFF),
      new Magic("MM\0+", PictureKind.TIFF),
      new Magic("RIFF????WEBP", PictureKind.WEBP),
      new Magic("RIFF", PictureKind.VIDEO),
      new Magic("8BPS", PictureKind.PSD),
      new Magic("\u0001\u00DA", PictureKind.SGI),
      new Magic("DDS ", PictureKind.DDS),
      new Magic("FTEX", PictureKind.FTEX),
      new Magic("FTCX", PictureKind.FTEX),
      new Magic("\u00B1\u0068\u00DE\u003A", PictureKind.DCX),
      new Magic("\u0059\u00A6\u006A\u0095", PictureKind.SUN),
      new Magic("????????????????????GIMP", PictureKind.GBR),
      new Magic("DanM", PictureKind.MSP),
      new Magic("LinS", PictureKind.MSP),
      new Magic("\u0080\u00E8\0\0", PictureKind.PIXAR),
      new Magic("\0\0\0\0\0\0\0\u0004", PictureKind.MCIDAS),
      new Magic("Image type: ", PictureKind.IM),
      new Magic("icns", PictureKind.ICNS),
      new Magic("\0\0\0\u000CjP  ", PictureKind.JPEG_2000),
      new Magic("\u00FF\u004F\u00FF\u0051", PictureKind.JPEG_2000),
      new Magic("\u00FF\n", PictureKind.JPEG_XL),
      new Magic("\0\0\0\u000CJXL ", PictureKind.JPEG_XL),
      new Magic("SIMPLE  =", PictureKind.FITS),
      new Magic("qoif", PictureKind.QOI),
      new Magic("/* XPM */", PictureKind.XPM),
      new Magic("%!PS", PictureKind.EPS),
      new Magic("\u00C5\u00D0\u00D3\u00C6", PictureKind.EPS),
      new Magic("\u00D7\u00CD\u00C6\u009A", PictureKind.WMF),
      new Magic("\u0001\0\0\0????????????????????????????????????\u0020EMF", PictureKind.WMF),
      new Magic("BLP1", PictureKind.BLP),
      new Magic("BLP2", PictureKind.BLP),
      new Magic("\u001A\u0045\u00DF\u00A3", PictureKind.VIDEO),
      new Magic("OggS", PictureKind.VIDEO),
      new Magic("ID3", PictureKind.VIDEO),
      new Magic("%PDF", PictureKind.PDF),
      new Magic("version https://git-lfs.github.com", PictureKind.LFS),
      new Magic("PK\u0003\u0004", PictureKind.ZIP),
      new Magic("\u001F\u008B", PictureKind.GZIP),
      new Magic("\u0089HDF\r\n", PictureKind.HDF5),
      new Magic("\u0093NUMPY", PictureKind.NUMPY));

  /** Brands of the container that HEIC, AVIF and videos share. */
  private static final Map<String, PictureKind> BRANDS = Map.of(
      "avif", PictureKind.AVIF,
      "avis", PictureKind.AVIF,
      "heic", PictureKind.HEIC,
      "heix", PictureKind.HEIC,
      "hevc", PictureKind.HEIC,
      "mif1", PictureKind.HEIC,
      "msf1", PictureKind.HEIC,
      "crx ", PictureKind.CAMERA);

  private PictureContent() {}

  static PictureKind kind(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.isEmpty()) {
      return PictureKind.EMPTY;
    }
    for (Magic magic : MAGIC) {
      if (matches(head, magic.bytes)) {
        return magic.kind;
      }
    }
    if (head.startsWith("ftyp", 4)) {
      return brand(head);
    }
    return binary(head, bytes);
  }

  private static boolean matches(String head, String magic) {
    if (head.length() < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (magic.charAt(i) != '?' && magic.charAt(i) != head.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A file of HEIC may have a brand of its own first, and name the usual ones after it. */
  private static PictureKind brand(String head) {
    int length = Math.min(head.length(), Math.max(16, head.charAt(3) + 256 * head.charAt(2)));
    for (int i = 8; i + 4 <= length; i += i == 8 ? 8 : 4) {
      PictureKind kind = BRANDS.get(head.substring(i, i + 4));
      if (kind == PictureKind.HEIC && head.substring(0, length).contains("avif")) {
        return PictureKind.AVIF;
      }
      if (kind != null) {
        return kind;
      }
    }
    return PictureKind.VIDEO;
  }

  /** Kinds whose first bytes are few and common, which is why they are asked last. */
  private static PictureKind binary(String head, byte[] bytes) {
    if (head.matches("(?s)P[1-7][\\s#].*")) {
      return PictureKind.PNM;
    }
    if (head.matches("(?s)P[Ff]\\s.*")) {
      return PictureKind.PFM;
    }
    if (matches(head, "\u0028\0\0\0????????\u0001\0?\0")) {
      return PictureKind.DIB;
    }
    if (head.startsWith("BM")
        && head.length() > 18
        && head.charAt(15) == 0
        && head.charAt(17) == 0) {
      return PictureKind.BMP;
    }
    if (matches(head, "\0\0\u0001\0") || matches(head, "\0\0\u0002\0")) {
      return head.length() > 22 && head.charAt(4) > 0 && head.charAt(5) == 0 && head.charAt(9) == 0
          ? PictureKind.ICO
          : targa(head, bytes);
    }
    if (head.startsWith("DICM", 128)) {
      return PictureKind.DICOM;
    }
    if (head.length() > 6
        && head.charAt(5) == 0xAF
        && (head.charAt(4) == 0x11 || head.charAt(4) == 0x12)) {
      return PictureKind.FLI;
    }
    if (head.length() > 4
        && head.charAt(0) == 10
        && head.charAt(1) <= 5
        && head.charAt(2) <= 1
        && "\u0001\u0002\u0004\u0008".indexOf(head.charAt(3)) >= 0) {
      return PictureKind.PCX;
    }
    return targa(head, bytes) == PictureKind.TGA ? PictureKind.TGA : text(head, bytes);
  }

  /** Targa has no first bytes of its own, but a header of small numbers, and often a footer. */
  private static PictureKind targa(String head, byte[] bytes) {
    if (head.length() < 18) {
      return PictureKind.UNKNOWN;
    }
    boolean footer = bytes.length > 44
        && new String(bytes, bytes.length - 18, 16, StandardCharsets.ISO_8859_1)
            .equals("TRUEVISION-XFILE");
    boolean header = head.charAt(1) <= 1
        && "\u0001\u0002\u0003\t\n\u000B".indexOf(head.charAt(2)) >= 0
        && List.of(8, 15, 16, 24, 32).contains((int) head.charAt(16))
        && head.charAt(12) + head.charAt(13) > 0
        && head.charAt(14) + head.charAt(15) > 0
        && head.charAt(17) < 64;
    return footer || header ? PictureKind.TGA : PictureKind.UNKNOWN;
  }

  private static PictureKind text(String head, byte[] bytes) {
    String begin = head.replaceFirst("^\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
    if (TextPicture.bitmap(head)) {
      return PictureKind.XBM;
    }
    if (begin.contains("<svg")) {
      return PictureKind.SVG;
    }
    if (begin.startsWith("<!doctype html")
        || begin.contains("<html")
        || begin.startsWith("<head")) {
      return PictureKind.HTML;
    }
    if (head.chars().allMatch(c -> c == 0)) {
      return PictureKind.ZEROS;
    }
    if (cut(head)) {
      return PictureKind.CUT;
    }
    boolean printed =
        head.chars().allMatch(c -> c >= ' ' && c != 127 || c == '\t' || c == '\n' || c == '\r');
    return printed && 3 * head.chars().filter(c -> c > 127).count() < head.length()
        ? PictureKind.TEXT
        : PictureKind.UNKNOWN;
  }

  /** Whether the file ends inside the first bytes of an image. */
  private static boolean cut(String head) {
    return head.length() < 8
        && ("\u0089PNG\r\n\u001A\n".startsWith(head)
            || "\u00FF\u00D8\u00FF".startsWith(head)
            || "GIF89a".startsWith(head));
  }

  /**
   * The image inside a text {@code data:image/png;base64,…}, as a canvas of a web page gives it, or the bytes
   * themselves.
   */
  static byte[] unwrapped(String where, byte[] bytes) {
    String begin = new String(bytes, 0, Math.min(bytes.length, 128), StandardCharsets.ISO_8859_1);
    int comma = begin.indexOf(',');
    if (!begin.matches("(?s)[\\s\"'(]*data:image/.*") || comma < 0) {
      return bytes;
    }
    if (!begin.substring(0, comma).endsWith(";base64")) {
      throw FormatException.of(
          where, "an image in base64", begin.substring(0, comma), "save it as PNG");
    }
    String text =
        new String(bytes, comma + 1, bytes.length - comma - 1, StandardCharsets.ISO_8859_1);
    try {
      return Base64.getMimeDecoder().decode(text.replaceAll("[\\s\"')]+$", ""));
    } catch (IllegalArgumentException e) {
      throw FormatException.of(
              where, "an image in base64", "a text that is cut or damaged", "copy it again")
          .because(e);
    }
  }
}
