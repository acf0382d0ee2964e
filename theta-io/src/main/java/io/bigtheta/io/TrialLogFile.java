package io.bigtheta.io;

import io.bigtheta.select.FoldLog;
import io.bigtheta.select.FoldScore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

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
