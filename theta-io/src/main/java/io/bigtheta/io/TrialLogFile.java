package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.search.FoldScore;
import io.bigtheta.search.TrialLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link TrialLog} that outlives its process: a text file, a JSON object of texts on each line, the first of which says what
 * the scores are of. A fold is in the file when {@link #add} returns; if the process is killed within, the line that has no
 * end is dropped by the next one that opens the file. (If the machine itself dies, the newest lines may be lost.)
 */
public final class TrialLogFile implements TrialLog, Closeable {
  private static final String VERSION = "1";
  private static final int LONGEST = 100_000_000;

  private final FileChannel channel;
  private final Map<String, FoldScore> known = new HashMap<>();

  private TrialLogFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the log at {@code file}, or begins it.
   *
   * @param subject what all that a score depends on beside its key: data, folds, what is judged. A log of another subject is
   *     refused
   */
  public static TrialLogFile open(Path file, String subject) throws IOException {
    String old = "";
    if (Files.exists(file)) {
      if (Files.size(file) > LONGEST) {
        throw FormatException.of(
            file, "the log of a search", Files.size(file) + " bytes", "begin a new search");
      }
      old = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
    String whole = old.substring(0, old.lastIndexOf('\n') + 1);
    Map<String, FoldScore> known = read(file, whole, subject);
    TrialLogFile log = new TrialLogFile(FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      long end = whole.getBytes(StandardCharsets.UTF_8).length;
      log.channel.truncate(end).position(end);
      log.known.putAll(known);
      if (whole.isEmpty()) {
        log.write(header(subject));
      }
      return log;
    } catch (IOException | RuntimeException e) {
      log.channel.close();
      throw e;
    }
  }

  private static Map<String, String> header(String subject) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("theta-search", VERSION);
    header.put("subject", subject);
    return header;
  }

  private static Map<String, FoldScore> read(Path file, String whole, String subject) {
    Map<String, FoldScore> known = new HashMap<>();
    int number = 0;
    for (String line : whole.lines().toList()) {
      number++;
      Fields fields = fields(file + ":" + number, line);
      if (number == 1) {
        fields.same("theta-search", VERSION);
        if (!fields.text("subject").equals(subject)) {
          throw FormatException.of(
              file, "scores of the same rows and folds", "scores of others", "begin a new search");
        }
      } else {
        FoldScore score = score(fields);
        known.put(place(fields.text("recipe"), score.number()), score);
      }
    }
    return known;
  }

  private static Fields fields(String where, String line) {
    JsonNode json = Json.read(where, line);
    if (!json.isObject()) {
      throw FormatException.of(where, "a JSON object", FormatException.quoted(line));
    }
    Map<String, String> texts = new HashMap<>();
    json.properties().forEach(entry -> {
      if (entry.getValue().isTextual()) {
        texts.put(entry.getKey(), entry.getValue().textValue());
      }
    });
    return new Fields(where, texts);
  }

  private static FoldScore score(Fields fields) {
    return new FoldScore(
        fields.whole("fold"),
        fields.whole("rows"),
        fields.whole("epoch"),
        fields.whole("best-epoch"),
        fields.number("train-loss"),
        fields.number("loss"),
        fields.number("accuracy"),
        fields.number("rmse"),
        fields.number("r2"),
        fields.text("digest"),
        fields.text("reason"));
  }

  private static Map<String, String> texts(String key, FoldScore score) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("recipe", key);
    texts.put("fold", Integer.toString(score.number()));
    texts.put("rows", Integer.toString(score.rows()));
    texts.put("epoch", Integer.toString(score.epoch()));
    texts.put("best-epoch", Integer.toString(score.bestEpoch()));
    texts.put("train-loss", Double.toString(score.trainLoss()));
    texts.put("loss", Double.toString(score.loss()));
    texts.put("accuracy", Double.toString(score.accuracy()));
    texts.put("rmse", Double.toString(score.rmse()));
    texts.put("r2", Double.toString(score.r2()));
    texts.put("digest", score.digest());
    texts.put("reason", score.reason());
    return texts;
  }

  private static String place(String key, int fold) {
    return fold + " " + key;
  }

  @Override
  public Optional<FoldScore> find(String key, int fold) {
    return Optional.ofNullable(known.get(place(key, fold)));
  }

  @Override
  public void add(String key, FoldScore score) {
    try {
      write(texts(key, score));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    known.put(place(key, score.number()), score);
  }

  private void write(Map<String, String> texts) throws IOException {
    String line = Json.text(json -> {
      json.writeStartObject();
      for (Map.Entry<String, String> text : texts.entrySet()) {
        json.writeStringField(text.getKey(), text.getValue());
      }
      json.writeEndObject();
    });
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    long start = channel.position();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(start); // half a line, as on a full disk, would spoil the next one
      throw e;
    }
  }

  /** How many folds are known. */
  public int size() {
    return known.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
