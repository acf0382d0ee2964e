package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.diagnosis.Finding;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.play.agent.Round;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.PruningEvent;
import io.bigtheta.run.recipe.ControlRecipe;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.SearchPlan;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.FoldEvent;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.select.MemberEvent;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens while a job runs. */
public sealed interface JobEvent {
  /** The data set {@code name} is being looked for at {@code place}. */
  record Fetching(String name, String place) implements JobEvent {}

  /**
   * Part of a file has arrived.
   *
   * @param total size of the file in bytes; −1 if unknown
   */
  record Fetched(String file, long done, long total) implements JobEvent {}

  /**
   * The data is read and a training is about to begin.
   *
   * @param from the checkpoint from which it continues, if it was begun before
   * @param members the checkpoints of the networks that were begun before, by their numbers from 1, if several are averaged
   * @param leaks columns that may give away the target
   */
  record TrainPlanned(
      Plan plan,
      Optional<Checkpoint> from,
      SortedMap<Integer, Checkpoint> members,
      List<Finding> leaks)
      implements JobEvent {
    public TrainPlanned {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
      leaks = List.copyOf(leaks);
    }
  }

  /** An event of the training. */
  record Trained(Event event) implements JobEvent {}

  /** An event of one of several networks whose average is the result. */
  record MemberTrained(MemberEvent event) implements JobEvent {}

  /** A training has ended, and its files are written. */
  record TrainEnded(TrainResult result) implements JobEvent {}

  /** A member of an ensemble is about to be trained. */
  record MemberStarted(int number, int members, long seed) implements JobEvent {}

  /** The data is read and a cross-validation is about to begin. */
  record FoldsPlanned(Plan plan, CrossValidation validation, LabelledData data)
      implements JobEvent {}

  /** An event of the cross-validation. */
  record FoldTrained(FoldEvent event) implements JobEvent {}

  /** All folds are finished, and a network is about to be trained on all rows. */
  record Refitting(Dataset all, int epochs) implements JobEvent {}

  /** The data is read and a search is about to begin. */
  record SearchPlanned(SearchPlan plan, LabelledData data) implements JobEvent {}

  /** An event of the search. */
  record Searching(SearchEvent event) implements JobEvent {}

  /** The data is read and a learning curve is about to begin. */
  record CurvePlanned(Plan plan, LearningCurve curve) implements JobEvent {}

  /** A network of a learning curve was trained. */
  record CurveTrained(LearningCurve.Event event) implements JobEvent {}

  /**
   * The data is read and a pruning is about to begin.
   *
   * @param rows the training, validation and test rows, and where they come from
   * @param hints options that have no effect, for people
   */
  record PrunePlanned(Model model, Redrawn rows, List<String> hints, Pruning pruning)
      implements JobEvent {}

  /** An event of the pruning. */
  record PruneRound(PruningEvent event) implements JobEvent {}

  /**
   * A practice is about to begin.
   *
   * @param known how many rounds have ended before
   */
  record PracticePlanned(ControlRecipe recipe, Environment environment, int known)
      implements JobEvent {}

  /** A round of a practice has ended. */
  record PracticeRound(Round round) implements JobEvent {}

  /** Something that people should know, such as a missing picture. */
  record Noted(String words) implements JobEvent {}

  /** A report could not be written; the result is not affected. */
  record ReportFailed(Exception cause) implements JobEvent {}
}
