package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the images of a folder as rows. */
final class ImageRows {
  private static final int FULL = 255;
  private static final int MOST_SIZES = 5;

  private final ImageFolder images;
  private final ImageReading how;
  private final BadFiles bad;
  private final List<Integer> good = new ArrayList<>();
  private final Map<String, List<String>> sizes = new LinkedHashMap<>();
  private boolean large;
  private int animated;

  private ImageRows(ImageFolder images, ImageReading how) {
    this.images = images;
    this.how = how;
    bad = new BadFiles(images.folder());
  }

  /** Reads images at a size and with channels of their own. */
  static Dataset read(ImageFolder images, ImageReading how) throws IOException {
    return how.style() == ImageStyle.INK
        ? new ImageRows(images, how).fitted(new PixelInputs(1, 28, 28, 1f / FULL), true)
        : new ImageRows(images, how).raw();
  }

  /** Reads images at the size and with the channels of {@code inputs}, and keeps all labels. */
  static Dataset read(ImageFolder images, PixelInputs inputs, ImageReading how) throws IOException {
    return new ImageRows(images, how).fitted(inputs, false);
  }

  /** Makes levels of the bytes of a file. */
  private interface Decoder {
    byte[] of(String file, byte[] bytes);
  }

  private List<byte[]> all(Decoder decoder) throws IOException {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < images.files().size(); i++) {
      Path file = images.files().get(i);
      try {
        byte[] bytes = Images.inFolder(file);
        rows.add(decoder.of(file.toString(), bytes));
        good.add(i);
        animated += Frames.count(bytes) > 1 ? 1 : 0;
      } catch (FormatException e) {
        bad.add(file, e);
      }
    }
    if (bad.count() > 0 && (!how.skipBad() || good.isEmpty())) {
      throw bad.refusal("images", images.files().size());
    }
    return rows;
  }

  private Dataset fitted(PixelInputs inputs, boolean own) throws IOException {
    length(inputs.size());
    List<byte[]> rows =
        all((file, bytes) -> Images.read(file, bytes, inputs, how.style()).values());
    byte[] values = new byte[length(inputs.size(), rows.size())];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * inputs.size(), inputs.size());
    }
    return dataset(new Pixels(inputs.channels(), inputs.height(), inputs.width(), values), own);
  }

  /** Reads images unchanged except for their size, if a size is given; otherwise they must have the same. */
  private Dataset raw() throws IOException {
    length((long) how.height() * how.width());
    int[] shape = {how.height(), how.width(), 1};
    List<byte[]> rows = all((file, bytes) -> {
      Picture picture = Picture.decode(file, bytes);
      if (shape[0] == 0) {
        shape[0] = picture.height();
        shape[1] = picture.width();
      }
      shape[2] = picture.grey() ? shape[2] : 3;
      if (how.sized()) {
        return Images.levels(picture, picture.grey() ? 1 : 3, shape[0], shape[1]);
      }
      sizes
          .computeIfAbsent(
              (long) picture.width() * picture.step() + "x"
                  + (long) picture.height() * picture.step(),
              size -> new ArrayList<>())
          .add(file);
      large |= picture.step() > 1;
      return Images.levels(picture, picture.grey() ? 1 : 3);
    });
    if (sizes.size() > 1 || large) {
      throw sizes();
    }
    int area = shape[0] * shape[1];
    int size = area * shape[2];
    byte[] values = new byte[length(size, rows.size())];
    for (int i = 0; i < rows.size(); i++) {
      byte[] row = rows.get(i);
      for (int j = 0; j < size; j++) {
        values[i * size + j] = row[row.length == area ? j / shape[2] : j];
      }
    }
    return dataset(new Pixels(shape[2], shape[0], shape[1], values), true);
  }

  private FormatException sizes() {
    List<String> words = sizes.entrySet().stream()
        .sorted(Comparator.comparing(size -> -size.getValue().size()))
        .limit(MOST_SIZES)
        .map(size -> size.getKey() + " (" + size.getValue().size()
            + (size.getValue().size() == 1 ? " file, " : " files, as ")
            + size.getValue().get(0) + ")")
        .toList();
    return FormatException.of(
        images.folder(),
        "images of one size" + (large ? ", of at most 4 million pixels" : ""),
        (sizes.size() > MOST_SIZES ? sizes.size() + " sizes, most often " : "")
            + String.join(", ", words),
        "give all images one size, or bring them to one with --resize HxW");
  }

  private int length(long size) {
    return length(size, images.files().size());
  }

  private int length(long size, int rows) {
    long length = size * rows;
    if (length > Integer.MAX_VALUE - 8) {
      throw FormatException.of(
          images.folder(),
          "images of fewer than 2^31 bytes in all",
          length + " bytes",
          "make them smaller");
    }
    return (int) length;
  }

  private Dataset dataset(Pixels pixels, boolean own) {
    ImageFolder kept = good.size() == images.files().size() ? images : images.only(good);
    if (!own) {
      kept = kept.named(images.labels());
    }
    List<Note> notes = new ArrayList<>();
    if (bad.count() > 0) {
      notes.add(new Note(
          "left out",
          bad.count() + " of " + images.files().size() + " files, which cannot be read: "
              + bad.words()));
      List<String> gone = new ArrayList<>(images.labels());
      gone.removeAll(kept.labels());
      if (!gone.isEmpty()) {
        notes.add(new Note(
            "left out",
            "the labels " + String.join(", ", gone) + ", of which no file can be read"));
      }
    }
    if (animated > 0) {
      notes.add(new Note(
          "frames",
          "of " + animated + " animated or many-paged files, only the first image is read"));
    }
    return Dataset.of(
            ImageTree.name(images.folder().toAbsolutePath().normalize()),
            pixels.style(how.style().pixels()),
            new Classes(kept.labels(), kept.classes().stream().mapToInt(k -> k).toArray()))
        .noted(notes);
  }
}
