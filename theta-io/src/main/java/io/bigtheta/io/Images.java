package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.spec.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Reads images of any size and kind as inputs of a network. What a file is, its content decides.
 *
 * <p>The size of an image is read before its pixels, and an image of more than 64 million pixels is refused. A file
 * that is cut off, damaged or not an image is refused with a {@link FormatException}.
 */
public final class Images {
  /** The largest level of a byte. */
  static final int FULL = 255;

  /**
   * A range up to this is a range of counts, such as the 0 … 16 of {@code digits}. A larger range stands for bytes 0 …
   * 255, whatever the largest value in the data was.
   */
  private static final int LARGEST_COUNT = 64;

  private static final long MOST_BYTES = 1 << 28;

  private Images() {}

  /** Reads one image at the size and in the range of the model's inputs. */
  public static Pixels read(Path file, PixelInputs inputs, ImageStyle style) throws IOException {
    return read(file.toString(), bytes(file), inputs, style);
  }

  /** How many images a file holds: frames of an animation, or pages. Only the first of them is ever read. */
  public static int count(byte[] content) {
    return Frames.count(content);
  }

  /**
   * Reads one image as it is, on a white background: one channel if it is grey, otherwise red, green and blue. Of an
   * image of more than four million pixels, only every n-th row and column is read.
   */
  public static Pixels read(Path file) throws IOException {
    Picture picture = Picture.decode(file.toString(), bytes(file));
    int channels = picture.grey() ? 1 : 3;
    return new Pixels(channels, picture.height(), picture.width(), levels(picture, channels));
  }

  /**
   * Reads one image at the size and in the range of the model's inputs.
   *
   * @param name for messages
   * @param content of a PNG or JPEG file
   */
  public static Pixels read(String name, byte[] content, PixelInputs inputs, ImageStyle style) {
    pictures(name, inputs);
    Picture picture = Picture.decode(name, content);
    byte[] values;
    if (style == ImageStyle.INK) {
      grey(name, inputs);
      values = Ink.normalize(name, picture, inputs.height(), inputs.width(), range(inputs));
    } else {
      values = scaled(
          levels(picture, inputs.channels(), inputs.height(), inputs.width()), range(inputs));
    }
    return new Pixels(inputs.channels(), inputs.height(), inputs.width(), values);
  }

  /**
   * Reads the images {@code folder/label/*.png|jpg|jpeg}. Labels are sorted by name, or by number if all of them are
   * numbers; files are sorted by name. Hidden files are ignored.
   *
   * @param style {@link ImageStyle#INK}: all images become 28x28; {@link ImageStyle#RAW}: all images must have the size
   *     of the first one, and are grey if all of them are grey, otherwise red, green and blue
   */
  public static Dataset folder(Path folder, ImageStyle style) throws IOException {
    return read(folder, new ImageReading(style)).train();
  }

  /**
   * Reads the images of a folder {@code label/…}, of one with folders {@code train} and {@code test} (or {@code valid})
   * of that kind, or those that a list of names and labels in a folder names.
   *
   * @param folder the folder, or the list
   */
  public static LabelledData read(Path folder, ImageReading how) throws IOException {
    return ImageLayout.of(folder).read(how);
  }

  /**
   * Reads the images of such a folder in the style {@link ImageStyle#RAW} when they have different sizes. The largest
   * centred part of an image that has the wanted proportions is scaled, channel by channel: down by area averaging, up
   * by bilinear interpolation.
   */
  public static Dataset folder(Path folder, int height, int width) throws IOException {
    if (height < 1 || width < 1) {
      throw Refusal.of(folder, "a height and a width of at least 1", height + " and " + width);
    }
    return read(folder, new ImageReading(ImageStyle.RAW, height, width, false)).train();
  }

  /**
   * Reads the images of such a folder to evaluate a model on. Labels, size and range are those that the model was
   * fitted with.
   */
  public static Dataset folder(Path folder, Preparation fitted, ImageStyle style)
      throws IOException {
    return folder(folder, fitted, new ImageReading(style));
  }

  /**
   * Does what {@link #folder(Path, Preparation, ImageStyle)} does, and may leave out files that cannot be read.
   *
   * @param how the size in it does not count, because the model has one
   */
  public static Dataset folder(Path folder, Preparation fitted, ImageReading how)
      throws IOException {
    if (!(fitted.inputs() instanceof PixelInputs inputs)) {
      throw Refusal.of(folder, "a table, as the model was trained on", "a folder of images");
    }
    pictures(folder, inputs);
    return ImageRows.read(ImageLayout.of(folder).judged().named(fitted.outputs()), inputs, how);
  }

