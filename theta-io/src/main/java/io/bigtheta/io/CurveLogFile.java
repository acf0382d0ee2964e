package io.bigtheta.io;

import io.bigtheta.select.FoldLog;
import io.bigtheta.select.Learned.Learnt;
import io.bigtheta.select.Learned.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the scores of a learning curve's networks in a file, so that they outlive the process. Each line is a JSON
 * object of texts; the first line says what the scores belong to. A network is in the file when {@link #add} returns.
 * Killing the process at any moment loses no other network.
 */
public final class CurveLogFile implements FoldLog<Outcome>, Closeable {
  private static final LinesFile.Kind<Outcome> KIND = new LinesFile.Kind<>(
      "theta-learning-curve",
      "the log of a learning curve",
      "networks",
      "begin a new learning curve",
      new Texts());

  private final LinesFile<Outcome> lines;

  private CurveLogFile(LinesFile<Outcome> lines) {
    this.lines = lines;
  }

  /**
   * Opens the log at {@code file}, or creates it.
   *
   * @param subject names everything that a network depends on besides its recipe, see {@link FoldLog#subject}. A log of
   *     another subject is refused
   */
  public static CurveLogFile open(Path file, String subject) throws IOException {
    return new CurveLogFile(LinesFile.open(file, KIND, subject, ""));
  }

  @Override
  public Optional<Outcome> find(String recipe, int number) {
    return lines.find(recipe, number);
  }

  @Override
  public void add(String recipe, int number, Outcome ended) {
    lines.add(recipe, number, ended);
  }

  /** The number of networks in the log. */
  public int size() {
    return lines.size();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The score on the held-out rows, followed by the score on the rows learnt from. */
  private static final class Texts implements LinesFile.Texts<Outcome> {
    private final ScoreTexts held = new ScoreTexts();

    @Override
    public Outcome read(Fields fields, int number) {
      return new Outcome(
          fields.whole("size"),
          new Learnt(
              fields.size("learnt-loss"),
              fields.share("learnt-accuracy"),
              fields.size("learnt-rmse")),
          held.read(fields, number));
    }

    @Override
    public void write(Outcome outcome, Map<String, String> texts) {
      texts.put("size", Integer.toString(outcome.rows()));
      texts.put("learnt-loss", Double.toString(outcome.learnt().loss()));
      texts.put("learnt-accuracy", Double.toString(outcome.learnt().accuracy()));
      texts.put("learnt-rmse", Double.toString(outcome.learnt().rmse()));
      held.write(outcome.fold(), texts);
    }
  }
}
