package io.bigtheta.run.folder;

import io.bigtheta.file.AtomicFiles;
import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a job, and the names of its files. */
public final class RunFolder {
  static final String MODEL = "model.safetensors";
  static final String ENSEMBLE = "ensemble.json";

  private final Path path;
  /** The folders that were made for this job, the innermost first; none if it existed before. */
  private final Deque<Path> made;

  /** What {@link #hold} hands on: a folder that was made for this job has been claimed from the start. */
  private final Optional<Claim> claim;

  private RunFolder(Path path, Deque<Path> made, Optional<Claim> claim) {
    this.path = path;
    this.made = made;
    this.claim = claim;
  }

  /**
   * Makes a new folder that holds only its {@link Beginning}; an existing folder must be empty. Of several that begin in one
   * folder at once, one wins, and the others change nothing. It is claimed until what {@link #hold} gives is closed.
   *
   * @param command the command as it was typed, for reports; may be empty
   */
  public static RunFolder begin(Path path, Record recipe, String command) throws IOException {
    RunFolder folder = create(path);
    try {
      byte[] text = new Beginning<>(recipe, command).text().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(path.resolve(Kind.of(recipe).file()), out -> out.write(text));
    } catch (IOException | RuntimeException e) {
      folder.discard();
      folder.hold().close();
      throw e;
    }
    return folder;
  }

  /** Makes a new, empty folder, for a job that cannot be resumed. It is claimed, as by {@link #begin}. */
  public static RunFolder create(Path path) throws IOException {
    refuseUsed(path);
    Deque<Path> made = new ArrayDeque<>();
    for (Path at = path.toAbsolutePath().normalize();
        at != null && !Files.exists(at);
        at = at.getParent()) {
      made.addLast(at);
    }
    Files.createDirectories(path);
    Claim claim = Claim.of(path);
    try {
      refuseUsed(path); // another job may have begun and ended meanwhile
    } catch (IOException | RuntimeException e) {
      claim.close();
      throw e;
    }
    return new RunFolder(path, made, Optional.of(claim));
  }

  private static void refuseUsed(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw Refusal.of(path, "a directory", "a file", "give another --out");
    }
    if (kind(path).isPresent()) {
      throw Refusal.of(
          path,
          "a new directory",
          "one that holds a run",
          "continue it with theta resume " + path + ", or give another --out");
    }
    try (Stream<Path> entries = Files.list(path)) {
      // a process that is killed right at the start leaves a temporary file, which does not count
      if (entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals(Claim.LOCK))
          .anyMatch(name -> Arrays.stream(Kind.values())
              .noneMatch(kind -> name.startsWith("." + kind.file() + ".")))) {
        throw Refusal.of(
            path, "a new or empty directory", "one with other files in it", "give another --out");
      }
    }
  }

  /** The kind of job that the folder belongs to, if any. */
  public static Optional<Kind> kind(Path path) {
    return Arrays.stream(Kind.values())
        .filter(kind -> Files.exists(path.resolve(kind.file())))
        .findFirst();
  }

  /** Opens the folder of a job that was begun before. */
  public static RunFolder open(Path path) {
    if (kind(path).isEmpty()) {
      throw Refusal.of(
          path,
          "the directory of a run, with " + Kind.TRAIN.file() + " in it",
          Files.isDirectory(path) ? "none" : Files.exists(path) ? "a file" : "nothing there",
          "name what theta train printed, or begin with theta train --out");
    }
    return new RunFolder(path, new ArrayDeque<>(), Optional.empty());
  }

  /** An unused name for the folder of a job on {@code data}, such as {@code runs/mnist-20250102-030405}. */
  public static Path unused(String data) {
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

  /** Reads how the job was begun. */
  public Beginning<?> beginning() throws IOException {
    Kind kind = kind(path).orElseThrow();
    return Beginning.read(path.resolve(kind.file()), kind);
  }

  /**
   * Reads how the job was begun.
   *
   * @param recipe the expected kind of recipe; any other is refused
   */
  public <T extends Record> Beginning<T> beginning(Class<T> recipe) throws IOException {
    Beginning<?> begun = beginning();
    if (!recipe.isInstance(begun.recipe())) {
      throw Refusal.of(
          path,
          "the folder of another kind of job",
          "that of theta " + Kind.of(begun.recipe()).title(),
          "name another folder");
    }
    return new Beginning<>(recipe.cast(begun.recipe()), begun.command());
  }

  /** Keeps other processes, and other jobs of this one, from working in this folder until it is closed or this process is no more. */
  public Closeable hold() throws IOException {
    return claim.isPresent() ? claim.get() : Claim.of(path);
  }

  public Path path() {
    return path;
  }

  /** Whether the folder was made for this job, and not opened to continue one. */
  public boolean fresh() {
    return claim.isPresent();
  }

  /** The model file. */
  public Path model() {
    return path.resolve(MODEL);
  }

  public Path checkpoint() {
    return path.resolve("checkpoint.safetensors");
  }

  /** The checkpoint of network {@code member}, from 1, where several are averaged. */
  public Path checkpoint(int member) {
    return path.resolve("checkpoint-" + member + ".safetensors");
  }

  /** The model file of a snapshot after an epoch. */
  public Path snapshot(int epoch) {
    return path.resolve("epoch-" + epoch + ".safetensors");
  }

  /** The folder of member k, from 1. */
  public Path member(int k) {
    return path.resolve(Integer.toString(k));
  }

  /** The list of models of an ensemble. */
  public Path ensemble() {
    return path.resolve(ENSEMBLE);
  }

  /** The log of a search, with its finished folds. */
  public Path trials() {
    return path.resolve("trials.jsonl");
  }

  /** The folder with the finished folds of a cross-validation. */
  public Path folds() {
    return path.resolve("folds");
  }

  /** The log of a learning curve, with its finished networks. */
  public Path networks() {
    return path.resolve("networks.jsonl");
  }

  /** The state of a pruning after its last finished round. */
  public Path pruning() {
    return path.resolve("pruning.safetensors");
  }

  /** The state of a practice after its last round. */
  public Path practice() {
    return path.resolve("practice.safetensors");
  }

  public Path history() {
    return path.resolve("history.csv");
  }

  /** Whether a log holds more than its first line, which describes the job. */
  public boolean keepsLines(Path log) throws IOException {
    if (!Files.exists(log)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.skip(1).findAny().isPresent();
    }
  }

  /** Whether a fold of a cross-validation is finished. */
  public boolean keepsFolds() throws IOException {
    return Files.exists(folds()) && !empty(folds());
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Removes the files and folders that {@link #begin} made. */
  public void discard() throws IOException {
    for (Kind kind : Kind.values()) {
      Files.deleteIfExists(path.resolve(kind.file()));
    }
    Files.deleteIfExists(trials());
    Files.deleteIfExists(networks());
    if (Files.exists(folds()) && empty(folds())) {
      Files.delete(folds());
    }
    if (!made.isEmpty() && alone(path)) {
      Files.deleteIfExists(path.resolve(Claim.LOCK));
    }
    for (Path folder : made) {
      if (!empty(folder)) {
        return;
      }
      Files.deleteIfExists(folder);
    }
  }

  /** Whether nothing but the file of the claim is in a folder. */
  private static boolean alone(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.endsWith(Claim.LOCK));
    }
  }
}
