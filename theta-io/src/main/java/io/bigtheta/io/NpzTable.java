package io.bigtheta.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of NumPy in one file {@code .npz} as a table. If there are arrays {@code X} and {@code y}, or {@code x_train}
 * and {@code y_train}, they are the columns {@code x0, x1 …} and {@code y}; {@code feature_names} and {@code
 * target_names} name columns and classes. Otherwise every array of the same number of rows gives columns under its name.
 * Arrays of a test set are left out and named.
 */
final class NpzTable implements TableFormat {
  private static final List<String> INPUTS =
      List.of("x_train", "x", "train_x", "data", "features", "inputs", "x_tr");
  private static final List<String> TARGETS =
      List.of("y_train", "y", "train_y", "target", "targets", "labels", "label", "y_tr");

  @Override
  public String name() {
    return "NumPy";
  }

  @Override
  public boolean reads(TableFile file) {
    return !file.entries().isEmpty()
        && file.entries().stream().allMatch(entry -> entry.endsWith(".npy"));
  }

  @Override
  public Records open(TableFile file) throws IOException {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      Map<String, String> names = new LinkedHashMap<>(); // in lower case, for the array's own
      for (String entry : file.entries()) {
        String name = entry.substring(0, entry.length() - ".npy".length());
        names.put(name.toLowerCase(Locale.ROOT), name);
      }
      String inputs = first(INPUTS, names);
      String targets = first(TARGETS, names);
      return inputs != null && targets != null
          ? pair(file, zip, names, inputs, targets)
          : all(file, zip, names);
    }
  }

  private static @Nullable String first(List<String> wanted, Map<String, String> names) {
    for (String name : wanted) {
      if (names.containsKey(name)) {
        return names.get(name);
      }
    }
    return null;
  }

  private static Records pair(
      TableFile file, ZipFile zip, Map<String, String> names, String inputs, String targets)
      throws IOException {
    ArrayColumns columns = new ArrayColumns(file.name());
    Npy x = array(file, zip, inputs);
    List<String> features = words(file, zip, names.get("feature_names"));
    if (x.shape().length == 2 && features.size() == x.shape()[1]) {
      columns.add(inputs, x, features, List.of());
    } else {
      columns.add("x", x, List.of());
      features = List.of();
    }
    Npy y = array(file, zip, targets);
    List<String> classes = y.whole() && y.shape().length == 1
        ? words(file, zip, names.get("target_names"))
        : List.of();
    classes = classes.size() > 1 ? classes : List.of();
    boolean column = y.shape().length == 2 && y.shape()[1] == 1; // as Keras keeps labels
    if (column) {
      columns.add(targets, y, List.of("y"), classes);
    } else {
      columns.add("y", y, classes);
    }
    List<String> left = new ArrayList<>(names.values());
    left.removeAll(List.of(inputs, targets));
    left.removeIf(name -> name.equalsIgnoreCase("target_names"));
    if (!features.isEmpty()) {
      left.removeIf(name -> name.equalsIgnoreCase("feature_names"));
    }
    columns.note("inputs are the array " + inputs + ", the target y is " + targets);
    left(columns, left);
    return columns;
  }

  private static Records all(TableFile file, ZipFile zip, Map<String, String> names)
      throws IOException {
    Map<Integer, Map<String, Npy>> sizes = new TreeMap<>();
    List<String> left = new ArrayList<>();
    for (String name : names.values()) {
      Npy array = array(file, zip, name);
      if (array.shape().length == 1 || array.shape().length == 2) {
        sizes.computeIfAbsent(array.shape()[0], rows -> new LinkedHashMap<>()).put(name, array);
      } else {
        left.add(name + " (" + array.shape().length + " axes)");
      }
    }
    ArrayColumns columns = new ArrayColumns(file.name());
    Map<String, Npy> most = Map.of();
    for (Map<String, Npy> same : sizes.values()) {
      most = same.size() >= most.size() ? same : most;
    }
    for (Map<String, Npy> same : sizes.values()) {
      if (same != most) {
        left.addAll(same.keySet());
      }
    }
    most.forEach((name, array) -> columns.add(name, array, List.of()));
    left(columns, left);
    return columns;
  }

  private static void left(ArrayColumns columns, List<String> names) {
    if (!names.isEmpty()) {
      boolean one = names.size() == 1;
      columns.note((one ? "the array " : "the arrays ")
          + LeftOut.names(names)
          + (one ? " is left out" : " are left out"));
    }
  }

  private static List<String> words(TableFile file, ZipFile zip, @Nullable String name)
      throws IOException {
    if (name == null) {
      return List.of();
    }
    Npy array = array(file, zip, name);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < array.size() && array.shape().length == 1 && !array.numeric(); i++) {
      words.add(array.text(i));
    }
    return words;
  }

  private static Npy array(TableFile file, ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + ".npy");
    String where = file.name() + ": " + name;
    if (entry == null) {
      throw FormatException.of(where, "an array", "nothing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Npy.read(where, in, Npy.most(Math.max(0, entry.getCompressedSize())));
    } catch (ZipException | EOFException e) {
      throw Guard.damaged(where, "zip", e);
    }
  }
}
