package io.bigtheta.run.job;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.experiment.Findings;
import io.bigtheta.experiment.Setting;
import io.bigtheta.experiment.Stopped;
import io.bigtheta.report.Written;
import io.bigtheta.run.Version;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.result.ExperimentResult;
import io.bigtheta.train.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Tests a claim. That takes seconds, so it cannot be resumed. */
public final class ExperimentJob implements Job<ExperimentResult> {
  private final Experiment experiment;
  private final long seed;
  private final RunFolder folder;
  private final String command;

  private ExperimentJob(Experiment experiment, long seed, RunFolder folder, String command) {
    this.experiment = experiment;
    this.seed = seed;
    this.folder = folder;
    this.command = command;
  }

  /**
   * Begins an experiment whose files go into a new folder.
   *
   * @param seed the seed of all random numbers
   * @param command the command as it was typed, for the report
   */
  public static ExperimentJob begin(Experiment experiment, long seed, Path folder, String command)
      throws IOException {
    return new ExperimentJob(experiment, seed, RunFolder.create(folder), command);
  }

  /** @throws CancellationException if the session is cancelled before the experiment ends */
  @Override
  public ExperimentResult run(Session session, Consumer<JobEvent> listener) throws IOException {
    Closeable held = folder.hold();
    try {
      return measured(session, listener);
    } catch (Stopped e) {
      folder.discard();
      CancellationException cancelled = new CancellationException(e.getMessage());
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException | RuntimeException | Error e) {
      folder.discard();
      throw e;
    } finally {
      held.close();
    }
  }

  private ExperimentResult measured(Session session, Consumer<JobEvent> listener)
      throws IOException {
    long start = System.nanoTime();
    Findings findings = experiment.run(new Setting(seed, session.threads(), session.cancelled()));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Seed", Long.toString(seed));
    facts.put("Command", command);
    facts.put("Version", Version.text());
    Written written = findings.document(experiment, facts).write(folder.path());
    written.missing().ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
    double seconds = (System.nanoTime() - start) / 1e9;
    return new ExperimentResult(
        experiment, seed, findings, folder.path(), written.files(), seconds);
  }
}
