package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Note;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Reads a table in which each row is an image: a label, and the levels 0 … 255 of its pixels, row after row. So are
 * Kaggle's {@code label,pixel0,pixel1 …} and the files that Redmon made of MNIST, which have no header.
 */
public final class PixelTable {
  private static final int FULL = 255;

  private PixelTable() {}

  /** Reads images with their labels. */
  public static Dataset read(Path file, PixelForm form) throws IOException {
    if (form.label() < 0) {
      throw FormatException.of(
          file,
          "a column of labels beside " + form.pixels() + " columns of pixels",
          "none",
          "a model predicts for such a file, but cannot learn from it");
    }
    Map<String, Integer> labels = new LinkedHashMap<>();
    List<Integer> rows = new ArrayList<>();
    Pixels pixels =
        pixels(file, form, label -> rows.add(labels.computeIfAbsent(label, key -> labels.size())));
    List<String> given = new ArrayList<>(labels.keySet());
    if (given.size() < 2) {
      throw FormatException.of(
          file, "at least two labels", "only " + FormatException.quoted(given.get(0)));
    }
    List<String> sorted = ImageFolder.sorted(given);
    int[] classes = rows.stream().mapToInt(k -> sorted.indexOf(given.get(k))).toArray();
    return Dataset.of(ImageTree.name(file), pixels, new Classes(sorted, classes))
        .noted(List.of(new Note("images", form.words())));
  }

  /** Reads the images only. */
  public static Pixels pixels(Path file, PixelForm form) throws IOException {
    return pixels(file, form, label -> {});
  }

  private interface Labels {
    void add(String label);
  }

  private static Pixels pixels(Path file, PixelForm form, Labels labels) throws IOException {
    try {
      return rows(file, form, labels);
    } catch (EOFException | ZipException e) {
      throw Source.damaged(file, e);
    }
  }

  private static Pixels rows(Path file, PixelForm form, Labels labels) throws IOException {
    byte[] levels = new byte[form.pixels() * 256];
    int count = 0;
    int number = 0;
    try (BufferedReader lines = lines(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if ((number == 1 && form.header()) || line.isBlank()) {
          continue;
        }
        long needed = (count + 1L) * form.pixels();
        if (needed > Integer.MAX_VALUE - 8) {
          throw FormatException.of(file, "images of fewer than 2^31 bytes in all", "more");
        }
        if (needed > levels.length) {
          levels = Arrays.copyOf(levels, (int) Math.min(Integer.MAX_VALUE - 8, 2L * levels.length));
        }
        labels.add(row(file, form, line, number, levels, count * form.pixels()));
        count++;
      }
    }
    if (count == 0) {
      throw FormatException.of(file, "rows of pixels", "none");
    }
    return new Pixels(1, form.height(), form.width(), Arrays.copyOf(levels, count * form.pixels()));
  }

  static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Source.open(file).stream(), StandardCharsets.ISO_8859_1), 1 << 16);
  }

  /** Reads the levels of a row, and returns its label. */
  private static String row(
      Path file, PixelForm form, String line, int number, byte[] levels, int to) {
    String label = "";
    int column = 0;
    int next = to;
    for (int at = 0; at <= line.length(); column++) {
      int end = line.indexOf(form.separator(), at);
      end = end < 0 ? line.length() : end;
      if (column == form.label()) {
        label = line.substring(at, end).strip().replaceAll("^\"|\"$", "");
      } else if (next - to < form.pixels()) {
        int level = level(line, at, end);
        if (level < 0) {
          throw FormatException.of(
              file + ":" + number,
              "a level 0 … 255 in column " + (column + 1),
              FormatException.quoted(line.substring(at, end)));
        }
        levels[next++] = (byte) level;
      } else {
        next++;
      }
      at = end + 1;
    }
    if (next - to != form.pixels() || (form.label() >= 0 && label.isEmpty())) {
      throw FormatException.of(
          file + ":" + number,
          form.columns() + " columns, as in the rows before",
          column + " columns");
    }
    return label;
  }

  /** The level that a cell holds, such as {@code 17} or {@code 17.0}; −1 if it holds none. */
  static int level(String line, int from, int to) {
    int level = 0;
    int at = from;
    int last = to;
    while (at < last && (line.charAt(at) == ' ' || line.charAt(at) == '"')) {
      at++;
    }
    while (last > at && (line.charAt(last - 1) == ' ' || line.charAt(last - 1) == '"')) {
      last--;
    }
    int begin = at;
    for (; at < last && line.charAt(at) >= '0' && line.charAt(at) <= '9' && level <= FULL; at++) {
      level = 10 * level + line.charAt(at) - '0';
    }
    if (at > begin && at < last && line.charAt(at) == '.') {
      for (at++; at < last && line.charAt(at) == '0'; at++) {
        continue;
      }
    }
    return at == begin || at < last || level > FULL ? -1 : level;
  }
}
