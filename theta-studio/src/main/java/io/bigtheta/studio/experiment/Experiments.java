package io.bigtheta.studio.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.experiment.Experiment;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.ResultFile;
import io.bigtheta.studio.desk.State;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All experiments, and every time that one was run here. They share the queue of the {@link Desk}, so that no training slows them
 * down. What they found is kept in a folder beside those of the runs.
 */
public final class Experiments implements Closeable {
  private static final String PREFIX = "experiment-";

  /** As many as a page shows; older ones stay on disk. */
  private static final int MOST = 200;

  private final Desk desk;
  private final int threads;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();

  public Experiments(Desk desk, int threads) {
    this.desk = desk;
    this.threads = threads;
  }

  /** All experiments with their defaults, by name. */
  public static List<Experiment> all() {
    return Spec.names(Experiment.class).stream()
        .map(name -> Spec.parse(Experiment.class, name))
        .toList();
  }

  /** Every time an experiment was run here, the newest first. */
  public synchronized List<Attempt> attempts() throws IOException {
    if (Files.isDirectory(desk.folder())) {
      try (Stream<Path> entries = Files.list(desk.folder())) {
        for (Path path : entries
            .filter(entry -> String.valueOf(entry.getFileName()).startsWith(PREFIX))
            .toList()) {
          if (!attempts.containsKey(String.valueOf(path.getFileName()))) {
            recall(path);
          }
        }
      }
    }
    return attempts.values().stream()
        .sorted(Comparator.comparing(Attempt::began).reversed())
        .limit(MOST)
        .toList();
  }

  private void recall(Path path) throws IOException {
    Optional<String> line = ResultFile.read(path);
    if (line.isEmpty()) {
      return;
    }
    JsonNode result = Results.read(line.get());
    try {
      Experiment experiment = Spec.parse(Experiment.class, result.path("text").asText(""));
      Attempt attempt = new Attempt(
          path,
          experiment,
          result.path("seed").asLong(),
          Files.getLastModifiedTime(path).toInstant(),
          State.DONE);
      attempt.log().add("result", line.get());
      attempts.put(attempt.id(), attempt);
    } catch (Refusal e) {
      System.getLogger("io.bigtheta.studio").log(System.Logger.Level.WARNING, e.getMessage());
    }
  }

  /**
   * Starts an experiment, or queues it.
   *
   * @param text its name, with settings in brackets to change its defaults
   * @throws Refusal if there is no such experiment
   */
  public Attempt start(String text, long seed) {
    Experiment experiment;
    try {
      experiment = Spec.parse(Experiment.class, text);
    } catch (Refusal e) {
      throw e.setting("experiment");
    }
    Attempt attempt;
    synchronized (this) {
      Path folder = desk.unused(PREFIX + experiment.name());
      for (int i = 2; attempts.containsKey(String.valueOf(folder.getFileName())); i++) {
        folder = desk.unused(PREFIX + experiment.name() + "-" + i);
      }
      attempt = new Attempt(folder, experiment, seed, java.time.Instant.now(), State.QUEUED);
      attempts
          .values()
          .removeIf(one ->
              one.state() == State.STOPPED && one.name().equals(experiment.name())); // left nothing
      attempts.put(attempt.id(), attempt);
    }
    desk.later(() -> attempt.work(experiment, threads));
    return attempt;
  }

  /**
   * The attempt of this name.
   *
   * @throws Refusal if there is none
   */
  public Attempt find(String id) throws IOException {
    return attempts().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.of("experiment", "one that was run here", '"' + id + '"'));
  }

  /** The content of a file that an attempt has written. */
  public byte[] file(Attempt attempt, String name) throws IOException {
    JsonNode result = ResultFile.read(attempt.folder())
        .map(Results::read)
        .orElseThrow(() -> Refusal.of("experiment", "one that has ended", attempt.id()));
    if (!Results.files(result).contains(name)) { // so that no other path can be named
      throw Refusal.of("file", "one of " + Results.files(result), '"' + name + '"');
    }
    return Files.readAllBytes(attempt.folder().resolve(name));
  }

  /** Stops what is running or waiting. */
  @Override
  public synchronized void close() {
    attempts.values().stream().filter(one -> one.state().live()).forEach(Attempt::stop);
  }
}
