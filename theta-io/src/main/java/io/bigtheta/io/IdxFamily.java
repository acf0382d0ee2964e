package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the name of an IDX file says about its content. The images of EMNIST (Cohen and others, 2017) are stored with
 * rows and columns exchanged, and their labels are numbers of signs.
 */
final class IdxFamily {
  private static final String DIGITS = "0123456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

  /** Small letters that do not look like their capitals. */
  private static final String OTHER = "abdefghnqrt";

  private IdxFamily() {}

  /** Reads a pair of files, turned upright and with the signs that their labels stand for. */
  static Dataset read(Path images, Path labels) throws IOException {
    Optional<String> signs = signs(images);
    if (signs.isEmpty()) {
      return Idx.read(images, labels);
    }
    Pixels pixels = turned(Idx.images(images));
    int[] values = Idx.labels(labels);
    int first = signs.get().equals(CAPITALS) ? 1 : 0; // letters are counted from 1
    for (int i = 0; i < values.length; i++) {
      values[i] -= first;
      if (values[i] < 0 || values[i] >= signs.get().length()) {
        throw FormatException.of(
            labels,
            "labels " + first + " … " + (first + signs.get().length() - 1),
            values[i] + first + " for image " + (i + 1));
      }
    }
    if (pixels.rows() != values.length) {
      throw FormatException.of(
          labels,
          "a label for each of the " + pixels.rows() + " images in " + images,
          values.length + " labels");
    }
    List<String> names = IntStream.range(0, signs.get().length())
        .mapToObj(i -> signs.get().substring(i, i + 1))
        .toList();
    return Dataset.of(ImageTree.name(images), pixels, new Classes(names, values))
        .noted(List.of(new Note(
            "EMNIST",
            "by its name: the images are turned upright, the labels are the signs "
                + signs.get())));
  }

  /** Reads the images of a folder. */
  static LabelledData read(Path folder) throws IOException {
    Pairs pairs = find(folder)
        .orElseThrow(
            () -> FormatException.of(folder, "files such as train-images-idx3-ubyte", "none"));
    Dataset train = read(pairs.images, pairs.labels);
    List<Note> notes = new ArrayList<>(train.notes());
    notes.add(new Note("trained on", pairs.images.toString()));
    if (pairs.testImages.isEmpty() || pairs.testLabels.isEmpty()) {
      return LabelledData.of(train.noted(notes));
    }
    notes.add(new Note("tested on", pairs.testImages.get().toString()));
    Dataset test = read(pairs.testImages.get(), pairs.testLabels.get());
    List<String> labels = ((Classes) train.targets()).labels();
    return new LabelledData(
        train.noted(notes), Optional.of(KnownLabels.of(pairs.testLabels.get(), test, labels)));
  }

  /** The signs of the labels of a file of EMNIST; empty for other files. */
  static Optional<String> signs(Path images) {
    String name = ImageTree.name(images).toLowerCase(Locale.ROOT);
    if (!name.startsWith("emnist-")) {
      return Optional.empty();
    }
    return Optional.of(
        name.startsWith("emnist-letters")
            ? CAPITALS
            : name.startsWith("emnist-byclass")
                ? DIGITS + CAPITALS + SMALL
                : name.startsWith("emnist-bymerge") || name.startsWith("emnist-balanced")
                    ? DIGITS + CAPITALS + OTHER
                    : DIGITS);
  }

  /** The images with rows and columns exchanged. */
  private static Pixels turned(Pixels pixels) {
    int height = pixels.width();
    int width = pixels.height();
    byte[] from = pixels.values();
    byte[] values = new byte[from.length];
    int area = height * width;
    for (int i = 0; i < values.length; i++) {
      int row = i / area * area;
      int y = (i - row) / width;
      int x = (i - row) % width;
      values[i] = from[row + x * height + y];
    }
    return new Pixels(1, height, width, values);
  }

  /** The pairs of files in a folder, first those to train on. */
  record Pairs(Path images, Path labels, Optional<Path> testImages, Optional<Path> testLabels) {}

  private static final String IMAGES = "(?i)(.*?)(train|t10k|test)-images[-.]idx3-ubyte(\\.gz)?";

  /** Finds the files of a data set in a folder, or in the folders of one that {@code torchvision} keeps. */
  static Optional<Pairs> find(Path folder) throws IOException {
    for (Path place : places(folder)) {
      List<Path> train = new ArrayList<>();
      List<Path> test = new ArrayList<>();
      for (Path file : ImageTree.entries(place)) {
        String name = ImageTree.name(file).toLowerCase(Locale.ROOT);
        if (name.matches(IMAGES) && !Files.isDirectory(file)) {
          add(name.replaceFirst(IMAGES, "$2").equals("train") ? train : test, file);
        }
      }
      if (train.size() > 1) {
        throw FormatException.of(
            place,
            "the files of one data set",
            String.join(", ", train.stream().map(ImageTree::name).toList()),
            "name the file of images to train on");
      }
      if (train.size() == 1) {
        return Optional.of(new Pairs(
            train.get(0),
            labels(train.get(0)),
            test.size() == 1 ? Optional.of(test.get(0)) : Optional.empty(),
            test.size() == 1 ? Optional.of(labels(test.get(0))) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Adds a file, unless it lies there raw, too. */
  private static void add(List<Path> files, Path file) {
    String raw = ImageTree.name(file).replaceFirst("(?i)\\.gz$", "");
    if (files.stream()
        .noneMatch(other -> ImageTree.name(other).replaceFirst("(?i)\\.gz$", "").equals(raw))) {
      files.add(file);
    }
  }

  private static List<Path> places(Path folder) throws IOException {
    List<Path> places = new ArrayList<>(List.of(folder));
    for (Path inner : ImageTree.folders(folder)) {
      if (ImageTree.name(inner).matches("(?i)raw|.*mnist|gzip")) {
        places.add(inner);
        places.addAll(ImageTree.folders(inner).stream()
            .filter(raw -> ImageTree.name(raw).equals("raw"))
            .toList());
      }
    }
    return places;
  }

  /** The file of labels beside a file of images. */
  static Path labels(Path images) {
    String name = ImageTree.name(images);
    List<String> wanted = List.of(
        name.replaceFirst("(?i)images([-.])idx3-ubyte(\\.gz)?$", "labels$1idx1-ubyte"),
        name.replaceFirst("(?i)images([-.])idx3-ubyte(\\.gz)?$", "labels$1idx2-int"));
    for (String one : wanted) {
      for (String end : List.of("", ".gz")) {
        Path labels = images.resolveSibling(one + end);
        if (Files.exists(labels)) {
          return labels;
        }
      }
    }
    throw FormatException.of(
        images,
        "its labels in " + images.resolveSibling(wanted.get(0)),
        "no such file",
        "name both files, as IMAGES,LABELS");
  }
}
