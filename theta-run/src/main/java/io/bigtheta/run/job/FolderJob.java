package io.bigtheta.run.job;

import io.bigtheta.io.DataSets;
import io.bigtheta.io.Progress;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.train.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What all jobs have in common: the folder is held while one of them works in it, and a new one of which nothing came is taken
 * away. A job that is cancelled before anything has ended throws a {@link java.util.concurrent.CancellationException}.
 */
abstract class FolderJob<R> implements Job<R> {
  /** Writes the pages of a report. */
  @FunctionalInterface
  interface Page {
    /** Returns one line on what is missing, where anything is. */
    Optional<String> write() throws IOException;
  }

  final RunFolder folder;
  final String command;

  FolderJob(RunFolder folder, String command) {
    this.folder = folder;
    this.command = command;
  }

  /** Where its files are. */
  public Path folder() {
    return folder.path();
  }

  /** Does the work, in a folder that no other process works in. */
  abstract R work(Session session, Consumer<JobEvent> listener) throws IOException;

  /** Whether there is anything in the folder that is worth keeping it for. */
  abstract boolean begun() throws IOException;

  @Override
  public final R run(Session session, Consumer<JobEvent> listener) throws IOException {
    Closeable held = folder.hold();
    try {
      return work(session, listener);
    } catch (IOException | RuntimeException | Error e) {
      if (folder.fresh() && !begun()) {
        folder.discard();
      }
      throw e;
    } finally {
      held.close();
    }
  }

  /** The data sets by name, which tell the listener how fetching goes. */
  static DataSets sets(Consumer<JobEvent> listener) {
    return DataSets.standard().progress(new Progress() {
      @Override
      public void place(String name, String place) {
        listener.accept(new JobEvent.Fetching(name, place));
      }

      @Override
      public void bytes(String file, long done, long total) {
        listener.accept(new JobEvent.Fetched(file, done, total));
      }
    });
  }

  /** Writes a report; false if it cannot be written: what the job found is told all the same. */
  static boolean report(Page page, Consumer<JobEvent> listener) {
    try {
      page.write().ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
      return true;
    } catch (IOException e) {
      listener.accept(new JobEvent.ReportFailed(e));
      return false;
    }
  }
}
