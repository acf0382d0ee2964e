package io.bigtheta.run.result;

import io.bigtheta.diagnosis.Diagnosis;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Evaluation;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of a training.
 *
 * @param judged how well the model does; empty if there is no model, or if the job was cancelled before that was measured
 * @param folder the folder with all files
 * @param model the model file, if there is one
 */
public record TrainResult(
    Plan plan, Training training, Optional<Judged> judged, Path folder, Optional<Path> model) {
  /**
   * How well the model does.
   *
   * @param test the evaluation on the test rows, if there are any
   * @param others the evaluation on all training rows, each by the network that has not learnt from it, if there are several networks
   * @param snapshots the scores of the networks at the ends of cycles, if there are any
   * @param reported whether the report, the history and the pictures could be written
   */
  public record Judged(
      Diagnosis diagnosis,
      Optional<Evaluation> test,
      Optional<Evaluation> others,
      Optional<JointScores> snapshots,
      boolean reported) {}

  public Optional<Diagnosis> diagnosis() {
    return judged.map(Judged::diagnosis);
  }

  /** The evaluation on the test rows, if there is one. */
  public Optional<Evaluation> test() {
    return judged.flatMap(Judged::test);
  }

  /** Further scores on the test rows, if there are any and the targets are classes. */
  public Optional<ClassScores> testClasses() {
    return test().flatMap(judged -> ClassScores.ofClasses(plan.rows().test(), judged.answers()));
  }

  /** The evaluation of several networks on rows that each of them has not learnt from, if there are several. */
  public Optional<Evaluation> others() {
    return judged.flatMap(Judged::others);
  }

  public Optional<JointScores> snapshots() {
    return judged.flatMap(Judged::snapshots);
  }

  /** Whether the report, the history and the pictures were written. */
  public boolean reported() {
    return judged.map(Judged::reported).orElse(false);
  }

  /** The digest of θ; empty without a model, as θ then still has its initial values. */
  public String digest() {
    return model.isEmpty() ? "" : training.model().network().digest();
  }

  /** The number of the epoch whose weights the model has; 0 if no epoch was finished. */
  public int kept() {
    return training.model().provenance().epoch();
  }

  /** The epoch whose weights the model has, if one was finished. */
  public Optional<Epoch> best() {
    return kept() == 0 ? Optional.empty() : Optional.of(training.history().epoch(kept()));
  }

  /** Whether the job was cancelled, in training or in the evaluation after it. */
  public boolean interrupted() {
    return training.reason() instanceof StopReason.Interrupted
        || (model.isPresent() && judged.isEmpty());
  }

  public boolean diverged() {
    return training.reason() instanceof StopReason.Diverged;
  }

  /** Whether the training is finished, with all its files. */
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
