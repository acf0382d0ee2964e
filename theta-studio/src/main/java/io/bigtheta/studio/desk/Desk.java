package io.bigtheta.studio.desk;

import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.Kind;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.Job;
import io.bigtheta.run.job.PruneJob;
import io.bigtheta.run.job.SearchJob;
import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.ControlJson;
import io.bigtheta.run.result.ControlResult;
import io.bigtheta.run.result.CurveJson;
import io.bigtheta.run.result.CurveResult;
import io.bigtheta.run.result.EnsembleJson;
import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.FoldsJson;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All runs in a folder. Runs that are started wait for those before them, because every training uses all cores. What the page
 * does, or that it is closed, never disturbs a run. A run that another process begins appears at the next {@link #list}.
 */
public final class Desk implements Closeable {
  private final Path folder;
  private final int threads;
  private final Map<String, Run> known = new LinkedHashMap<>();
  private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "theta-studio-run");
    thread.setDaemon(true);
    return thread;
  });

  /**
   * @param folder the folder of all runs, such as {@code runs}
   * @param threads the number of threads of a training
   */
  public Desk(Path folder, int threads) {
    this.folder = folder.toAbsolutePath().normalize();
    this.threads = threads;
  }

  public Path folder() {
    return folder;
  }

  /** All runs, the newest first. */
  public synchronized List<Run> list() throws IOException {
    known
        .values()
        .removeIf(run -> !run.state().live() && !run.exists() && run.problem().isEmpty());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path path : entries.filter(Files::isDirectory).toList()) {
          Optional<Kind> kind = RunFolder.kind(path);
          if (kind.isPresent() && !known.containsKey(path.getFileName().toString())) {
            recall(path, kind.get());
          }
        }
      }
    }
    return known.values().stream()
        .sorted(Comparator.comparing(Run::began).reversed())
        .toList();
  }

  /** The runs that {@link #list} has found or that were started here, without a look at the folder. */
  public synchronized List<Run> known() {
    return List.copyOf(known.values());
  }

  private void recall(Path path, Kind kind) throws IOException {
    String id = path.getFileName().toString();
    try {
      Beginning<?> begun = RunFolder.open(path).beginning();
      Instant began = Files.getLastModifiedTime(path.resolve(kind.file())).toInstant();
      Telling<?> telling = telling(kind, path);
      Run run = new Run(
          id, path, kind, begun.recipe(), began, finished(telling) ? State.DONE : State.STOPPED);
      known.put(id, run);
      telling.recall(run);
    } catch (Refusal e) {
      System.getLogger("io.bigtheta.studio").log(System.Logger.Level.WARNING, e.getMessage());
    }
  }

  /** A run whose files are damaged rests, and says what is wrong when it is resumed. */
  private static boolean finished(Telling<?> telling) throws IOException {
    try {
      return telling.finished();
    } catch (Refusal e) {
      return false;
    }
  }

  /**
   * The run of this name.
   *
   * @throws Refusal if there is none
   */
  public Run find(String id) throws IOException {
    Run run;
    synchronized (this) {
      run = known.get(id);
    }
    return run != null
        ? run
        : list().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.of("run", "one in " + folder, '"' + id + '"'));
  }

  /** An unused folder for a run on {@code data}. */
  public Path unused(String data) {
    Path name = RunFolder.unused(data).getFileName();
    Path free = folder.resolve(name);
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolve(name + "-" + i);
    }
    return free;
  }

  /** Starts a training, or queues it. */
  public Run train(TrainRecipe recipe, String command) throws IOException {
    Path path = unused(recipe.data().source());
    return start(path, Kind.TRAIN, TrainJob.begin(recipe, path, command));
  }

  /** Does other heavy work when the runs before it are done. It may not fail. */
  public void later(Runnable work) {
    worker.execute(work);
  }

  /** Starts a search, or queues it. */
  public Run search(SearchRecipe recipe, String command) throws IOException {
    Path path = unused(recipe.train().data().source());
    return start(path, Kind.SEARCH, SearchJob.begin(recipe, path, command));
  }

  /** Starts a pruning, or queues it. */
  public Run prune(PruneRecipe recipe, String command) throws IOException {
    Path path = unused(recipe.train().data().source());
    return start(path, Kind.PRUNE, PruneJob.begin(recipe, path, command));
  }

  private Run start(Path path, Kind kind, Job<?> job) throws IOException {
    Record recipe = RunFolder.open(path).beginning().recipe();
    String id = String.valueOf(path.getFileName());
    Run run = new Run(id, path, kind, recipe, Instant.now(), State.STOPPED);
    synchronized (this) {
      known.put(id, run);
    }
    queue(run, job);
    return run;
  }

  /** Goes on with a run that was stopped, to the bits that it would have had without a stop. */
  public void resume(Run run) throws IOException {
    Job<?> job = io.bigtheta.run.job.Resume.of(run.folder());
    queue(run, job);
  }

  private void queue(Run run, Job<?> job) {
    run.queue();
    worker.execute(() -> work(run, job));
  }

  @SuppressWarnings("unchecked") // the telling of a kind is that of its job
  private <R> void work(Run run, Job<R> job) {
    Telling<R> telling = (Telling<R>) telling(run.kind(), run.folder());
    run.work(job, threads, telling);
  }

  private static Telling<?> telling(Kind kind, Path folder) {
    return switch (kind) {
      case TRAIN -> new TrainTelling(folder);
      case SEARCH -> new SearchTelling(folder);
      case PRUNE -> new PruneTelling(folder);
      case ENSEMBLE -> new PlainTelling<>(folder, EnsembleJson::text, EnsembleResult::outcome, "");
      case CROSSVALIDATE ->
        new PlainTelling<>(
            folder, FoldsJson::text, FoldsResult::outcome, "the run was interrupted");
      case LEARNING_CURVE -> new PlainTelling<>(folder, CurveJson::text, CurveResult::outcome, "");
      case CONTROL ->
        new PlainTelling<>(
            folder, ControlJson::text, ControlResult::outcome, "the run was interrupted");
    };
  }

  /** Removes a run that rests, with all its files. */
  public void remove(Run run) throws IOException {
    if (run.state().live()) {
      throw Refusal.of(
          "run", "one that rests", run.id() + ", which is " + run.state().title(), "stop it first");
    }
    synchronized (this) {
      known.remove(run.id());
    }
    if (!Files.isDirectory(run.folder())) {
      return;
    }
    try (Stream<Path> files = Files.walk(run.folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Stops all runs, each after its present step, and waits for them. They can be resumed. */
  @Override
  public void close() {
    List<Run> all;
    synchronized (this) {
      all = List.copyOf(known.values());
    }
    all.stream().filter(run -> run.state().live()).forEach(Run::stop);
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
