package io.bigtheta.run.job;

import io.bigtheta.io.DataSets;
import io.bigtheta.io.Progress;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What all jobs with a folder share: they lock it while they work, and remove a new folder if the job fails and has left nothing
 * in it. A cancelled job returns the part that was finished, with the outcome {@link io.bigtheta.run.result.Outcome#INTERRUPTED}.
 * Some jobs have no result at all at first, and then throw a {@link java.util.concurrent.CancellationException}: a cross-validation
 * in which no fold has ended, a pruning that has not yet evaluated the given model, and a search or a learning curve that is still
 * calculating the digest of its rows.
 */
abstract class FolderJob<R> implements Job<R> {
  /** Writes the pages of a report. */
  @FunctionalInterface
  interface Page {
    /** Returns one line about what is missing, if anything is. */
    Optional<String> write() throws IOException;
  }

  final RunFolder folder;
  final String command;

  FolderJob(RunFolder folder, String command) {
    this.folder = folder;
    this.command = command;
  }

  /** The folder with its files. */
  public Path folder() {
    return folder.path();
  }

  /** Does the work while the folder is locked. */
  abstract R work(Session session, Consumer<JobEvent> listener) throws IOException;

  /** Whether the folder holds finished work that is worth keeping. */
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

  /** The named data sets, which report fetching to the listener. */
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

      @Override
      public void noted(String words) {
        listener.accept(new JobEvent.Noted("data         " + words));
      }
    });
  }

  /** Writes a report; false if it cannot be written, which does not fail the job. */
  static boolean report(Page page, Consumer<JobEvent> listener) {
    try {
      page.write().ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
      return true;
    } catch (IOException | Refusal e) {
      listener.accept(new JobEvent.ReportFailed(e));
      return false;
    }
  }
}
