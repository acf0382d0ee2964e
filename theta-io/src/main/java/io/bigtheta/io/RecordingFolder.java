package io.bigtheta.io;

import io.bigtheta.data.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises folders of recordings: {@code label/*.wav}, perhaps in {@code train} and {@code test}, or {@code
 * label_speaker_number.wav} as in the Free Spoken Digit Dataset, in the folder or in its part {@code recordings}.
 */
final class RecordingFolder {
  private static final String PART = "recordings";
  private static final int DEEPEST = 2;

  /** The names of the Free Spoken Digit Dataset. */
  private static final Pattern SPOKEN = Pattern.compile("([^_]+)_(.+)_([0-9]{1,9})\\.(?i:wav)");

  /** The names of Speech Commands, which begin with a number of the speaker. */
  private static final Pattern COMMAND = Pattern.compile("([0-9a-f]{6,})_nohash_[0-9]+\\.(?i:wav)");

  private RecordingFolder() {}

  /** Whether a folder holds recordings. Only names are read. */
  static boolean is(Path folder) throws IOException {
    return flat(folder).isPresent() || holds(folder, 0);
  }

  /** Whether a file has the name of a recording. */
  static boolean recording(Path file) {
    return ImageTree.name(file).toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  /** The folder whose recordings are named by label, if there is one. */
  static Optional<Path> flat(Path folder) throws IOException {
    for (Path place : List.of(folder, folder.resolve(PART))) {
      if (Files.isDirectory(place)
          && ImageTree.entries(place).stream().anyMatch(RecordingFolder::recording)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path folder, int depth) throws IOException {
    List<Path> entries = ImageTree.entries(folder);
    if (entries.stream().anyMatch(RecordingFolder::recording)) {
      return entries.stream().noneMatch(ImageTree::image);
    }
    if (depth < DEEPEST) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry) && !ImageTree.entries(entry).isEmpty()) {
          return holds(entry, depth + 1); // the first folder stands for all
        }
      }
    }
    return false;
  }

  /** Finds out the layout of a folder. */
  static ImageLayout layout(Path place) throws IOException {
    Optional<Path> flat = flat(place);
    return flat.isEmpty() ? ImageLayout.of(place) : named(flat.get());
  }

  private static ImageLayout named(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    int others = 0;
    for (Path entry : ImageTree.entries(folder)) {
      if (!recording(entry)) {
        others++;
        continue;
      }
      files.add(entry);
      labels.add(label(entry));
    }
    List<String> known = ImageFolder.sorted(labels.stream().distinct().toList());
    List<Note> notes = others == 0
        ? List.of()
        : List.of(new Note("left out", others + " entries whose names do not end in .wav"));
    return new ImageLayout(
        new ImageFolder(
            folder, known, files, labels.stream().map(known::indexOf).toList()),
        Optional.empty(),
        notes);
  }

  private static String label(Path file) {
    Matcher name = SPOKEN.matcher(ImageTree.name(file));
    if (!name.matches()) {
      throw FormatException.of(
          file,
          "a folder named by label, or a name such as seven_anna_3.wav for label, speaker and number",
          FormatException.quoted(ImageTree.name(file)),
          "put it into the folder of its label");
    }
    return name.group(1);
  }

  /** Who speaks, if the name of a recording tells it. */
  static Optional<String> speaker(String name) {
    Matcher spoken = SPOKEN.matcher(name);
    Matcher command = COMMAND.matcher(name);
    return command.matches()
        ? Optional.of(command.group(1))
        : spoken.matches() ? Optional.of(spoken.group(2)) : Optional.empty();
  }
}