  /**
   * Writes an image as PNG, grey if it has one channel and in colour if it has three.
   *
   * @param row index of the image
   * @param max the level shown as white: 255, or 16 for {@code digits}
   */
  public static void write(Path file, Pixels pixels, int row, int max) throws IOException {
    if (pixels.channels() != 1 && pixels.channels() != 3) {
      throw Refusal.of(file, "an image of 1 or 3 channels", pixels.channels());
    }
    int area = pixels.height() * pixels.width();
    BufferedImage image = new BufferedImage(
        pixels.width(),
        pixels.height(),
        pixels.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < pixels.channels(); c++) {
        int level =
            Math.min(FULL, Math.round(pixels.get(row, i * pixels.channels() + c) * FULL / max));
        image.getRaster().setSample(i % pixels.width(), i / pixels.width(), c, level);
      }
    }
    AtomicFiles.write(file, out -> {
      javax.imageio.stream.ImageOutputStream buffered =
          new javax.imageio.stream.MemoryCacheImageOutputStream(out);
      ImageIO.write(image, "png", buffered);
      buffered.flush();
    });
  }

  /** The content of an image file, which has at most some 270 MB. */
  public static byte[] bytes(Path file) throws IOException {
    long size = Source.size(file);
    if (size > MOST_BYTES) {
      throw FormatException.of(
          file, "an image of at most " + MOST_BYTES + " bytes", size + " bytes");
    }
    return size < 0 ? piped(file) : Files.readAllBytes(file);
  }

  private static byte[] piped(Path pipe) throws IOException {
    try (InputStream in = Pipe.open(pipe)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw FormatException.of(pipe, "an image of at most " + MOST_BYTES + " bytes", "more");
      }
      return bytes;
    }
  }

  /** The content of an image file among others. A pipe is refused: it would keep the others waiting. */
  static byte[] inFolder(Path file) throws IOException {
    if (Source.size(file) < 0) {
      throw FormatException.of(file, "an image", "a pipe");
    }
    return bytes(file);
  }

  /** Refuses a model whose pictures are made of something else. */
  private static void pictures(Object where, PixelInputs inputs) {
    if (inputs.style().made()) {
      throw Refusal.of(where, "a WAV file, as the model was trained on recordings", "an image");
    }
  }

  static void grey(String where, PixelInputs inputs) {
    if (inputs.channels() != 1) {
      throw Refusal.of(
          where,
          "a model of grey images",
          "one of " + inputs.channels() + " channels",
          "take images raw");
    }
  }

  /** The levels of a picture at another size; its middle part is used, see {@link Scaling#middle}. */
  static byte[] levels(Picture picture, int channels, int height, int width) {
    byte[] levels = levels(picture, channels);
    return picture.height() == height && picture.width() == width
        ? levels
        : Scaling.middle(levels, channels, picture.height(), picture.width(), height, width);
  }

  /** The levels of a picture on a white background: one grey level for each pixel, or its red, green and blue. */
  static byte[] levels(Picture picture, int channels) {
    int area = picture.argb().length;
    byte[] levels = new byte[area * channels];
    if (channels == 1) {
      float[] grey = picture.brightness(FULL);
      for (int i = 0; i < area; i++) {
        levels[i] = (byte) Math.round(grey[i]);
      }
      return levels;
    }
    for (int i = 0; i < area; i++) {
      int p = picture.argb()[i];
      int alpha = p >>> 24;
      for (int c = 0; c < 3; c++) {
        int level = p >> 16 - 8 * c & 0xFF;
        levels[3 * i + c] = (byte) ((level * alpha + FULL * (FULL - alpha) + 127) / FULL);
      }
    }
    return levels;
  }

  private static byte[] scaled(byte[] bytes, int max) {
    for (int i = 0; max < FULL && i < bytes.length; i++) {
      bytes[i] = (byte) (((bytes[i] & 0xFF) * max + FULL / 2) / FULL);
    }
    return bytes;
  }

  static int range(PixelInputs inputs) {
    int max = Math.round(1 / inputs.scale());
    return max <= LARGEST_COUNT ? max : FULL;
  }
}
