package io.bigtheta.io;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * A decoded image: red, green, blue and opacity of each pixel, 0 … 255.
 *
 * @param argb [height · width], row after row; red = green = blue if the file is grey
 * @param grey whether the file has no colour
 * @param step distance between the pixels that were decoded, in rows and columns; 1 if all were
 */
record Picture(int height, int width, int[] argb, boolean grey, int step) {
  /** An image with more pixels is refused before anything is decoded. */
  static final long MOST_PIXELS = 64_000_000;

  /** Of an image with more pixels, only every n-th is decoded; at 28x28 the others make no difference. */
  private static final long MANY_PIXELS = 4_000_000;

  /** Decodes the content of a file, of whatever name. */
  static Picture decode(String where, byte[] bytes) {
    byte[] content = PictureContent.unwrapped(where, bytes);
    PictureKind kind = PictureContent.kind(content);
    try {
      return decode(where, content, kind);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      // the readers check what files promise; what they miss is still one line for people
      throw FormatException.of(
              where, "a whole file", kind.title() + " that is damaged", "save it again as PNG")
          .because(e);
    }
  }

  private static Picture decode(String where, byte[] content, PictureKind kind) {
    return switch (kind) {
      case PNG -> Orientation.upright(PngPicture.decode(where, content), Orientation.png(content));
      case JPEG -> Orientation.upright(JpegPicture.decode(where, content), Orientation.of(content));
      case GIF -> GifPicture.decode(where, content);
      case BMP -> BmpPicture.decode(where, content);
      case ICO -> IconPicture.decode(where, content);
      case PNM -> PnmPicture.decode(where, content);
      case DIB -> BmpPicture.bare(where, content);
      case TGA -> TargaPicture.decode(where, content);
      case PSD -> PsdPicture.decode(where, content);
      case PCX -> PcxPicture.decode(where, content);
      case DCX -> PcxPicture.first(where, content);
      case SGI -> SgiPicture.decode(where, content);
      case ICNS -> IcnsPicture.decode(where, content);
      case DDS -> DdsPicture.decode(where, content);
      case QOI -> QoiPicture.decode(where, content);
      case SUN -> SunPicture.decode(where, content);
      case XBM -> TextPicture.xbm(where, content);
      case XPM -> TextPicture.xpm(where, content);
      case PFM -> NumberPicture.pfm(where, content);
      case FITS -> NumberPicture.fits(where, content);
      default -> OtherPicture.decode(where, content, kind);
    };
  }

  /** The distance of the pixels to decode in an image of this size. */
  static int step(String where, int width, int height) {
    long pixels = (long) width * height;
    if (pixels > MOST_PIXELS) {
      throw FormatException.of(
          where,
          "at most " + MOST_PIXELS / 1_000_000 + " million pixels",
          width + "x" + height,
          "make it smaller");
    }
    return (int) Math.ceil(Math.sqrt((double) pixels / MANY_PIXELS));
  }

  static Picture of(BufferedImage image, int step) {
    int height = image.getHeight();
    int width = image.getWidth();
    ColorModel model = image.getColorModel();
    int[] argb = new int[height * width];
    boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    if (grey && model instanceof ComponentColorModel) {
      levels(image.getRaster(), model, argb);
    } else {
      image.getRGB(0, 0, width, height, argb, 0, width);
      grey = grey(argb);
    }
    return new Picture(height, width, argb, grey, step);
  }

  /** Whether no pixel has a colour. */
  static boolean grey(int[] argb) {
    for (int p : argb) {
      if ((p >> 16 & 0xFF) != (p & 0xFF) || (p >> 8 & 0xFF) != (p & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the levels as the file has them, because {@code getRGB} takes grey levels for linear light and brightens
   * them.
   */
  private static void levels(Raster raster, ColorModel model, int[] argb) {
    int bits = model.getComponentSize(0);
    int most = bits > 8 ? 0xFFFF : (1 << bits) - 1; // TIFF's 12 bits come as 16
    boolean alpha = model.hasAlpha();
    int[] row = new int[raster.getWidth() * raster.getNumBands()];
    int bands = raster.getNumBands();
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int x = 0; x < raster.getWidth(); x++) {
        int level = (row[x * bands] * 255 + most / 2) / most;
        int opacity = alpha ? (row[x * bands + 1] * 255 + most / 2) / most : 255;
        argb[to++] = opacity << 24 | level << 16 | level << 8 | level;
      }
    }
  }

  /**
   * The brightness 0 … 255 of each pixel in front of a background (Rec. 601: 0.299 red + 0.587 green + 0.114 blue).
   *
   * @param background brightness that shows where the image is transparent
   */
  float[] brightness(int background) {
    float[] levels = new float[argb.length];
    for (int i = 0; i < levels.length; i++) {
      int p = argb[i];
      int rgb = 299 * (p >> 16 & 0xFF) + 587 * (p >> 8 & 0xFF) + 114 * (p & 0xFF);
      int alpha = p >>> 24;
      levels[i] = (rgb * alpha / 1000f + background * (255 - alpha)) / 255f;
    }
    return levels;
  }

  /** Whether any pixel is transparent. */
  boolean transparent() {
    for (int p : argb) {
      if (p >>> 24 < 255) {
        return true;
      }
    }
    return false;
  }
}
