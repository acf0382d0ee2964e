package io.bigtheta.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file of a table, without the packing it may have come in.
 *
 * @param name for messages: the file that was asked for
 * @param path where its bytes are: the file itself, or a copy without packing
 * @param head its first bytes, at most {@value #HEAD}
 * @param entries names of the files in it if it is a zip file; otherwise empty
 * @param part the table in it that is asked for, such as a sheet; empty for the first one
 */
public record TableFile(String name, Path path, byte[] head, List<String> entries, String part) {
  static final int HEAD = 1 << 16;

  /** Whether the file begins with these characters, each of one byte. */
  public boolean begins(String magic) {
    return begins(head, magic);
  }

  /** Whether the name ends like this, in upper or lower case, before {@code .gz}, {@code .zst} or {@code .zip}. */
  public boolean named(String ending) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|zip)$", "").endsWith(ending);
  }

  /** Whether there are characters in it that no text has. */
  public boolean binary() {
    return binary(head);
  }

  static boolean binary(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < '\t') {
        return true;
      }
    }
    return false;
  }

  static boolean begins(byte[] head, String magic) {
    if (head.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (head[i] != (byte) magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first bytes as text, for a look at their first words; bytes that are not UTF-8 do not matter. */
  String text() {
    String text = new String(head, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
