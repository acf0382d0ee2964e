package io.bigtheta.run.play;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.NetworkFile;
import io.bigtheta.play.selfplay.Limit;
import io.bigtheta.play.selfplay.Milestone;
import io.bigtheta.play.selfplay.SelfPlay;
import io.bigtheta.play.selfplay.SelfPlayRun;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a player in a folder. The state is written again and again, so that a process that is killed loses at most {@value
 * #SECONDS} seconds, and no game that was begun before them; {@link #resume} goes on with it, and a run of a number of games ends
 * with the same bits.
 */
public final class PlayJob {
  private static final String FORMAT = "theta self-play 1";
  private static final String STATE = "self-play.safetensors";
  private static final String MODEL = "model.safetensors";
  private static final int SECONDS = 60;
  private static final double NANOS = 1e9;

  private final SelfPlay recipe;
  private final Limit limit;
  private final Path folder;
  private final float[] state;

  private PlayJob(SelfPlay recipe, Limit limit, Path folder, float[] state) {
    this.recipe = recipe;
    this.limit = limit;
    this.folder = folder;
    this.state = state;
  }

  /** Begins in a new folder. */
  public static PlayJob begin(SelfPlay recipe, Limit limit, Path folder) throws IOException {
    RunFolder.create(folder);
    return new PlayJob(recipe, limit, folder, new float[0]);
  }

  /**
   * Continues the training in a folder.
   *
   * @throws FormatException if there is none, or if its state is damaged
   */
  public static PlayJob resume(Path folder) throws IOException {
    Path file = folder.resolve(STATE);
    if (!Files.exists(file)) {
      throw FormatException.of(
          folder,
          "the directory of a training, with " + STATE + " in it",
          Files.isDirectory(folder) ? "none" : Files.exists(folder) ? "a file" : "nothing there",
          "name what theta play train printed");
    }
    NetworkFile content = NetworkFile.read(FORMAT, "the state of a training by self-play", file);
    try {
      return new PlayJob(
          Spec.parse(SelfPlay.class, content.text("recipe")),
          Spec.parse(Limit.class, content.text("limit")),
          folder,
          content.numbers().getOrDefault("state", new float[0]));
    } catch (Refusal e) {
      throw e.within(file);
    }
  }

  /** The recipe. */
  public SelfPlay recipe() {
    return recipe;
  }

  /** How long the training goes on. */
  public Limit limit() {
    return limit;
  }

  /** The folder with the files. */
  public Path folder() {
    return folder;
  }

  /** Whether the training was begun before. */
  public boolean resumed() {
    return state.length > 0;
  }

  /**
   * Trains until the limit is reached, or until the session is cancelled.
   *
   * @param session its kernels, threads and cancelling are used
   * @param listener receives the milestones
   * @return whether the limit is reached
   */
  public boolean run(Session session, Consumer<Milestone> listener) throws IOException {
    try (SelfPlayRun run = new SelfPlayRun(recipe, limit, session.kernels(), session.threads())) {
      if (resumed()) {
        run.restore(state);
      }
      write(run);
      long written = System.nanoTime();
      while (!run.over() && !session.cancelled().getAsBoolean()) {
        run.round();
        if (run.milestoneDue()) {
          listener.accept(run.milestone());
        }
        if ((System.nanoTime() - written) / NANOS > SECONDS) {
          write(run);
          written = System.nanoTime();
        }
      }
      write(run);
      return run.over();
    }
  }

  private void write(SelfPlayRun run) throws IOException {
    new Player(recipe, run.network()).write(folder.resolve(MODEL));
    new NetworkFile(
            run.network(),
            Map.of("recipe", Spec.whole(recipe), "limit", Spec.whole(limit)),
            Map.of("state", run.state()))
        .write(FORMAT, folder.resolve(STATE));
  }
}
