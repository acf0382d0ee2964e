package io.bigtheta.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes images with the readers that Java has, or that a library registers with it. Of several images, the first. */
final class OtherPicture {
  private OtherPicture() {}

  static Picture decode(String where, byte[] bytes, PictureKind kind) {
    Iterator<ImageReader> readers = kind.reader() == PictureKind.Reader.NONE
        ? Collections.emptyIterator()
        : ImageIO.getImageReadersByFormatName(kind.name());
    if (!readers.hasNext()) {
      throw kind.refuse(where);
    }
    if (kind == PictureKind.TIFF) {
      TiffTags.of(where, bytes).check(where);
    } else if (kind == PictureKind.WEBP) {
      whole(where, bytes);
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int step = Picture.step(where, reader.getWidth(0), reader.getHeight(0));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, param);
      return kind == PictureKind.TIFF
          ? tiff(image, TiffTags.of(where, bytes), step)
          : Picture.of(image, step);
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // for damaged files, readers throw exceptions of many kinds
      throw FormatException.of(
              where,
              "a whole file",
              kind.title() + " that is damaged or cut, or of a kind that is not read",
              "save it again as PNG")
          .because(e);
    } finally {
      reader.dispose();
    }
  }

  /** Refuses a WebP that is shorter than it says, as its readers fill up what is missing. */
  private static void whole(String where, byte[] bytes) {
    long size = Integer.toUnsignedLong(
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        + 8;
    if (size > bytes.length + 1L) { // the last byte may be padding
      throw FormatException.of(
          where,
          "a whole WebP of " + size + " bytes",
          "one that is cut off after byte " + bytes.length,
          "fetch or save it again");
    }
  }

  private static Picture tiff(BufferedImage image, TiffTags tags, int step) {
    Picture picture = tags.inks() && image.getRaster().getNumBands() == 4
        ? printed(image.getRaster(), tags, step)
        : Picture.of(image, step);
    if (tags.otherSamples()) {
      for (int i = 0; i < picture.argb().length; i++) {
        picture.argb()[i] |= 0xFF000000;
      }
    }
    return Orientation.upright(picture, tags.orientation());
  }

  /** Red, green and blue of printing inks, without a colour profile. */
  private static Picture printed(Raster raster, TiffTags tags, int step) {
    int width = raster.getWidth();
    int[] argb = new int[width * raster.getHeight()];
    int[] inks = new int[4];
    int shift = Math.max(0, tags.bits() - 8);
    for (int i = 0; i < argb.length; i++) {
      raster.getPixel(i % width, i / width, inks);
      int p = 0xFF;
      int paper = level(inks[3], shift, tags);
      for (int k = 0; k < 3; k++) {
        p = p << 8 | (level(inks[k], shift, tags) * paper + 127) / 255;
      }
      argb[i] = p;
    }
    return new Picture(raster.getHeight(), width, argb, Picture.grey(argb), step);
  }

  /** What an ink leaves of the white of the paper, 0 … 255. */
  private static int level(int ink, int shift, TiffTags tags) {
    int level = ink >> shift & 0xFF;
    return tags.inverted() ? level : 255 - level;
  }
}
