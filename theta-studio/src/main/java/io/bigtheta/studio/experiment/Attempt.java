package io.bigtheta.studio.experiment;

import io.bigtheta.experiment.Experiment;
import io.bigtheta.run.job.ExperimentJob;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.result.ExperimentJson;
import io.bigtheta.run.result.ExperimentResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.studio.desk.ResultFile;
import io.bigtheta.studio.desk.RunLog;
import io.bigtheta.studio.desk.State;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** One run of an experiment. It takes seconds, so it can be stopped, but not continued. */
public final class Attempt {
  private final String id;
  private final Path folder;
  private final String name;
  private final String text;
  private final long seed;
  private final Instant began;
  private final RunLog log = new RunLog();
  private State state;
  private String problem = "";
  private Instant started;
  private volatile boolean stopped;

  Attempt(Path folder, Experiment experiment, long seed, Instant began, State state) {
    this.folder = folder;
    this.id = String.valueOf(folder.getFileName());
    this.name = experiment.name();
    this.text = Spec.text(experiment);
    this.seed = seed;
    this.began = began;
    this.state = state;
    started = began;
    told();
  }

  /** The name of its folder. */
  public String id() {
    return id;
  }

  public Path folder() {
    return folder;
  }

  /** The name of the experiment, such as {@code bias}. */
  public String name() {
    return name;
  }

  /** The experiment with its settings, such as {@code bias(seeds=20)}. */
  public String text() {
    return text;
  }

  public long seed() {
    return seed;
  }

  public Instant began() {
    return began;
  }

  /** Tells {@code state}, {@code note} and at the end {@code result}. */
  public RunLog log() {
    return log;
  }

  public synchronized State state() {
    return state;
  }

  /** Why it failed; empty if it did not. */
  public synchronized String problem() {
    return problem;
  }

  /** How long it has been working. */
  public synchronized double seconds() {
    return state == State.RUNNING ? Duration.between(started, Instant.now()).toMillis() / 1e3 : 0;
  }

  /** Ends it soon. Nothing is kept of it. */
  public synchronized void stop() {
    if (!state.live()) {
      throw Refusal.of("experiment", "one that is running", id + ", which is " + state.title());
    }
    stopped = true;
    if (state == State.QUEUED) {
      turn(State.STOPPED, "");
    }
  }

  /** Works to the end, or until it is stopped. */
  void work(Experiment experiment, int threads) {
    synchronized (this) {
      if (stopped) {
        return;
      }
      started = Instant.now();
      turn(State.RUNNING, "");
    }
    try {
      ExperimentJob job = ExperimentJob.begin(
          experiment, seed, folder, "theta experiment \"" + text + "\" --seed " + seed);
      ExperimentResult result =
          job.run(Session.quiet().threads(threads).cancelled(() -> stopped), event -> {
            if (event instanceof JobEvent.Noted noted) {
              log.add("note", new Told().put("words", noted.words()).text());
            }
          });
      String line = Results.line(ExperimentJson.text(result), text, result.seconds());
      ResultFile.write(folder, line);
      log.add("result", line);
      turn(State.DONE, "");
    } catch (CancellationException e) {
      turn(State.STOPPED, "");
    } catch (Refusal e) {
      turn(State.FAILED, String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      turn(State.FAILED, "the machine failed: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      System.getLogger("io.bigtheta.studio").log(System.Logger.Level.ERROR, id, e);
      turn(State.FAILED, "a bug in Theta: " + e);
    }
  }

  private synchronized void turn(State value, String why) {
    state = value;
    problem = why;
    told();
  }

  private void told() {
    log.pass(
        "state", new Told().put("state", state.title()).put("problem", problem).text());
  }
}
