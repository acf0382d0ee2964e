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
   * Runs to its end, or until the session is cancelled.
   *
   * @param session whose kernels, threads and cancelling are used, and whose own listener is not; none of them changes a bit of
   *     the result
   * @param listener is told how it goes, one event at a time, from whichever thread
   * @return what came of it; of a cancelled job, what it had finished
   * @throws io.bigtheta.spec.Refusal if the recipe does not suit the data; a folder made for this job is taken away again
   * @throws IOException if the machine failed: a full disk, a broken network
   */
  R run(Session session, Consumer<JobEvent> listener) throws IOException;
}
