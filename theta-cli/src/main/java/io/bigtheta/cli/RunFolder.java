package io.bigtheta.cli;

import io.bigtheta.io.AtomicFiles;
import io.bigtheta.io.EnsembleFile;
import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one training run, one search or one ensemble, and the files in it. */
final class RunFolder {
  private static final String SETTINGS = "run.json";
  private static final String PRUNED = "prune.json";
  private static final String SEARCH = "search.json";
  private static final String MEMBERS = "members.json";
  private static final String ENSEMBLE = "ensemble.json";
  private static final String MODEL = "model.safetensors";

  /** Files that say how what is in a folder was begun. */
  private static final List<String> BEGINNINGS = List.of(SETTINGS, SEARCH, MEMBERS);

  private final Path path;
  /** Folders made for this run, the innermost first. */
  private final Deque<Path> made;

  private RunFolder(Path path, Deque<Path> made) {
    this.path = path;
    this.made = made;
  }

  /** A new folder that holds the settings and nothing else yet; an existing one must be empty. */
  static RunFolder create(Path path, Settings settings) throws IOException {
    return create(path, SETTINGS, SettingsFile.text(settings));
  }

  /** The same for a search. */
  static RunFolder create(Path path, SearchFile search) throws IOException {
    return create(path, SEARCH, search.text());
  }

  /** The same for an ensemble. */
  static RunFolder create(Path path, MembersFile members) throws IOException {
    return create(path, MEMBERS, members.text());
  }

  private static RunFolder create(Path path, String name, String text) throws IOException {
    RunFolder folder = create(path);
    try {
      AtomicFiles.write(
          path.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | RuntimeException e) {
      folder.discard();
      throw e;
    }
    return folder;
  }

  /** A new folder that holds nothing yet, for what cannot be resumed. */
  static RunFolder create(Path path) throws IOException {
    refuseUsed(path);
    Deque<Path> made = new ArrayDeque<>();
    for (Path at = path.toAbsolutePath().normalize();
        at != null && !Files.exists(at);
        at = at.getParent()) {
      made.addLast(at);
    }
    Files.createDirectories(path);
    return new RunFolder(path, made);
  }

  private static void refuseUsed(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw Failure.refuse(path.toString(), "a directory", "a file", "give another --out");
    }
    if (begun(path).isPresent()) {
      throw Failure.refuse(
          path.toString(),
          "a new directory",
          "one that holds a run",
          "continue it with theta resume " + path + ", or give another --out");
    }
    try (Stream<Path> entries = Files.list(path)) {
      // a kill in the moment of creation leaves a temporary file, which is nothing
      if (entries
          .map(entry -> entry.getFileName().toString())
          .anyMatch(name -> BEGINNINGS.stream().noneMatch(it -> name.startsWith("." + it + ".")))) {
        throw Failure.refuse(
            path.toString(),
            "a new or empty directory",
            "one with other files in it",
            "give another --out");
      }
    }
  }

  /** The file that says how what is in a folder was begun. */
  private static Optional<Path> begun(Path path) {
    return BEGINNINGS.stream().map(path::resolve).filter(Files::exists).findFirst();
  }

  /** The folder of a run, a search or an ensemble that was begun. */
  static RunFolder open(Path path) {
    if (begun(path).isEmpty()) {
      throw Failure.refuse(
          path.toString(),
          "the directory of a run, with " + SETTINGS + " in it",
          Files.isDirectory(path) ? "none" : Files.exists(path) ? "a file" : "nothing there",
          "name what theta train printed, or begin with theta train --out");
    }
    return new RunFolder(path, new ArrayDeque<>());
  }

