package io.bigtheta.run.job;

import io.bigtheta.train.Session;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Work that takes a while, keeps what it finishes in a folder, and ends in a result.
 *
 * <pre>{@code
 * TrainRecipe recipe = TrainRecipe.of("digits").with("hidden", "32").with("epochs", "20");
 * TrainJob job = TrainJob.begin(recipe, Path.of("runs/mine"));
 * TrainResult result = job.run(Session.quiet().threads(2), event -> {});
 * System.out.println(result.test().orElseThrow());
 * }</pre>
 */
public interface Job<R> {
  /**
   * Runs to the end, or until the session is cancelled.
   *
   * @param session its kernels, threads and cancelling are used, its own listener is not; none of them changes a bit of the
   *     result
   * @param listener receives the events one at a time, from any thread
   * @return the result; of a cancelled job, the part that was finished
   * @throws io.bigtheta.spec.Refusal if the recipe does not suit the data; a folder made for this job is removed
   * @throws IOException if the machine failed, as with a full disk or a broken network connection
   */
  R run(Session session, Consumer<JobEvent> listener) throws IOException;
}
