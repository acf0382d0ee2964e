package io.bigtheta.report;

import io.bigtheta.data.Pixels;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.report.drawing.Png;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Images side by side, for people to look at. Without augmentation, the images follow one another. With augmentation,
 * each image has a line: first the image itself, then versions of it that are each changed at random.
 */
public final class ContactSheet {
  private static final int GAP = 2;
  private static final int PAPER = 0x6B7280;

  /** A small image is enlarged to about this size. */
  private static final int SIZE = 56;

  private ContactSheet() {}

  /**
   * Writes a PNG file.
   *
   * @param rows of the images; as many of the first ones are shown as fit
   * @param seed of all changes
   */
  public static void write(
      Path file,
      Pixels images,
      int[] rows,
      int lines,
      int columns,
      List<Augmentation> augmentations,
      Seed seed)
      throws IOException {
    int scale = Math.max(1, SIZE / Math.max(images.height(), images.width()));
    int cellWidth = images.width() * scale + GAP;
    int cellHeight = images.height() * scale + GAP;
    int width = columns * cellWidth + GAP;
    int[] sheet = new int[Math.multiplyExact(width, lines * cellHeight + GAP)];
    java.util.Arrays.fill(sheet, PAPER);
    Canvas canvas = new Canvas(images.channels(), images.height(), images.width());
    Matrix x = new Matrix(1, images.cols());
    for (int line = 0; line < lines; line++) {
      for (int time = 0; time < columns; time++) {
        boolean changed = !augmentations.isEmpty();
        int row = rows[changed ? line : line * columns + time];
        for (int j = 0; j < x.cols(); j++) {
          x.set(0, j, images.get(row, j) / 255);
        }
        if (changed && time > 0) {
          canvas.change(augmentations, seed.child(time).child(row), x, 0);
        }
        int corner = (line * cellHeight + GAP) * width + time * cellWidth + GAP;
        draw(x, images, scale, sheet, corner, width);
      }
    }
    byte[] bytes = Png.bytes(width, sheet.length / width, sheet);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  private static void draw(Matrix x, Pixels images, int scale, int[] sheet, int corner, int width) {
    for (int i = 0; i < images.height() * scale; i++) {
      for (int j = 0; j < images.width() * scale; j++) {
        int pixel = (i / scale * images.width() + j / scale) * images.channels();
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          float level = x.get(0, pixel + (images.channels() == 3 ? c : 0));
          rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, level)));
        }
        sheet[corner + i * width + j] = rgb;
      }
    }
  }
}