  /** A name for the folder of a run on {@code data}, such as {@code runs/mnist-20250102-030405}, that is not taken. */
  static Path fresh(String data) {
    String name = String.valueOf(Path.of(data).getFileName())
        .replaceFirst("(\\.csv|\\.tsv|\\.txt)?(\\.gz)?$", "")
        .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]+", "-");
    String time =
        LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    Path wanted = Path.of("runs", name + "-" + time);
    Path free = wanted;
    for (int i = 2; Files.exists(free); i++) {
      free = Path.of(wanted + "-" + i);
    }
    return free;
  }

  /** The model file: {@code path} itself, or the one in the folder of a run. */
  static Path model(Path path) {
    if (path.toString().isBlank()) {
      throw Failure.refuse(
          "MODEL", "a model file, or the directory of a run", "\"" + path + "\"", "check the name");
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path file = path.resolve(MODEL);
    if (!Files.exists(file)) {
      String begun = Files.exists(path.resolve(SETTINGS))
          ? "; theta resume " + path + " makes one"
          : holdsMembers(path)
              ? "; name a member of this ensemble, as " + path.resolve("1")
              : "; name a model file";
      throw new IllegalArgumentException(
          path + ": expected a run with " + MODEL + " in it, got none" + begun);
    }
    return file;
  }

  /** The models that answer together: the one of {@code path}, or the members or snapshots of the ensemble there. */
  static List<Model> models(Path path) throws IOException {
    Path list = path.endsWith(ENSEMBLE) ? path : path.resolve(ENSEMBLE);
    if (path.toString().isBlank() || !Files.exists(list)) {
      if (holdsMembers(path)) {
        throw Failure.refuse(
            path.toString(),
            "an ensemble with " + ENSEMBLE + " in it",
            "one that is not whole",
            "theta resume " + path + " completes it");
      }
      return List.of(ModelFile.read(model(path)));
    }
    return EnsembleFile.read(list).models();
  }

  /** Whether a training was begun in the folder. */
  static boolean holdsRun(Path path) {
    return Files.exists(path.resolve(SETTINGS));
  }

  /** Whether the folder is that of an ensemble, whole or not; one in the folder of a run is that of its snapshots. */
  static boolean holdsMembers(Path path) {
    return Files.exists(path.resolve(MEMBERS))
        || (Files.exists(path.resolve(ENSEMBLE)) && !holdsRun(path));
  }

  /** The settings that the model in {@code path} was trained with, where that is known; else the usual ones. */
  static Settings kept(Path path) throws IOException {
    for (String name : List.of(SETTINGS, PRUNED)) {
      Path file = path.resolve(name);
      if (Files.isDirectory(path) && Files.exists(file)) {
        return SettingsFile.read(file);
      }
    }
    return PruneOptions.usual();
  }

  /** Writes down the settings of a pruning: not as those of a run, which could be resumed. */
  void keep(Settings settings) throws IOException {
    AtomicFiles.write(
        path.resolve(PRUNED),
        out -> out.write(SettingsFile.text(settings).getBytes(StandardCharsets.UTF_8)));
  }

  /** Keeps other processes from training in this folder until it is closed, or this process is no more. */
  Closeable hold() throws IOException {
    FileChannel channel =
        FileChannel.open(begun(path).orElse(path.resolve(SETTINGS)), StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held within this process
      channel.close();
    }
    channel.close();
    throw Failure.refuse(
        path.toString(),
        "a run that rests",
        "one that is being trained",
        "wait for it, or stop it");
  }

  boolean holdsSearch() {
    return Files.exists(path.resolve(SEARCH));
  }

  SearchFile search() throws IOException {
    return SearchFile.read(path.resolve(SEARCH));
  }

  MembersFile members() throws IOException {
    return MembersFile.read(path.resolve(MEMBERS));
  }

  Settings settings() throws IOException {
    return SettingsFile.read(path.resolve(SETTINGS));
  }

  Path path() {
    return path;
  }

  Path model() {
    return path.resolve(MODEL);
  }

  Path checkpoint() {
    return path.resolve("checkpoint.safetensors");
  }

  /** The model as it was after an epoch. */
  Path snapshot(int epoch) {
    return path.resolve("epoch-" + epoch + ".safetensors");
  }

  Path ensemble() {
    return path.resolve(ENSEMBLE);
  }

  Path trials() {
    return path.resolve("trials.jsonl");
  }

  Path history() {
    return path.resolve("history.csv");
  }

  /** Takes away what {@link #create} made, where nothing came of it. */
  void discard() throws IOException {
    for (String name : BEGINNINGS) {
      Files.deleteIfExists(path.resolve(name));
    }
    Files.deleteIfExists(path.resolve(PRUNED));
    for (Path folder : made) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          return;
        }
      }
      Files.deleteIfExists(folder);
    }
  }
}
