package io.bigtheta.run.result;

import io.bigtheta.data.Rows;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import java.nio.file.Path;

/**
 * The result of a pruning.
 *
 * @param rows the training, validation and test rows
 * @param bytesBefore size of the given model file
 * @param bytesAfter size of the pruned model file
 * @param folder the folder with all files
 * @param model the pruned model file
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
  /** A copy that says that the report could not be written. */
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
