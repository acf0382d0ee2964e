package io.bigtheta.io;

import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldScore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a search knows of its folds, in a file that outlives its process: a JSON object of texts on each line, the first of
 * which says what the scores are of. A fold is in the file when {@link #add} returns; a kill at any byte loses no other one.
 */
public final class TrialLogFile implements FoldLog<FoldScore>, Closeable {
  private static final LinesFile.Kind<FoldScore> KIND = new LinesFile.Kind<>(
      "theta-search", "the log of a search", "scores", "begin a new search", new ScoreTexts());

  private final LinesFile<FoldScore> lines;

  private TrialLogFile(LinesFile<FoldScore> lines) {
    this.lines = lines;
  }

  /**
   * Opens the log at {@code file}, or begins it.
   *
   * @param subject what all that a score depends on beside its recipe, see {@link FoldLog#subject}. A log of another subject is
   *     refused
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

  @Override
  public Optional<FoldScore> find(String recipe, int number) {
    return lines.find(recipe, number);
  }

  @Override
  public void add(String recipe, int number, FoldScore ended) {
    lines.add(recipe, number, ended);
  }

  /** How many folds are known. */
  public int size() {
    return lines.size();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
