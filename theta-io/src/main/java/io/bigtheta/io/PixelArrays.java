package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads images that are arrays of NumPy [rows, height, width] or [rows, height, width, 1 or 3] of bytes. They lie in one
 * file {@code .npz} with their labels and their test set, as Keras keeps {@code mnist.npz} and MedMNIST its files, or in
 * {@code kmnist-train-imgs.npz} beside {@code kmnist-train-labels.npz}.
 */
public final class PixelArrays {
  private static final String LONE = "arr_0";

  /** The names of arrays that belong together; those of a test set may be missing. */
  private record Names(String images, String labels, String testImages, String testLabels) {}

  private static final List<Names> NAMES = List.of(
      new Names("x_train", "y_train", "x_test", "y_test"),
      new Names("train_images", "train_labels", "test_images", "test_labels"),
      new Names("X_train", "y_train", "X_test", "y_test"),
      new Names("images", "labels", "", ""),
      new Names("X", "y", "", ""),
      new Names("x", "y", "", ""));

  private PixelArrays() {}

  /** Whether a file holds such arrays. What is damaged is not: whoever reads it as a table says why. */
  public static boolean is(Path file) throws IOException {
    if (!String.valueOf(file.getFileName()).matches("(?i).*\\.npz") || !Files.isRegularFile(file)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return labels(file).isPresent()
          ? images(file, zip, LONE)
          : names(file, zip).isPresent();
    } catch (ZipException | EOFException | FormatException e) {
      return false;
    }
  }

  /** Reads the images to train on, and those to test if there are any. */
  public static LabelledData read(Path file) throws IOException {
    Optional<Path> beside = labels(file);
    if (beside.isPresent()) {
      return pairs(file, beside.get());
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Names names = names(file, zip).orElseThrow(() -> changed(file));
      List<String> left = new ArrayList<>();
      zip.stream().map(entry -> entry.getName().replaceFirst("\\.npy$", "")).forEach(left::add);
      boolean tested = left.contains(names.testImages) && left.contains(names.testLabels);
      left.removeAll(List.of(names.images, names.labels));
      List<Note> notes = new ArrayList<>(List.of(said(names.images + " and " + names.labels)));
      Dataset train = rows(file, array(file, zip, names.images), array(file, zip, names.labels));
      Optional<Dataset> test = Optional.empty();
      if (tested) {
        left.removeAll(List.of(names.testImages, names.testLabels));
        notes.add(
            new Note("tested on", "the arrays " + names.testImages + " and " + names.testLabels));
        test = Optional.of(known(
            file,
            rows(file, array(file, zip, names.testImages), array(file, zip, names.testLabels)),
            train));
      }
      if (!left.isEmpty()) {
        notes.add(new Note("not used", "the arrays " + LeftOut.names(left)));
      }
      return new LabelledData(train.noted(notes), test);
    }
  }

  private static Note said(String arrays) {
    return new Note("images", "the arrays " + arrays + " are read as images by their shape");
  }

  private static FormatException changed(Path file) {
    return FormatException.of(file, "arrays of images, as before", "others", "check the file");
  }

  /** Reads files with one array each, and the test set beside them if this is the set to train on. */
  private static LabelledData pairs(Path images, Path labels) throws IOException {
    String name = String.valueOf(images.getFileName());
    Path tests = images.resolveSibling(name.replaceFirst("train-imgs", "test-imgs"));
    Optional<Path> testLabels = tests.equals(images) ? Optional.empty() : labels(tests);
    Dataset train = rows(images, lone(images), lone(labels));
    List<Note> notes = new ArrayList<>(List.of(said("of " + images + " and " + labels)));
    if (testLabels.isEmpty() || !Files.exists(tests)) {
      return LabelledData.of(train.noted(notes));
    }
    notes.add(new Note("tested on", tests.toString()));
    Dataset test = known(tests, rows(tests, lone(tests), lone(testLabels.get())), train);
    return new LabelledData(train.noted(notes), Optional.of(test));
  }

