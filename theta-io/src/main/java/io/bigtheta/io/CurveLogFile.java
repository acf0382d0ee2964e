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
 * What a learning curve knows of its networks, in a file that outlives its process: a JSON object of texts on each line, the
 * first of which says what the scores are of. A network is in the file when {@link #add} returns; a kill at any byte loses no
 * other one.
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
   * Opens the log at {@code file}, or begins it.
   *
   * @param subject what all that a network depends on beside its recipe, see {@link FoldLog#subject}. A log of another subject is
   *     refused
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

  /** How many networks are known. */
  public int size() {
    return lines.size();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The score on the rows held out, then that on the rows learnt from. */
  private static final class Texts implements LinesFile.Texts<Outcome> {
    private final ScoreTexts held = new ScoreTexts();

    @Override
    public Outcome read(Fields fields, int number) {
      return new Outcome(
          fields.whole("size"),
          new Learnt(
              fields.number("learnt-loss"),
              fields.number("learnt-accuracy"),
              fields.number("learnt-rmse")),
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
