package io.bigtheta.run.result;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of a training.
 *
 * @param judged how the network does; empty where there is no model, and where somebody cancelled before it was known
 * @param folder with all files
 * @param model its file; empty if there is none
 */
public record TrainResult(
    Plan plan, Training training, Optional<Judged> judged, Path folder, Optional<Path> model) {
  /**
   * How the network does.
   *
   * @param test the judgement on the test rows, where there are any
   * @param snapshots how well the networks at the ends of cycles answer, where there are any
   * @param reported whether report, history and pictures could be written
   */
  public record Judged(
      Diagnosis diagnosis,
      Optional<Evaluation> test,
      Optional<JointScores> snapshots,
      boolean reported) {}

  public Optional<Diagnosis> diagnosis() {
    return judged.map(Judged::diagnosis);
  }

  /** The judgement on the test rows. */
  public Optional<Evaluation> test() {
    return judged.flatMap(Judged::test);
  }

  public Optional<JointScores> snapshots() {
    return judged.flatMap(Judged::snapshots);
  }

  /** Whether report, history and pictures are there. */
  public boolean reported() {
    return judged.map(Judged::reported).orElse(false);
  }

  /** Of θ; empty without a model: then θ is what it was at the start, which is no result. */
  public String digest() {
    return model.isEmpty() ? "" : training.model().network().digest();
  }

  /** The number of the epoch whose weights are in the model; 0 if none ended. */
  public int kept() {
    return training.model().provenance().epoch();
  }

  /** The epoch whose weights are in the model. */
  public Optional<Epoch> best() {
    return kept() == 0 ? Optional.empty() : Optional.of(training.history().epoch(kept()));
  }

  /** Whether somebody cancelled, be it while the trained network was judged. */
  public boolean interrupted() {
    return training.reason() instanceof StopReason.Interrupted
        || (model.isPresent() && judged.isEmpty());
  }

  public boolean diverged() {
    return training.reason() instanceof StopReason.Diverged;
  }

  /** Whether the training came to its end, with all its files. */
  public boolean whole() {
    return outcome() == Outcome.DONE && model.isPresent();
  }

  public Outcome outcome() {
    if (diverged() || (judged.isPresent() && !reported())) {
      return Outcome.BROKEN;
    }
    return interrupted() ? Outcome.INTERRUPTED : Outcome.DONE;
  }
}
