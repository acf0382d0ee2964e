package io.bigtheta.io;

import io.bigtheta.data.Outputs;
import io.bigtheta.data.Targets;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The image files in a folder whose subfolders are named by label.
 *
 * @param files in the order of the rows
 * @param classes for each file, the index of its label
 */
record ImageFolder(Path folder, List<String> labels, List<Path> files, List<Integer> classes) {
  private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(Integer::parseInt);

  /** Lists the files. Only their names are read. */
  static ImageFolder of(Path folder) throws IOException {
    Path inner = unwrapped(folder);
    for (Path entry : ImageTree.entries(inner)) {
      if (ImageTree.image(entry) && !Files.isDirectory(entry)) {
        throw FormatException.of(
            entry,
            "a folder named by label",
            "an image",
            "put it into the folder of its label, or write labels.csv with its name and label");
      }
    }
    List<Path> named = ImageTree.folders(inner);
    if (named.isEmpty()) {
      throw FormatException.of(folder, "folders named by label with images", "none");
    }
    List<String> labels = sorted(named.stream().map(ImageTree::name).toList());
    List<Path> files = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      Path label = inner.resolve(labels.get(k));
      List<Path> inside = ImageTree.files(label);
      if (inside.isEmpty()) {
        throw FormatException.of(label, "images", "none", "add some or delete the folder");
      }
      for (Path file : inside) {
        files.add(file);
        classes.add(k);
      }
    }
    return new ImageFolder(folder, labels, files, classes);
  }

  /** The folder inside, if there is only one and it holds nothing but folders, as unpacked archives have it. */
  static Path unwrapped(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw FormatException.of(
          folder,
          "a folder of images",
          Files.exists(folder) ? "a file" : "nothing there",
          "check the name");
    }
    Path inner = folder;
    for (List<Path> inside = ImageTree.folders(inner); inside.size() == 1; ) {
      List<Path> deeper = ImageTree.entries(inside.get(0));
      if (deeper.size() < 2 || !deeper.stream().allMatch(Files::isDirectory)) {
        return inner;
      }
      inner = inside.get(0);
      inside = deeper;
    }
    return inner;
  }

  /** Labels by number if all of them are numbers, else by name. */
  static List<String> sorted(List<String> labels) {
    return labels.stream()
        .sorted(
            labels.stream().allMatch(label -> label.matches("[0-9]{1,9}"))
                ? BY_NUMBER.thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder())
        .toList();
  }

  /** The same files, with the classes of a model. */
  ImageFolder named(Outputs outputs) {
    if (outputs.kind() != Targets.Kind.CLASSES) {
      throw Refusal.of(folder, "a model of classes", "one of " + outputs.kind());
    }
    return named(outputs.labels());
  }

  /** The same files, with classes among which those of the files are. */
  ImageFolder named(List<String> known) {
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

  /** These files and those of another folder. */
  ImageFolder with(ImageFolder other) {
    List<String> all = new ArrayList<>(labels);
    other.labels.stream().filter(label -> !labels.contains(label)).forEach(all::add);
    List<String> known = sorted(all);
    ImageFolder first = named(known);
    ImageFolder second = other.named(known);
    List<Path> paths = new ArrayList<>(first.files);
    paths.addAll(second.files);
    List<Integer> both = new ArrayList<>(first.classes);
    both.addAll(second.classes);
    return new ImageFolder(folder, known, paths, both);
  }

  /** Some of the files, without the labels that none of them has. */
  ImageFolder only(List<Integer> rows) {
    List<Integer> used = rows.stream().map(classes::get).distinct().sorted().toList();
    return new ImageFolder(
        folder,
        used.stream().map(labels::get).toList(),
        rows.stream().map(files::get).toList(),
        rows.stream().map(row -> used.indexOf(classes.get(row))).toList());
  }
}
