package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The image files in a folder whose subfolders are named by label.
 *
 * @param files in the order of the rows
 * @param classes for each file, the index of its label
 */
record ImageFolder(Path folder, List<String> labels, List<Path> files, List<Integer> classes) {
  /** Files that operating systems leave in folders. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  /** Lists the files. Only their names are read. */
  static ImageFolder of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw FormatException.of(
          folder,
          "a folder of images",
          Files.exists(folder) ? "a file" : "nothing there",
          "check the name");
    }
    List<Path> entries = entries(folder);
    List<Path> named =
        new ArrayList<>(entries.stream().filter(Files::isDirectory).toList());
    for (Path entry : entries) {
      if (image(entry) && !Files.isDirectory(entry)) {
        throw FormatException.of(
            entry, "a folder named by label", "an image", "put it into the folder of its label");
      }
    }
    if (named.isEmpty()) {
      throw FormatException.of(folder, "folders named by label with PNG or JPEG images", "none");
    }
    if (named.stream().allMatch(label -> name(label).matches("[0-9]{1,9}"))) {
      named.sort(Comparator.comparingInt(label -> Integer.parseInt(name(label))));
    }
    List<Path> files = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (int k = 0; k < named.size(); k++) {
      List<Path> inside = entries(named.get(k));
      if (inside.isEmpty()) {
        throw FormatException.of(
            named.get(k), "PNG or JPEG images", "none", "add some or delete the folder");
      }
      for (Path file : inside) {
        if (!image(file) || Files.isDirectory(file)) {
          throw FormatException.of(
              file,
              "an image .png, .jpg or .jpeg",
              Files.isDirectory(file) ? "a folder" : "another file",
              "convert or move it");
        }
        files.add(file);
        classes.add(k);
      }
    }
    return new ImageFolder(folder, named.stream().map(ImageFolder::name).toList(), files, classes);
  }

  /** The entries of a folder, sorted by name, without hidden files. */
  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith("."))
          .filter(entry -> !LITTER.contains(name(entry).toLowerCase(Locale.ROOT)))
          .sorted(Comparator.comparing(ImageFolder::name))
          .toList();
    }
  }

  private static boolean image(Path file) {
    return name(file).toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** The same files, with the classes of a model. */
  ImageFolder named(Outputs outputs) {
    if (outputs.kind() != Targets.Kind.CLASSES) {
      throw Refusal.of(folder, "a model of classes", "one of " + outputs.kind());
    }
    List<String> known = outputs.labels();
    for (String label : labels) {
      if (!known.contains(label)) {
        throw FormatException.of(
            folder.resolve(label),
            "a folder named by one of the labels " + String.join(", ", known),
            FormatException.quoted(label));
      }
    }
    return new ImageFolder(
        folder,
        known,
        files,
        classes.stream().map(k -> known.indexOf(labels.get(k))).toList());
  }

  /** Reads all images at the size of {@code inputs}. */
  Dataset read(PixelInputs inputs, ImageStyle style) throws IOException {
    byte[] values = new byte[length(inputs.size())];
    for (int i = 0; i < files.size(); i++) {
      Pixels pixels = Images.read(files.get(i), inputs, style);
      System.arraycopy(pixels.values(), 0, values, i * inputs.size(), inputs.size());
    }
    return dataset(new Pixels(inputs.channels(), inputs.height(), inputs.width(), values)
        .style(style.pixels()));
  }

  /** Reads all images unchanged; they must have the same size. */
  Dataset readRaw() throws IOException {
    Picture first = decode(0);
    return readRaw(first.height(), first.width(), (file, picture) -> {
      Images.same(file, picture, first.height(), first.width());
      return Images.levels(picture, picture.grey() ? 1 : 3);
    });
  }

  /** Reads images of any sizes and scales the middle part of each to one size. */
  Dataset readRaw(int height, int width) throws IOException {
    length((long) height * width);
    return readRaw(
        height,
        width,
        (file, picture) -> Images.levels(picture, picture.grey() ? 1 : 3, height, width));
  }

  /** Turns a picture into levels: one channel if it is grey, otherwise three. */
  private interface Levels {
    byte[] of(String file, Picture picture);
  }

  private Dataset readRaw(int height, int width, Levels levels) throws IOException {
    List<byte[]> images = new ArrayList<>();
    int area = height * width;
    int channels = 1;
    for (int i = 0; i < files.size(); i++) {
      Picture picture = decode(i);
      channels = picture.grey() ? channels : 3;
      images.add(levels.of(files.get(i).toString(), picture));
    }
    byte[] values = new byte[length((long) area * channels)];
    for (int i = 0; i < images.size(); i++) {
      byte[] image = images.get(i);
      for (int j = 0; j < area * channels; j++) {
        values[i * area * channels + j] = image[image.length == area ? j / channels : j];
      }
    }
    return dataset(new Pixels(channels, height, width, values).style(ImageStyle.RAW.pixels()));
  }

  private Picture decode(int i) throws IOException {
    return Picture.decode(files.get(i).toString(), Images.bytes(files.get(i)));
  }

  private int length(long size) {
    long length = size * files.size();
    if (length > Integer.MAX_VALUE - 8) {
      throw FormatException.of(
          folder, "images of fewer than 2^31 bytes in all", length + " bytes", "make them smaller");
    }
    return (int) length;
  }

  private Dataset dataset(Pixels pixels) {
    return Dataset.of(
        name(folder.toAbsolutePath().normalize()),
        pixels,
        new Classes(labels, classes.stream().mapToInt(k -> k).toArray()));
  }
}
