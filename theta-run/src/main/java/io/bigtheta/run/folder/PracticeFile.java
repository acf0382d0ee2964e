package io.bigtheta.run.folder;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.io.StateFile;
import io.bigtheta.play.agent.Memory;
import io.bigtheta.play.agent.PracticeLog;
import io.bigtheta.play.agent.Round;
import io.bigtheta.play.agent.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps the state of a practice in a {@code .safetensors} file. Reading returns exactly the bits that were written.
 *
 * <p>Tensors: {@code best} is θ of the best policy, and {@code memory.NAME} are the numbers of the agent. Metadata: {@code format} is
 * {@value #FORMAT}; {@code subject} says what is practised and how; {@code steps} and {@code episodes} count; {@code rounds} has a line
 * for each round; {@code count.NAME} are the counts of the agent.
 */
public final class PracticeFile implements PracticeLog {
  private static final String FORMAT = "theta practice 1";
  private static final String MEMORY = "memory.";
  private static final String COUNT = "count.";
  private static final int COLUMNS = 7;

  private final StateFile file;
  private final String subject;

  /**
   * The state in {@code file}, which need not exist yet.
   *
   * @param subject what is practised and how
   */
  public PracticeFile(Path file, String subject) {
    this.file = new StateFile(
        file, "the whole state of a practice", "a damaged file", "delete it to begin again");
    this.subject = subject;
  }

  @Override
  public void keep(Standing standing) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("best", Tensor.of(standing.best()));
    standing
        .memory()
        .numbers()
        .forEach((name, numbers) -> tensors.put(MEMORY + name, Tensor.of(numbers)));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("format", FORMAT);
    texts.put("subject", subject);
    texts.put("steps", Long.toString(standing.steps()));
    texts.put("episodes", Long.toString(standing.episodes()));
    texts.put(
        "rounds",
        standing.rounds().stream().map(PracticeFile::text).collect(Collectors.joining("\n")));
    standing.memory().counts().forEach((name, count) -> texts.put(COUNT + name, count.toString()));
    try {
      file.write(tensors, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java writes the fewest digits that read back as the same bits. */
  private static String text(Round round) {
    return round.number() + " " + round.steps() + " " + round.episodes() + " " + round.earned()
        + " " + round.judged() + " " + round.least() + " " + round.best();
  }

  /** @throws FormatException if the file is damaged, or belongs to another practice */
  @Override
  public Optional<Standing> last() {
    return file.content()
        .map(content -> file.read(() -> {
          file.digest(content);
          return standing(content);
        }));
  }

  private Standing standing(Content content) {
    Map<String, String> texts = content.metadata();
    if (!FORMAT.equals(texts.get("format"))) {
      throw FormatException.of(file.file(), "a file of format " + FORMAT, "another");
    }
    if (!subject.equals(texts.get("subject"))) {
      throw FormatException.of(file.file(), "a practice by the same recipe", "one by another");
    }
    Map<String, float[]> numbers = new LinkedHashMap<>();
    content.tensors().forEach((name, tensor) -> {
      if (name.startsWith(MEMORY)) {
        numbers.put(name.substring(MEMORY.length()), tensor.values());
      }
    });
    Map<String, Long> counts = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        if (text.getKey().startsWith(COUNT)) {
          counts.put(text.getKey().substring(COUNT.length()), Long.valueOf(text.getValue()));
        }
      }
      List<Round> rounds =
          texts.getOrDefault("rounds", "").lines().map(PracticeFile::round).toList();
      Tensor best = content.tensors().getOrDefault("best", Tensor.of());
      return new Standing(
          new Memory(numbers, counts),
          Long.parseLong(texts.getOrDefault("steps", "")),
          Long.parseLong(texts.getOrDefault("episodes", "")),
          rounds,
          best.values());
    } catch (NumberFormatException e) {
      throw FormatException.of(file.file(), "numbers", "a text that is none");
    }
  }

  private static Round round(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != COLUMNS) {
      throw new NumberFormatException(line);
    }
    return new Round(
        Integer.parseInt(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        Double.parseDouble(parts[5]),
        Boolean.parseBoolean(parts[6]));
  }
}
