package io.bigtheta.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;

/** Decodes the first image of a TIFF. Java's reader unpacks the samples; what they mean is decided here. */
final class TiffPicture {
  private TiffPicture() {}

  static Picture decode(String where, byte[] bytes, ImageReader reader) {
    TiffTags tags = TiffTags.of(where, bytes);
    tags.check(where);
    return OtherPicture.decode(
        where, bytes, PictureKind.TIFF, reader, (image, step) -> picture(image, tags, bytes, step));
  }

  private static Picture picture(BufferedImage image, TiffTags tags, byte[] bytes, int step) {
    Raster raster = image.getRaster();
    Picture picture;
    if (tags.numbers()) {
      picture = numbers(raster, tags, step);
    } else if (tags.opaquePalette() && raster.getNumBands() == 2) {
      picture = indexed(raster, tags, bytes, step);
    } else {
      picture = tags.inks() && raster.getNumBands() == 4
          ? printed(raster, tags, step)
          : Picture.of(image, step);
    }
    if (tags.otherSamples()) {
      for (int i = 0; i < picture.argb().length; i++) {
        picture.argb()[i] |= 0xFF000000;
      }
    }
    return Orientation.upright(picture, tags.orientation());
  }

  /** Numbers as levels; further samples than one or three are left out. */
  private static Picture numbers(Raster raster, TiffTags tags, int step) {
    int width = raster.getWidth();
    int bands = raster.getNumBands() < 3 ? 1 : 3;
    int[] argb = new int[width * raster.getHeight()];
    double most = Double.NaN;
    for (int i = 0; i < bands * argb.length; i++) {
      double number = number(raster, i / bands, i % bands, tags);
      most = number < Double.POSITIVE_INFINITY && !(number < most) ? number : most;
    }
    LevelRange range = LevelRange.of(most, !tags.shares());
    for (int i = 0; i < argb.length; i++) {
      int p = 0xFF;
      for (int k = 0; k < 3; k++) {
        int level = range.level(number(raster, i, k % bands, tags));
        p = p << 8 | (tags.negative() ? 255 - level : level);
      }
      argb[i] = p;
    }
    return new Picture(raster.getHeight(), width, argb, bands == 1, step);
  }

  private static double number(Raster raster, int pixel, int band, TiffTags tags) {
    double number =
        raster.getSampleDouble(pixel % raster.getWidth(), pixel / raster.getWidth(), band);
    return number < 0 && !tags.shares() && !tags.signed() ? number + 4_294_967_296.0 : number;
  }

  /** Colours of a palette: 256 reds, then greens, then blues, each in 16 bits. */
  private static Picture indexed(Raster raster, TiffTags tags, byte[] bytes, int step) {
    ByteBuffer in = ByteBuffer.wrap(bytes)
        .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int width = raster.getWidth();
    int[] argb = new int[width * raster.getHeight()];
    for (int i = 0; i < argb.length; i++) {
      int at = tags.map() + 2 * raster.getSample(i % width, i / width, 0);
      argb[i] = raster.getSample(i % width, i / width, 1) << 24
          | (in.getShort(at) >> 8 & 0xFF) << 16
          | (in.getShort(at + 512) >> 8 & 0xFF) << 8
          | in.getShort(at + 1024) >> 8 & 0xFF;
    }
    return new Picture(raster.getHeight(), width, argb, Picture.grey(argb), step);
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
