package io.bigtheta.studio.desk;

import io.bigtheta.run.folder.Kind;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.Job;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** One run: its folder, how far it is, and what it has told. */
public final class Run {
  private final String id;
  private final Path folder;
  private final Kind kind;
  private final Record recipe;
  private final RunLog log = new RunLog();
  private final Instant began;
  private Brake brake = new Brake();
  private State state;
  private String problem = "";

  Run(String id, Path folder, Kind kind, Record recipe, Instant began, State state) {
    this.id = id;
    this.folder = folder;
    this.kind = kind;
    this.recipe = recipe;
    this.began = began;
    this.state = state;
  }

  /** The name of its folder, by which the page knows it. */
  public String id() {
    return id;
  }

  public Path folder() {
    return folder;
  }

  public Kind kind() {
    return kind;
  }

  /** The recipe it was begun with. */
  public Record recipe() {
    return recipe;
  }

  public RunLog log() {
    return log;
  }

  /** When it was begun. */
  public Instant began() {
    return began;
  }

  public synchronized State state() {
    return state == State.RUNNING && brake.pulled() ? State.PAUSED : state;
  }

  /** Why it failed; empty if it did not. */
  public synchronized String problem() {
    return problem;
  }

  /** Whether the folder holds a model. */
  public boolean hasModel() {
    return Files.exists(folder.resolve("model.safetensors"));
  }

  /** Waits for its turn, from the start or from where it was left. */
  synchronized void queue() {
    if (state.live()) {
      throw Refusal.of("run", "one that rests", id + ", which is " + state.title());
    }
    brake = new Brake();
    problem = "";
    turn(State.QUEUED);
  }

  /** Holds it before its next step; a run that waits for its turn begins paused. */
  public synchronized void pause() {
    need("one that is being trained", State.QUEUED, State.RUNNING);
    brake.pull();
    told();
  }

  public synchronized void go() {
    need("one that is being trained", State.QUEUED, State.RUNNING);
    brake.release();
    told();
  }

  /** Trains one step, and holds it. */
  public synchronized void step() {
    need("one that is being trained", State.QUEUED, State.RUNNING);
    brake.step();
    told();
  }

  /** Ends it before its next step. What it has done so far is kept. */
  public synchronized void stop() {
    need("one that is being trained", State.QUEUED, State.RUNNING);
    brake.stop();
    if (state == State.QUEUED) {
      turn(State.STOPPED);
    }
  }

  private void need(String expected, State... wanted) {
    for (State one : wanted) {
      if (state == one) {
        return;
      }
    }
    throw Refusal.of("run", expected, id + ", which is " + state.title());
  }

  /** Works to the end, or until it is stopped. */
  <R> void work(Job<R> job, int threads, Telling<R> telling) {
    Brake own;
    synchronized (this) {
      if (state != State.QUEUED) {
        return; // stopped before its turn
      }
      own = brake;
      turn(State.RUNNING);
    }
    try {
      R result = job.run(
          Session.quiet().threads(threads).cancelled(own), event -> telling.tell(event, log));
      telling.ended(result, log);
      end(telling.outcome(result), "");
    } catch (CancellationException e) {
      end(State.STOPPED, "");
    } catch (Refusal e) {
      end(State.FAILED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      end(State.FAILED, "the machine failed: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      end(
          State.FAILED,
          "memory: expected enough for this run, got less; give the studio more with THETA_JAVA_OPTS=-Xmx8g");
    } catch (RuntimeException | Error e) {
      System.getLogger("io.bigtheta.studio").log(System.Logger.Level.ERROR, id, e);
      end(State.FAILED, "a bug in Theta: " + e);
    }
  }

  private synchronized void end(State value, String why) {
    problem = why;
    turn(value);
  }

  private void turn(State value) {
    state = value;
    told();
  }

  private void told() {
    log.pass(
        "state",
        new Told().put("state", state().title()).put("problem", problem).text());
  }

  /** Whether its folder is still there. A folder is removed if a run fails before it has left anything in it. */
  boolean exists() {
    return RunFolder.kind(folder).isPresent();
  }
}
