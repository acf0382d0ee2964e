package io.bigtheta.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.select.FoldLog;
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
import java.util.function.Predicate;

/**
 * A {@link FoldLog} in a text file, which outlives the process. Each line is a JSON object of texts; the first line
 * says what the others belong to. A fold is in the file when {@link #add} returns. If the process is killed while it
 * writes, the next process that opens the file drops the unfinished line. If the machine itself fails, the newest lines
 * may be lost.
 *
 * @param <T> what is kept of a fold
 */
final class LinesFile<T> implements FoldLog<T>, Closeable {
  private static final String VERSION = "1";
  private static final int LONGEST = 100_000_000;

  /**
   * The kind of log.
   *
   * @param name of the kind, which the first line contains
   * @param words for messages, such as {@code the log of a search}
   * @param others what the log of another subject contains, for messages
   * @param remedy what to do about a log that is refused
   */
  record Kind<T>(String name, String words, String others, String remedy, Texts<T> texts) {}

  /** Writes a fold as texts. Reading returns exactly the bits that were written. */
  interface Texts<T> {
    /** @param number of the fold */
    T read(Fields fields, int number);

    void write(T fold, Map<String, String> texts);
  }

  private final Kind<T> kind;
  private final FileChannel channel;
  private final Map<String, T> known = new HashMap<>();

  private LinesFile(Kind<T> kind, FileChannel channel) {
    this.kind = kind;
    this.channel = channel;
  }

  /**
   * Opens the log at {@code file}, or creates it.
   *
   * @param subject names everything that a fold depends on besides recipe and number. A log of another subject is
   *     refused
   * @param older the subject as older versions wrote it, which is accepted too; empty for none
   */
  static <T> LinesFile<T> open(Path file, Kind<T> kind, String subject, String older)
      throws IOException {
    String old = "";
    if (Files.exists(file)) {
      if (!Files.isRegularFile(file)) {
        throw FormatException.of(file, kind.words, "something other than a file", kind.remedy);
      }
      if (Files.size(file) > LONGEST) {
        throw FormatException.of(file, kind.words, Files.size(file) + " bytes", kind.remedy);
      }
      old = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
    String whole = old.substring(0, old.lastIndexOf('\n') + 1);
    Map<String, T> known = new HashMap<>();
    read(
        file,
        whole,
        kind,
        found -> found.equals(subject) || found.equals(older),
        (recipe, number, fold) -> known.put(place(recipe, number), fold));
    LinesFile<T> log = new LinesFile<>(
        kind,
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      long end = whole.getBytes(StandardCharsets.UTF_8).length;
      log.channel.truncate(end).position(end);
      log.known.putAll(known);
      if (whole.isEmpty()) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put(kind.name, VERSION);
        header.put("subject", subject);
        log.write(header);
      }
      return log;
    } catch (IOException | RuntimeException e) {
      log.channel.close();
      throw e;
    }
  }

  /** Receives what a log keeps, in the order in which it was added. */
  @FunctionalInterface
  interface Reader<T> {
    void take(String recipe, int number, T fold);
  }

  /** Reads a log for people to look at, whatever its subject is. Nothing is changed, and an unfinished last line is passed over. */
  static <T> void read(Path file, Kind<T> kind, Reader<T> reader) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw FormatException.of(file, kind.words, Files.size(file) + " bytes", kind.remedy);
    }
    String old = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    read(file, old.substring(0, old.lastIndexOf('\n') + 1), kind, any -> true, reader);
  }

  private static <T> void read(
      Path file, String whole, Kind<T> kind, Predicate<String> subjects, Reader<T> reader) {
    int line = 0;
    for (String text : whole.lines().toList()) {
      line++;
      Fields fields = fields(file + ":" + line, text);
      if (line == 1) {
        fields.same(kind.name, VERSION);
        if (!subjects.test(fields.text("subject"))) {
          throw FormatException.of(
              file,
              kind.others + " of the same rows and folds",
              kind.others + " of others",
              kind.remedy);
        }
      } else {
        int number = fields.whole("fold");
        reader.take(renamed(fields.text("recipe")), number, kind.texts.read(fields, number));
      }
    }
  }

  /** A recipe as this version writes it: older ones called the monitor a criterion. */
  private static String renamed(String recipe) {
    return recipe.replace(", criterion=", ", monitor=");
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

  private static String place(String recipe, int number) {
    return number + " " + recipe;
  }

  @Override
  public Optional<T> find(String recipe, int number) {
    return Optional.ofNullable(known.get(place(recipe, number)));
  }

  @Override
  public void add(String recipe, int number, T ended) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("recipe", recipe);
    texts.put("fold", Integer.toString(number));
    kind.texts.write(ended, texts);
    try {
      write(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    known.put(place(recipe, number), ended);
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
      channel.truncate(start); // half a line, as after a full disk, would damage the next one
      throw e;
    }
  }

  int size() {
    return known.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
