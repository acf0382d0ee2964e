package io.bigtheta.studio.mistakes;

import io.bigtheta.io.ModelFile;
import io.bigtheta.run.folder.Models;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.Stock;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The judgements of runs, made one after the other on a thread of their own, because that of many rows takes seconds. Those used
 * last stay in memory until the model changes, unless the memory is needed for something else.
 */
public final class Judgements implements Closeable {
  private static final int MOST = 4;
  private static final long PATIENCE_MILLIS = 400;

  private record Key(String run, String part, FileTime time) {}

  private final Stock stock;
  private final Map<Key, SoftReference<CompletableFuture<Judged>>> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Key, SoftReference<CompletableFuture<Judged>>> eldest) {
          return size() > MOST;
        }
      };
  private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "theta-studio-judge");
    thread.setDaemon(true);
    return thread;
  });

  public Judgements(Stock stock) {
    this.stock = stock;
  }

  /**
   * The judgement of a part of a run's rows. It is begun if there is none; the result is empty as long as it takes.
   *
   * @param part test, validation or training; empty for the one that says most
   * @throws Refusal if the run has no model or no such rows
   */
  public Optional<Judged> of(Run run, String part) throws IOException {
    Path file = Models.file(run.folder());
    Key key = new Key(run.id(), part, Files.getLastModifiedTime(file));
    CompletableFuture<Judged> future;
    synchronized (this) {
      SoftReference<CompletableFuture<Judged>> reference = kept.get(key);
      CompletableFuture<Judged> known = reference == null ? null : reference.get();
      future = known != null
          ? known
          : CompletableFuture.supplyAsync(() -> judged(run, file, part), worker);
      if (known == null) {
        kept.put(key, new SoftReference<>(future));
      }
    }
    return result(key, future);
  }

  private Optional<Judged> result(Key key, CompletableFuture<Judged> future) throws IOException {
    try {
      Judged judged = future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      synchronized (this) { // asked for by name, it is the same
        kept.put(new Key(key.run(), judged.part(), key.time()), new SoftReference<>(future));
      }
      return Optional.of(judged);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      synchronized (this) {
        kept.remove(key); // asked again, it may go well
      }
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IOException(e.getCause());
    }
  }

  private Judged judged(Run run, Path file, String part) {
    try {
      Stock.Drawn drawn = stock.of(run);
      return Judged.of(ModelFile.read(file), drawn, part.isEmpty() ? drawn.usual() : part);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
