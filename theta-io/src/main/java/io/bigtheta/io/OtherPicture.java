package io.bigtheta.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

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
      return TiffPicture.decode(where, BigTiff.plain(where, bytes), readers.next());
    }
    if (kind == PictureKind.WEBP) {
      whole(where, bytes);
    }
    Picture picture =
        decode(where, bytes, kind, readers.next(), (image, step) -> Picture.of(image, step));
    return Orientation.upright(picture, Orientation.webp(bytes));
  }

  /** Turns what a reader gives into a picture. */
  interface Meaning {
    Picture of(BufferedImage image, int step);
  }

  static Picture decode(
      String where, byte[] bytes, PictureKind kind, ImageReader reader, Meaning meaning) {
    try (EndedStream in = new EndedStream(bytes)) {
      reader.setInput(in, true, true);
      int step = Picture.step(where, reader.getWidth(0), reader.getHeight(0));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, param);
      return meaning.of(image, step);
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
}
