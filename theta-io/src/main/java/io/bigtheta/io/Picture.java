package io.bigtheta.io;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded PNG or JPEG: red, green, blue and opacity of each pixel, 0 … 255.
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

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  /** Decodes the content of a file. */
  static Picture decode(String where, byte[] bytes) {
    String format = format(where, bytes);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw FormatException.of(where, "a Java with a reader of " + format, "one without");
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int step = step(where, reader.getWidth(0), reader.getHeight(0));
      boolean[] cut = new boolean[1];
      reader.addIIOReadWarningListener(new IIOReadWarningListener() {
        @Override
        public void warningOccurred(ImageReader source, String warning) {
          cut[0] |= warning.contains("Premature end") || warning.contains("Corrupt JPEG data");
        }
      });
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, param);
      if (cut[0]) {
        throw damaged(where, null);
      }
      Picture picture = of(image, step);
      return format.equals("jpeg") ? Orientation.upright(picture, Orientation.of(bytes)) : picture;
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // for damaged files, the JDK's readers throw exceptions of many kinds
      throw damaged(where, e);
    } finally {
      reader.dispose();
    }
  }

  private static FormatException damaged(
      String where, @org.jspecify.annotations.Nullable Exception e) {
    FormatException refusal = FormatException.of(
        where,
        "a whole PNG or JPEG",
        "a damaged or cut one, or one of a kind Java cannot read",
        "save it again as PNG in RGB or grey");
    return e == null ? refusal : refusal.because(e);
  }

  private static String format(String where, byte[] bytes) {
    if (begins(bytes, PNG)) {
      return "png";
    }
    if (begins(bytes, JPEG)) {
      return "jpeg";
    }
    throw FormatException.of(
        where,
        "a PNG or JPEG image",
        bytes.length == 0 ? "an empty file" : "something else",
        "convert it");
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && java.util.Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static int step(String where, int width, int height) {
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

  private static Picture of(BufferedImage image, int step) {
    int height = image.getHeight();
    int width = image.getWidth();
    ColorModel model = image.getColorModel();
    int[] argb = new int[height * width];
    boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    if (grey && model instanceof ComponentColorModel) {
      levels(image.getRaster(), model, argb);
    } else {
      image.getRGB(0, 0, width, height, argb, 0, width);
      grey = true;
      for (int i = 0; i < argb.length && grey; i++) {
        grey =
            (argb[i] >> 16 & 0xFF) == (argb[i] & 0xFF) && (argb[i] >> 8 & 0xFF) == (argb[i] & 0xFF);
      }
    }
    return new Picture(height, width, argb, grey, step);
  }

  /**
   * Reads the levels as the file has them, because {@code getRGB} takes grey levels for linear light and brightens
   * them.
   */
  private static void levels(Raster raster, ColorModel model, int[] argb) {
    int bits = model.getComponentSize(0);
    int most = (1 << bits) - 1;
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
