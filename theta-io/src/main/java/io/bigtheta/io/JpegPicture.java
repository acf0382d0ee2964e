package io.bigtheta.io;

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
 * Decodes JPEG images: baseline and progressive, grey, YCbCr, RGB, CMYK and YCCK. Java's reader decodes the components;
 * their colours are found here, as Java refuses those of four components and those with odd profiles.
 *
 * <p>A file that is cut off is refused, although a part of its rows is there: as a whole image, it would be a grey area
 * with a bit of drawing on top, and its answer would be wrong without a word.
 */
final class JpegPicture {
  private JpegPicture() {}

  static Picture decode(String where, byte[] bytes) {
    JpegMarkers jpeg = JpegMarkers.of(where, bytes);
    int step = Picture.step(where, jpeg.width(), jpeg.height());
    if (!jpeg.ended() && !jpeg.whole()) {
      throw FormatException.of(
          where,
          "a whole JPEG",
          "one that is cut off before its last scans",
          "fetch or save it again");
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw FormatException.of(where, "a Java with a reader of JPEG", "one without");
    }
    ImageReader reader = readers.next();
    Warnings warnings = new Warnings(jpeg.height());
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.tidy()))) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener(warnings);
      reader.addIIOReadProgressListener(warnings);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      Raster raster = reader.readRaster(0, param);
      if (warnings.cut && !jpeg.ended()) {
        throw warnings.refuse(where);
      }
      return picture(raster, jpeg, step);
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // for damaged files, Java's reader throws exceptions of many kinds
      throw FormatException.of(
              where, "a whole JPEG", "a damaged one", "fetch it or save it again, as PNG")
          .because(e);
    } finally {
      reader.dispose();
    }
  }

  private static Picture picture(Raster raster, JpegMarkers jpeg, int step) {
    int width = raster.getWidth();
    int[] argb = new int[raster.getHeight() * width];
    int bands = raster.getNumBands();
    int[] row = new int[width * bands];
    boolean luma = luma(jpeg);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < row.length; x += bands) {
        int rgb;
        if (bands == 1) {
          rgb = row[x] * 0x010101;
        } else {
          rgb = luma
              ? rgb(row[x], row[x + 1] - 128, row[x + 2] - 128)
              : row[x] << 16 | row[x + 1] << 8 | row[x + 2];
          if (bands == 4) {
            rgb = inked(luma ? ~rgb : rgb, row[x + 3]);
          }
        }
        argb[to++] = 0xFF000000 | rgb;
      }
    }
    return new Picture(raster.getHeight(), width, argb, bands == 1 || Picture.grey(argb), step);
  }

  /** Whether the components are brightness and two differences of colour, as the segments or names say. */
  private static boolean luma(JpegMarkers jpeg) {
    int[] names = jpeg.components();
    if (names.length == 4) {
      return jpeg.adobe() > 0;
    }
    boolean named = names.length == 3 && names[0] == 'R' && names[1] == 'G' && names[2] == 'B';
    return jpeg.jfif() || (jpeg.adobe() >= 0 ? jpeg.adobe() != 0 : !named);
  }

  /** Rec. 601, rounded as other readers do. */
  private static int rgb(int y, int cb, int cr) {
    int red = y + (91881 * cr + 32768 >> 16);
    int green = y + (-22554 * cb - 46802 * cr + 32768 >> 16);
    int blue = y + (116130 * cb + 32768 >> 16);
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  private static int clamp(int level) {
    return Math.max(0, Math.min(255, level));
  }

  /** Cyan, magenta and yellow under black; files hold all four inverted, as Adobe's programs write them. */
  private static int inked(int colours, int black) {
    int red = (colours >> 16 & 0xFF) * black;
    int green = (colours >> 8 & 0xFF) * black;
    int blue = (colours & 0xFF) * black;
    return (red + 127) / 255 << 16 | (green + 127) / 255 << 8 | (blue + 127) / 255;
  }

  /** Hears whether the rows end too early. */
  private static final class Warnings extends Quiet implements IIOReadWarningListener {
    private final int rows;
    private boolean cut;
    private float done;
    private float doneAtCut;

    Warnings(int rows) {
      this.rows = rows;
    }

    @Override
    public void imageProgress(ImageReader source, float percent) {
      done = percent;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (!cut && warning.contains("remature end")) {
        cut = true;
        doneAtCut = done;
      }
    }

    private FormatException refuse(String where) {
      return FormatException.of(
          where,
          "a whole JPEG of " + rows + " rows",
          "one that is cut off after about row " + Math.round(rows * doneAtCut / 100),
          "fetch or save it again");
    }
  }

  /** A listener of everything that needs to hear little. */
  private abstract static class Quiet implements javax.imageio.event.IIOReadProgressListener {
    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
  }
}