  /** The file of labels beside a file of images, if it is there. */
  private static Optional<Path> labels(Path images) {
    String name = String.valueOf(images.getFileName());
    if (!name.matches(".*-imgs\\.npz")) {
      return Optional.empty();
    }
    Path labels = images.resolveSibling(name.replaceFirst("-imgs\\.npz$", "-labels.npz"));
    return Files.exists(labels) ? Optional.of(labels) : Optional.empty();
  }

  private static Optional<Names> names(Path file, ZipFile zip) throws IOException {
    for (Names names : NAMES) {
      if (zip.getEntry(names.labels + ".npy") != null && images(file, zip, names.images)) {
        int[] labels = start(file, zip, names.labels).shape();
        boolean column = labels.length == 2 && labels[1] == 1;
        return labels.length == 1 || column ? Optional.of(names) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether there is an array of this name, and it holds images. */
  private static boolean images(Path file, ZipFile zip, String name) throws IOException {
    if (zip.getEntry(name + ".npy") == null) {
      return false;
    }
    NpyHeader header = start(file, zip, name);
    int[] shape = header.shape();
    boolean grey = shape.length == 3 && shape[1] > 1 && shape[2] > 1;
    boolean planes = shape.length == 4 && (shape[3] == 1 || shape[3] == 3);
    return header.kind() == 'u' && header.width() == 1 && (grey || planes) && shape[0] > 0;
  }

  private static NpyHeader start(Path file, ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name + ".npy"))) {
      return Npy.start(file + ": " + name, new BufferedInputStream(in)).header();
    }
  }

  private static Npy lone(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return array(file, zip, LONE);
    } catch (ZipException e) {
      throw Guard.damaged(file.toString(), "zip", e);
    }
  }

  private static Npy array(Path file, ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + ".npy");
    String where = file + ": " + name;
    if (entry == null) {
      throw FormatException.of(where, "an array", "nothing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Npy.read(where, in, Npy.most(Math.max(0, entry.getCompressedSize())));
    } catch (ZipException | EOFException e) {
      throw Guard.damaged(where, "zip", e);
    }
  }

  private static Dataset rows(Path file, Npy images, Npy labels) {
    int[] shape = images.shape();
    if (shape.length < 3 || shape.length > 4 || !images.unsignedBytes() || images.size() == 0) {
      throw FormatException.of(
          file, "an array of bytes [rows, height, width]", images.toString(), "check the file");
    }
    if (labels.size() != shape[0]) {
      throw FormatException.of(
          file, "a label for each of " + shape[0] + " images", labels.size() + " labels");
    }
    List<String> given =
        IntStream.range(0, labels.size()).mapToObj(labels::text).distinct().toList();
    if (given.size() < 2) {
      throw FormatException.of(
          file, "at least two labels", "only " + FormatException.quoted(given.get(0)));
    }
    List<String> sorted = ImageFolder.sorted(given);
    Map<String, Integer> places = new HashMap<>();
    sorted.forEach(label -> places.put(label, places.size()));
    int[] classes =
        IntStream.range(0, labels.size()).map(i -> places.get(labels.text(i))).toArray();
    Pixels pixels =
        new Pixels(shape.length == 3 ? 1 : shape[3], shape[1], shape[2], images.bytes());
    return Dataset.of(ImageTree.name(file), pixels, new Classes(sorted, classes));
  }

  /** A test set with the classes of the rows to train on. */
  private static Dataset known(Path file, Dataset test, Dataset train) {
    Pixels one = (Pixels) test.features();
    Pixels other = (Pixels) train.features();
    if (one.height() != other.height()
        || one.width() != other.width()
        || one.channels() != other.channels()) {
      throw FormatException.of(
          file,
          "images of " + other.height() + "x" + other.width() + " to test, as those to train on",
          one.height() + "x" + one.width());
    }
    return KnownLabels.of(file, test, ((Classes) train.targets()).labels());
  }
}
