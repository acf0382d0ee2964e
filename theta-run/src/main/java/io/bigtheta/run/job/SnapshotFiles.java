package io.bigtheta.run.job;

import io.bigtheta.data.Rows;
import io.bigtheta.io.EnsembleFile;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.JointScores;
import io.bigtheta.train.Event;
import io.bigtheta.train.Snapshots;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the networks at the ends of cycles as model files in the folder of the run, and at the end an ensemble of them. */
record SnapshotFiles(RunFolder folder, Plan plan, Snapshots snapshots) implements Consumer<Event> {
  /** Must receive an epoch before its checkpoint is written: a resumed job relies on files of all epochs in the checkpoint. */
  @Override
  public void accept(Event event) {
    if (event instanceof Event.EpochEnded ended
        && snapshots.epochs().contains(ended.epoch().number())) {
      try {
        Models.write(
            plan.signed(ended.model().get()), folder.snapshot(ended.epoch().number()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lists and evaluates the snapshots of a finished training, one by one and together; empty if there are none. */
  Optional<JointScores> together(Training training) throws IOException {
    Rows rows = plan.rows();
    List<Integer> epochs = snapshots.epochs().stream()
        .filter(epoch -> epoch <= training.history().epochs())
        .toList();
    if (epochs.isEmpty() || training.reason() instanceof StopReason.Interrupted) {
      return Optional.empty();
    }
    List<Path> files = epochs.stream().map(folder::snapshot).toList();
    Ensemble ensemble = EnsembleFile.write(files, folder.ensemble());
    List<JointScores.Single> alone = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      int epoch = epochs.get(i);
      Model model = ensemble.models().get(i);
      alone.add(new JointScores.Single(
          files.get(i),
          epoch,
          Optional.of(training.history().epoch(epoch)),
          Judging.of(rows.test(), held -> Evaluation.of(model, held)),
          model.network().digest()));
    }
    return Optional.of(new JointScores(
        plan.classes(),
        alone,
        Judging.of(rows.validation(), ensemble::evaluate),
        Judging.of(rows.test(), ensemble::evaluate)));
  }
}
