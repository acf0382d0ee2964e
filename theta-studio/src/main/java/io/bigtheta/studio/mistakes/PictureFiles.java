package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Pixels;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.io.Images;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes images with their labels, so that {@code theta-io} reads them back: as IDX files, or one PNG file for each. */
final class PictureFiles {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final int WHITEST = 255;

  private PictureFiles() {}

  /** Whether IDX files can hold these rows: grey images whose classes are named by the numbers from 0. */
  static boolean idx(Correction correction) {
    List<String> labels = correction.rows().targets().labels();
    for (int k = 0; k < labels.size(); k++) {
      if (!labels.get(k).equals(Integer.toString(k))) {
        return false;
      }
    }
    return labels.size() <= WHITEST && pixels(correction).channels() == 1;
  }

  private static Pixels pixels(Correction correction) {
    return (Pixels) correction.rows().features();
  }

  /** Writes a pair of files whose names begin as those of MNIST. */
  static void writeIdx(Path folder, String name, Correction correction) throws IOException {
    Pixels pixels = pixels(correction);
    int count = correction.count();
    ByteBuffer head = ByteBuffer.allocate(16);
    head.putInt(IMAGES).putInt(count).putInt(pixels.height()).putInt(pixels.width());
    AtomicFiles.write(folder.resolve(name + "-images-idx3-ubyte"), out -> {
      out.write(head.array());
      for (int i = 0; i < correction.rows().rows(); i++) {
        if (correction.stays(i)) {
          out.write(pixels.values(), correction.rows().index(i) * pixels.cols(), pixels.cols());
        }
      }
    });
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(LABELS).putInt(count);
    for (int i = 0; i < correction.rows().rows(); i++) {
      if (correction.stays(i)) {
        labels.put((byte) correction.label(i));
      }
    }
    AtomicFiles.write(
        folder.resolve(name + "-labels-idx1-ubyte"), out -> out.write(labels.array()));
  }

  /** Writes {@code label/000001.png} for each image, as the network sees it. */
  static void writePng(Path folder, Correction correction) throws IOException {
    Pixels pixels = pixels(correction);
    List<String> labels = correction.rows().targets().labels();
    for (String label : labels) {
      if (!label.matches("[\\p{IsAlphabetic}\\p{IsDigit}][\\p{IsAlphabetic}\\p{IsDigit} ._+-]*")) {
        throw Refusal.of("label", "letters and digits, as it names a folder", '"' + label + '"');
      }
    }
    int max = 1;
    for (byte level : pixels.values()) {
      max = Math.max(max, level & 0xFF);
    }
    for (int i = 0; i < correction.rows().rows(); i++) {
      if (correction.stays(i)) {
        Path label = folder.resolve(labels.get(correction.label(i)));
        Files.createDirectories(label);
        Path file = label.resolve(String.format(Locale.ROOT, "%06d.png", i + 1));
        Images.write(file, pixels, correction.rows().index(i), max);
      }
    }
  }
}
