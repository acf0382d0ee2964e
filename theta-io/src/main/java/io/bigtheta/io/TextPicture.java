package io.bigtheta.io;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes images that are text of the language C: bitmaps (XBM) and pixmaps (XPM 3) of the X window system. */
final class TextPicture {
  private static final Pattern SIDE =
      Pattern.compile("#define\\s+\\S*?(width|height)\\s+(\\d{1,6})");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Map<String, Integer> NAMES = Map.of(
      "none", 0,
      "black", 0xFF000000,
      "white", 0xFFFFFFFF,
      "red", 0xFFFF0000,
      "green", 0xFF00FF00,
      "blue", 0xFF0000FF,
      "yellow", 0xFFFFFF00,
      "gray", 0xFFBEBEBE,
      "grey", 0xFFBEBEBE);

  private TextPicture() {}

  /** Whether a file begins as a bitmap does. */
  static boolean bitmap(String head) {
    return head.contains("_bits") && SIDE.matcher(head).find();
  }

  static Picture xbm(String where, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int width = 0;
    int height = 0;
    int open = Math.max(0, text.indexOf('{'));
    for (Matcher side = SIDE.matcher(text.substring(0, open)); side.find(); ) {
      int number = Integer.parseInt(side.group(2));
      width = side.group(1).equals("width") ? number : width;
      height = side.group(1).equals("height") ? number : height;
    }
    Canvas canvas = new Canvas(where, "XBM image", width, height);
    int at = open;
    for (int y = 0; y < height; y++) {
      int octet = 0;
      for (int x = 0; x < width; x++) {
        if (x % 8 == 0) {
          at = text.indexOf("0x", at) + 2;
          if (at < 2 || at + 2 > text.length()) {
            throw canvas.cut(y);
          }
          octet = Math.max(0, Character.digit(text.charAt(at), 16));
          int low = Character.digit(text.charAt(at + 1), 16);
          octet = low < 0 ? octet : 16 * octet + low;
        }
        canvas.put(x, y, Canvas.grey((octet >> x % 8 & 1) == 0 ? 255 : 0));
      }
    }
    return canvas.picture();
  }

  static Picture xpm(String where, byte[] bytes) {
    Matcher strings = STRING.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    String[] sizes = next(where, strings).strip().split("\\s+");
    int[] size = new int[4]; // width, height, colours, signs of a pixel
    for (int i = 0; i < size.length; i++) {
      size[i] = i < sizes.length && sizes[i].matches("\\d{1,6}") ? Integer.parseInt(sizes[i]) : 0;
    }
    Canvas canvas = new Canvas(where, "XPM image", size[0], size[1]);
    int signs = size[3];
    if (signs < 1 || signs > 8) {
      throw canvas.damaged(signs + " signs for each pixel");
    }
    Map<String, Integer> colours = new HashMap<>();
    for (int i = 0; i < size[2]; i++) {
      String line = next(where, strings);
      if (line.length() < signs) {
        throw canvas.damaged("a colour without a sign");
      }
      colours.put(line.substring(0, signs), colour(canvas, line.substring(signs)));
    }
    for (int y = 0; y < canvas.height(); y++) {
      String row = strings.find() ? strings.group(1) : "";
      if (row.length() < (long) signs * canvas.width()) {
        throw canvas.cut(y);
      }
      for (int x = 0; x < canvas.width(); x++) {
        canvas.put(x, y, colours.getOrDefault(row.substring(signs * x, signs * (x + 1)), 0));
      }
    }
    return canvas.picture();
  }

  private static String next(String where, Matcher strings) {
    if (!strings.find()) {
      throw Canvas.damaged(where, "XPM image", "no sizes or colours");
    }
    return strings.group(1);
  }

  /** The colour for screens of colours, as {@code c #FF8000} or {@code c white}. */
  private static int colour(Canvas canvas, String line) {
    String[] words = line.strip().split("\\s+");
    for (int i = 0; i + 1 < words.length; i += 2) {
      String word = words[i + 1].toLowerCase(Locale.ROOT);
      if (words[i].equals("c") && word.matches("#([0-9a-f]{6}|[0-9a-f]{12})")) {
        int wide = (word.length() - 1) / 3; // of four digits, the first two
        String rgb = word.substring(1, 3)
            + word.substring(1 + wide, 3 + wide)
            + word.substring(1 + 2 * wide, 3 + 2 * wide);
        return Canvas.opaque(Integer.parseInt(rgb, 16));
      }
      if (words[i].equals("c") && NAMES.containsKey(word)) {
        return NAMES.get(word);
      }
    }
    throw canvas.damaged("the colour" + line.replaceAll("[^ -~]", " "));
  }
}
