package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.PruningEvent;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.SearchPlan;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.search.SearchEvent;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.FoldEvent;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import java.util.List;
import java.util.Optional;

/** What a listener is told while a job runs. */
public sealed interface JobEvent {
  /** Data set {@code name} is now looked for at {@code place}. */
  record Fetching(String name, String place) implements JobEvent {}

  /**
   * Part of a file came.
   *
   * @param total bytes that must come; −1 where nobody knows
   */
  record Fetched(String file, long done, long total) implements JobEvent {}

  /**
   * The data are there and a training is about to begin.
   *
   * @param from where it goes on, if it was begun before
   */
  record TrainPlanned(Plan plan, Optional<Checkpoint> from) implements JobEvent {}

  /** What the training tells. */
  record Trained(Event event) implements JobEvent {}

  /** A training has ended, and its files are there. */
  record TrainEnded(TrainResult result) implements JobEvent {}

  /** A member of an ensemble is about to be trained. */
  record MemberStarted(int number, int members, long seed) implements JobEvent {}

  /** The data are there and a cross-validation is about to begin. */
  record FoldsPlanned(Plan plan, CrossValidation validation, LabelledData data)
      implements JobEvent {}

  /** What the folds tell. */
  record FoldTrained(FoldEvent event) implements JobEvent {}

  /** After all folds, a network is about to be trained on all rows. */
  record Refitting(Dataset all, int epochs) implements JobEvent {}

  /** The data are there and a search is about to begin. */
  record SearchPlanned(SearchPlan plan, LabelledData data) implements JobEvent {}

  /** What the search tells. */
  record Searching(SearchEvent event) implements JobEvent {}

  /** The data are there and a learning curve is about to begin. */
  record CurvePlanned(Plan plan, LearningCurve curve) implements JobEvent {}

  /** A network of a learning curve was trained. */
  record CurveTrained(LearningCurve.Event event) implements JobEvent {}

  /**
   * The data are there and a pruning is about to begin.
   *
   * @param rows that it is judged on, and where they come from
   * @param hints what has no say in it, for people
   */
  record PrunePlanned(Model model, Redrawn rows, List<String> hints, Pruning pruning)
      implements JobEvent {}

  /** What the pruning tells. */
  record PruneRound(PruningEvent event) implements JobEvent {}

  /** Something that people should know: a picture that is missing, rows that are left out. */
  record Noted(String words) implements JobEvent {}

  /** A report could not be written; the result is there all the same. */
  record ReportFailed(Exception cause) implements JobEvent {}
}
