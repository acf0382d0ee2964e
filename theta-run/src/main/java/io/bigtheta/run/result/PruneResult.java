package io.bigtheta.run.result;

import io.bigtheta.data.Rows;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import java.nio.file.Path;

/**
 * What came of a pruning.
 *
 * @param rows it was judged on
 * @param bytesBefore size of the file of the model that was given
 * @param bytesAfter size of the file of the model that came of it
 * @param folder with all files
 * @param model its file
 * @param reported whether the report could be written
 */
public record PruneResult(
    Pruning recipe,
    Rows rows,
    Pruned pruned,
    long bytesBefore,
    long bytesAfter,
    Path folder,
    Path model,
    boolean reported) {
  /** The same where the report could not be written. */
  public PruneResult unreported() {
    return new PruneResult(recipe, rows, pruned, bytesBefore, bytesAfter, folder, model, false);
  }

  public Outcome outcome() {
    if (!pruned.complete()) {
      return Outcome.INTERRUPTED;
    }
    return reported ? Outcome.DONE : Outcome.BROKEN;
  }
}
