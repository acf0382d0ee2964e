package io.bigtheta.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the images of a folder are best read, if nobody says it. It is decided by at most {@value #SAMPLE} images, spread
 * over the folder.
 *
 * <ol>
 *   <li>Images with colours are read raw: red and green apples of one shape would all become the same ink. A pen may
 *       have a colour, too, so where labels are single signs, a tenth of the pixels must be coloured.
 *   <li>Labels that are single signs or small numbers stand for handwriting: ink.
 *   <li>Images of different sizes on a plain ground are drawings or scans: ink. On any other ground, and if all have
 *       one size, they are read raw.
 * </ol>
 *
 * @param height of raw images; 0 for ink
 * @param why in words
 */
public record FolderStyle(ImageStyle style, boolean colour, int height, int width, String why) {
  private static final int SAMPLE = 50;

  /**
   * Raw images of different sizes get this height and width, and those of one size keep its proportions and no more
   * pixels: a simple network learns from them in seconds.
   */
  private static final int SIDE = 32;

  /** Difference of the strongest and the weakest of red, green and blue, beyond that of the ground. */
  private static final int COLOURED = 60;

  /** Share of coloured pixels in an image of things, and in one of signs. */
  private static final double THING = 0.005;

  private static final double SIGN = 0.1;

  /** Difference of levels along the sides of an image on a plain ground. */
  private static final int PLAIN = 48;

  /** Decides for a folder, or for a list of images and labels. */
  public static FolderStyle of(Path place) throws IOException {
    ImageFolder images = ImageLayout.of(place).train();
    boolean signs = images.labels().stream().allMatch(label -> label.matches(".|[0-9]{1,2}"));
    List<Picture> sample = sample(images.files());
    int coloured = 0;
    int plain = 0;
    for (Picture picture : sample) {
      coloured += coloured(picture) >= (signs ? SIGN : THING) ? 1 : 0;
      plain += plain(picture) ? 1 : 0;
    }
    boolean one =
        sample.stream().map(p -> List.of(p.height(), p.width())).distinct().count() == 1;
    if (coloured * 10 > sample.size()) {
      return raw(sample, one, true, "as they are in colour");
    }
    if (signs || sample.isEmpty()) {
      return ink("as their labels are single signs");
    }
    if (!one && plain * 2 > sample.size()) {
      return ink("as they are drawn on a plain ground");
    }
    return raw(
        sample,
        one,
        false,
        one ? "as they are grey, and all of one size" : "as their ground is not plain");
  }

  private static FolderStyle ink(String why) {
    return new FolderStyle(ImageStyle.INK, false, 0, 0, why);
  }

  private static FolderStyle raw(List<Picture> sample, boolean one, boolean colour, String why) {
    int height = one ? sample.get(0).height() : SIDE;
    int width = one ? sample.get(0).width() : SIDE;
    double scale = Math.min(1, SIDE / Math.sqrt((double) height * width));
    return new FolderStyle(
        ImageStyle.RAW,
        colour,
        (int) Math.max(1, Math.rint(height * scale)),
        (int) Math.max(1, Math.rint(width * scale)),
        why);
  }

  private static List<Picture> sample(List<Path> files) throws IOException {
    List<Picture> sample = new ArrayList<>();
    int count = Math.min(SAMPLE, files.size());
    for (int i = 0; i < count; i++) {
      Path file = files.get((int) ((long) i * files.size() / count));
      try {
        sample.add(Picture.decode(file.toString(), Images.inFolder(file)));
      } catch (FormatException e) {
        continue; // all that cannot be read are refused together, later
      }
    }
    return sample;
  }

  /** The share of pixels that have a colour other than the tint of the ground. */
  private static double coloured(Picture picture) {
    if (picture.grey()) {
      return 0;
    }
    int[] border = border(picture);
    int[] tint = new int[3];
    for (int c = 0; c < 3; c++) {
      int shift = 16 - 8 * c;
      int[] levels = Arrays.stream(border).map(p -> p >> shift & 0xFF).sorted().toArray();
      tint[c] = levels[levels.length / 2];
    }
    int coloured = 0;
    for (int p : picture.argb()) {
      coloured += p >>> 24 > 127 && chroma(p, tint) > COLOURED ? 1 : 0;
    }
    // a ground of a strong colour has no tint, but a colour
    return coloured / (double) picture.argb().length;
  }

  /** How far the three levels are from being as far apart as those of the ground. */
  private static int chroma(int p, int[] tint) {
    int red = (p >> 16 & 0xFF) - tint[0];
    int green = (p >> 8 & 0xFF) - tint[1];
    int blue = (p & 0xFF) - tint[2];
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }

  private static boolean plain(Picture picture) {
    int[] levels = Arrays.stream(border(picture))
        .map(p -> p >>> 24 == 0
            ? 255
            : (299 * (p >> 16 & 0xFF) + 587 * (p >> 8 & 0xFF) + 114 * (p & 0xFF)) / 1000)
        .sorted()
        .toArray();
    return levels[levels.length * 9 / 10] - levels[levels.length / 10] < PLAIN;
  }

  private static int[] border(Picture picture) {
    int height = picture.height();
    int width = picture.width();
    int[] border = new int[2 * (height + width)];
    for (int x = 0; x < width; x++) {
      border[x] = picture.argb()[x];
      border[width + x] = picture.argb()[(height - 1) * width + x];
    }
    for (int y = 0; y < height; y++) {
      border[2 * width + y] = picture.argb()[y * width];
      border[2 * width + height + y] = picture.argb()[(y + 1) * width - 1];
    }
    return border;
  }
}
