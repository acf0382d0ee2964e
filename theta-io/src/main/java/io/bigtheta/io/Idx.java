package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads IDX files, the format of MNIST (LeCun, Cortes and Burges 1998): images [count, height, width] and labels
 * [count] of unsigned bytes, raw or packed with gzip.
 *
 * <p>All lengths are checked against the length of the file before anything is allocated.
 */
public final class Idx {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;

  /** Labels of QMNIST: rows of eight numbers of four bytes, of which the first is the class. */
  private static final int TABLE = 0x0C02;

  private Idx() {}

  /** Reads a file of images. */
  public static Pixels images(Path file) throws IOException {
    try (Source source = Source.open(file)) {
      long[] sizes = sizes(file, source, IMAGES, "images");
      long area = sizes[1] * sizes[2];
      String what = sizes[0] + " images of " + sizes[1] + "x" + sizes[2];
      if (area == 0 || sizes[0] > Integer.MAX_VALUE / area) {
        throw FormatException.of(file, "images of fewer than 2^31 bytes in all", what);
      }
      return new Pixels(1, (int) sizes[1], (int) sizes[2], source.rest(16, sizes[0] * area, what));
    }
  }

  /** Reads a file of labels, which are numbers 0 … 255, or the rows of QMNIST, which begin with such a number. */
  public static int[] labels(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).matches("(?i).*idx2-int(\\.gz)?")) {
      return table(file);
    }
    try (Source source = Source.open(file)) {
      long[] sizes = sizes(file, source, LABELS, "labels");
      byte[] bytes = source.rest(8, sizes[0], sizes[0] + " labels");
      int[] labels = new int[bytes.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = bytes[i] & 0xFF;
      }
      return labels;
    }
  }

  private static int[] table(Path file) throws IOException {
    try (Source source = Source.open(file)) {
      long[] sizes = sizes(file, source, TABLE, "rows of labels");
      String what = sizes[0] + " rows of " + sizes[1] + " labels";
      if (sizes[0] > Integer.MAX_VALUE / 4 / sizes[1]) {
        throw FormatException.of(file, "labels of fewer than 2^31 bytes in all", what);
      }
      ByteBuffer bytes = ByteBuffer.wrap(source.rest(12, 4 * sizes[0] * sizes[1], what));
      int[] labels = new int[(int) sizes[0]];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = bytes.getInt((int) (4L * i * sizes[1]));
        if (labels[i] < 0 || labels[i] > 255) {
          throw FormatException.of(file, "labels 0 … 255", labels[i] + " for image " + (i + 1));
        }
      }
      return labels;
    }
  }

  /** Reads images with their labels. The classes are named {@code 0 … the largest label}. */
  public static Dataset read(Path images, Path labels) throws IOException {
    int[] values = labels(labels);
    int largest = IntStream.of(values).max().orElse(0);
    if (largest == 0) {
      throw FormatException.of(labels, "at least two classes", "only \"0\"");
    }
    return read(
        images,
        labels,
        values,
        IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList());
  }

  /**
   * Reads images with their labels.
   *
   * @param classes names of the classes: label i means {@code classes.get(i)}
   */
  public static Dataset read(Path images, Path labels, List<String> classes) throws IOException {
    int[] values = labels(labels);
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= classes.size()) {
        throw FormatException.of(
            labels, "labels 0 … " + (classes.size() - 1), values[i] + " for image " + (i + 1));
      }
    }
    return read(images, labels, values, classes);
  }

  private static Dataset read(Path images, Path labels, int[] values, List<String> classes)
      throws IOException {
    Pixels pixels = images(images);
    if (pixels.rows() != values.length) {
      throw FormatException.of(
          labels,
          "a label for each of the " + pixels.rows() + " images in " + images,
          values.length + " labels");
    }
    return Dataset.of(String.valueOf(images.getFileName()), pixels, new Classes(classes, values));
  }

  /**
   * Reads the sizes and checks the magic number before them: two zeros, type 8 for unsigned bytes, and the number of
   * sizes.
   */
  private static long[] sizes(Path file, Source source, int magic, String what) throws IOException {
    int found = ByteBuffer.wrap(source.header(4)).getInt();
    if (found != magic) {
      throw FormatException.of(
          file,
          "the magic number " + hex(magic) + " of " + what,
          hex(found)
              + (found == IMAGES ? ", that of images" : found == LABELS ? ", that of labels" : ""));
    }
    long[] sizes = new long[magic & 0xFF];
    ByteBuffer bytes = ByteBuffer.wrap(source.header(4 * sizes.length));
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Integer.toUnsignedLong(bytes.getInt());
      if (sizes[i] == 0) {
        throw FormatException.of(file, "at least one of " + what, "a size of 0");
      }
    }
    return sizes;
  }

  private static String hex(int magic) {
    return HexFormat.of().toHexDigits(magic);
  }
}
