package io.bigtheta.io;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldScore;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the scores of a search's folds in a file, so that they outlive the process. Each line is a JSON object of
 * texts; the first line says what the scores belong to. A fold is in the file when {@link #add} returns. Killing the
 * process at any moment loses no other fold.
 */
public final class TrialLogFile implements FoldLog<FoldScore>, Closeable {
  private static final LinesFile.Kind<FoldScore> KIND = new LinesFile.Kind<>(
      "theta-search", "the log of a search", "scores", "begin a new search", new ScoreTexts());

  private final LinesFile<FoldScore> lines;

  private TrialLogFile(LinesFile<FoldScore> lines) {
    this.lines = lines;
  }

  /**
   * Opens the log at {@code file}, or creates it.
   *
   * @param subject names everything that a score depends on besides its recipe, see {@link FoldLog#subject}. A log of
   *     another subject is refused
   */
  public static TrialLogFile open(Path file, String subject) throws IOException {
    return open(file, subject, "");
  }

  /**
   * Opens the log at {@code file}, which an older version may have begun.
   *
   * @param older the subject as that version wrote it
   */
  public static TrialLogFile open(Path file, String subject, String older) throws IOException {
    return new TrialLogFile(LinesFile.open(file, KIND, subject, older));
  }

  /**
   * What a log keeps of one candidate.
   *
   * @param recipe its {@link io.bigtheta.select.Structure#recipe}
   * @param folds those that ended, in their order
   */
  public record Kept(String recipe, List<FoldScore> folds) {
    private static final String SEPARATOR = " | ";

    public Kept {
      folds = List.copyOf(folds);
      if (!recipe.contains(SEPARATOR)) {
        throw Refusal.of("recipe", "layers | trainer", '"' + recipe + '"');
      }
    }

    /** All layers of its network. */
    public List<Layer> layers() {
      return Blueprint.layers(recipe.substring(0, recipe.indexOf(SEPARATOR)));
    }

    public Trainer trainer() {
      return Spec.parse(
          Trainer.class, recipe.substring(recipe.indexOf(SEPARATOR) + SEPARATOR.length()));
    }
  }

  /** Reads the log in {@code file} for people to look at, whatever it is a search of: the candidates in the order of their first folds. */
  public static List<Kept> read(Path file) throws IOException {
    Map<String, Map<Integer, FoldScore>> all = new LinkedHashMap<>();
    LinesFile.read(
        file,
        KIND,
        (recipe, number, fold) ->
            all.computeIfAbsent(recipe, it -> new TreeMap<>()).put(number, fold));
    return all.entrySet().stream()
        .map(entry -> new Kept(entry.getKey(), List.copyOf(entry.getValue().values())))
        .toList();
  }

  @Override
  public Optional<FoldScore> find(String recipe, int number) {
    return lines.find(recipe, number);
  }

  @Override
  public void add(String recipe, int number, FoldScore ended) {
    lines.add(recipe, number, ended);
  }

  /** The number of folds in the log. */
  public int size() {
    return lines.size();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
