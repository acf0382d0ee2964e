package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the binary files of CIFAR-10 (Krizhevsky, 2009), raw or packed with gzip. Each record is a label and an image
 * of 32x32: a plane of red, then one of green, then one of blue, each stored row by row. The planes become channels, as
 * {@link Pixels} needs them.
 */
final class Cifar {
  private static final int SIDE = 32;
  private static final int AREA = SIDE * SIDE;
  private static final int CHANNELS = 3;
  private static final int IMAGE = CHANNELS * AREA;

  /** The bytes of a label and its image. */
  static final int RECORD = 1 + IMAGE;

  private Cifar() {}

  /**
   * Reads the images of some files, one file after the other.
   *
   * @param records of each file, no more and no fewer
   * @param classes names, in the order of the labels
   */
  static Dataset read(String name, List<Path> files, int records, List<String> classes)
      throws IOException {
    byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(files.size(), records), IMAGE)];
    int[] labels = new int[files.size() * records];
    for (int k = 0; k < files.size(); k++) {
      byte[] bytes = bytes(files.get(k), records);
      for (int i = 0; i < records; i++) {
        int row = k * records + i;
        labels[row] = label(files.get(k), bytes, i, classes.size());
        turn(bytes, i * RECORD + 1, pixels, row * IMAGE);
      }
    }
    return Dataset.of(name, new Pixels(CHANNELS, SIDE, SIDE, pixels), new Classes(classes, labels));
  }

  private static byte[] bytes(Path file, int records) throws IOException {
    try (Source source = Source.open(file)) {
      return source.rest(
          0, (long) records * RECORD, records + " records of a label and an image of 3x32x32");
    }
  }

  private static int label(Path file, byte[] bytes, int i, int classes) {
    int label = bytes[i * RECORD] & 0xFF;
    if (label >= classes) {
      throw FormatException.of(
          file, "labels 0 … " + (classes - 1), label + " for image " + (i + 1));
    }
    return label;
  }

  /** Turns the planes of an image into channels. */
  private static void turn(byte[] planes, int from, byte[] pixels, int to) {
    for (int c = 0; c < CHANNELS; c++) {
      for (int p = 0; p < AREA; p++) {
        pixels[to + p * CHANNELS + c] = planes[from + c * AREA + p];
      }
    }
  }
}
