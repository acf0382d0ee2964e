package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.model.Model;
import io.bigtheta.prune.Point;
import io.bigtheta.prune.PruningLog;
import io.bigtheta.prune.PruningState;
import io.bigtheta.prune.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps the state of a pruning in a file, so that it outlives the process. Reading returns exactly the bits that were
 * written. The file is the {@link ModelFile} of the smallest network so far that was good enough, and can be used
 * as a model.
 *
 * <p>Metadata in addition to the model's: {@code pruning} is {@value #FORMAT}; {@code pruning-subject} says what is
 * pruned and how; {@code pruning-curve} has a line for each network that was evaluated; {@code pruning-after} is the
 * index, from 0, of the line that describes the network in the file; the counts of {@link PruningState} follow.
 */
public final class PruningFile implements PruningLog {
  private static final String FORMAT = "theta pruning 1";
  private static final String REMEDY = "delete it to begin again";
  private static final int COLUMNS = 11;
  private static final String NONE = "- - -";

  private final Path file;
  private final String subject;

  private PruningFile(Path file, String subject) {
    this.file = file;
    this.subject = subject;
  }

  /**
   * Opens the state in {@code file}, which need not exist yet.
   *
   * @param subject of the {@link io.bigtheta.prune.Pruning}
   */
  public static PruningFile open(Path file, String subject) {
    return new PruningFile(file, subject);
  }

  /**
   * Reads the state in {@code file} for people to look at, whatever it is a pruning of.
   *
   * @return empty if there is no such file
   */
  public static Optional<PruningState> read(Path file) {
    return new PruningFile(file, "").any();
  }

  @Override
  public void keep(PruningState state) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("pruning", FORMAT);
    texts.put("pruning-subject", subject);
    texts.put(
        "pruning-curve",
        state.curve().stream().map(PruningFile::text).collect(Collectors.joining("\n")));
    texts.put("pruning-after", Integer.toString(state.curve().indexOf(state.point())));
    texts.put("pruning-dead", Integer.toString(state.dead()));
    texts.put("pruning-duplicated", Integer.toString(state.duplicated()));
    texts.put("pruning-share", Double.toString(state.share()));
    texts.put("pruning-round", Integer.toString(state.round()));
    try {
      ModelFile.write(state.model(), texts, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the state.
   *
   * @throws FormatException if the file is damaged, is not the state of a pruning, or belongs to another subject
   */
  @Override
  public Optional<PruningState> last() {
    return any();
  }

  private Optional<PruningState> any() {
    StateFile kept = new StateFile(file, "the whole state of a pruning", "a damaged file", REMEDY);
    Optional<Content> found = kept.content();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Content content = found.get();
    if (!content.metadata().getOrDefault("pruning", "").equals(FORMAT)) {
      throw FormatException.of(
          file, "a file of format " + FORMAT, "another", "give another name, or delete it");
    }
    return Optional.of(kept.read(() -> state(content, kept.digest(content))));
  }

  private PruningState state(Content content, String digest) {
    String where = file.toString();
    Fields fields = new Fields(where, content.metadata());
    String found = fields.text("pruning-subject");
    if (!subject.isEmpty() && !found.equals(subject)) {
      throw FormatException.of(
          where, "a pruning of the same model, rows and recipe", "one of others", REMEDY);
    }
    Model model = ModelFile.model(where, content, digest);
    List<Point> curve = new ArrayList<>();
    for (String line : fields.text("pruning-curve").lines().toList()) {
      curve.add(point(fields, line));
    }
    int after = fields.whole("pruning-after");
    if (after >= curve.size()) {
      throw FormatException.of(
          fields.at("pruning-after"), "a line of " + curve.size(), Integer.toString(after));
    }
    return new PruningState(
        model,
        curve.get(after),
        fields.whole("pruning-dead"),
        fields.whole("pruning-duplicated"),
        curve,
        fields.number("pruning-share"),
        fields.whole("pruning-round"));
  }

  /** Java writes the fewest digits that read back as the same bits. */
  private static String text(Point point) {
    return point.round() + " " + point.held() + " " + point.weights() + " " + point.parameters()
        + " " + text(point.validation()) + " "
        + point.test().map(PruningFile::text).orElse(NONE) + " "
        + point.hidden().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String text(Score score) {
    return score.loss() + " " + score.accuracy() + " " + score.rmse();
  }

  private static Point point(Fields fields, String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != COLUMNS) {
      throw FormatException.of(
          fields.at("pruning-curve"),
          "lines of " + COLUMNS + " words",
          FormatException.quoted(line));
    }
    try {
      boolean tested = !NONE.equals(String.join(" ", Arrays.asList(parts).subList(7, 10)));
      return new Point(
          Integer.parseInt(parts[0]),
          Arrays.stream(parts[10].split(",", -1)).map(Integer::valueOf).toList(),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]),
          score(parts, 4),
          tested ? Optional.of(score(parts, 7)) : Optional.empty(),
          Boolean.parseBoolean(parts[1]));
    } catch (NumberFormatException e) {
      throw FormatException.of(fields.at("pruning-curve"), "numbers", FormatException.quoted(line));
    }
  }

  private static Score score(String[] parts, int from) {
    return new Score(
        Double.parseDouble(parts[from]),
        Double.parseDouble(parts[from + 1]),
        Double.parseDouble(parts[from + 2]));
  }
}
