package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Split;
import io.bigtheta.diagnosis.Examined;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Checkpoints;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.TrainPage;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.select.Committee;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The part of {@link TrainJob} that trains several networks, each without a fold of the rows, and averages them. */
final class CommitteeWork {
  private final RunFolder folder;
  private final String command;
  private final JobEvent.TrainPlanned planned;
  private final Plan plan;

  CommitteeWork(RunFolder folder, String command, JobEvent.TrainPlanned planned) {
    this.folder = folder;
    this.command = command;
    this.planned = planned;
    plan = planned.plan();
  }

  TrainResult run(Session session, Consumer<JobEvent> listener) throws IOException {
    Committee committee = new Committee(plan.blueprint(), plan.trainer(), plan.members());
    Dataset rows = plan.rows().train();
    Committee.Outcome outcome = committee.fit(
        plan.preparation(),
        rows,
        session,
        new MemberFiles(),
        event -> listener.accept(new JobEvent.MemberTrained(event)));
    if (outcome.together().isEmpty()) {
      return nothing(outcome);
    }
    Training together = outcome.together().get();
    Model model = plan.signed(together.model());
    Training signed = new Training(model, together.history(), together.reason());
    Models.write(model, folder.model());
    // what has been learnt until an interruption is judged all the same; only a later cancel ends
    // that
    boolean already = together.reason() instanceof StopReason.Interrupted;
    Session judging = already ? session.cancelled(() -> false) : session;
    Optional<TrainResult.Judged> judged;
    try {
      judged = Optional.of(judged(outcome, signed, judging, listener));
    } catch (CancellationException e) {
      judged = Optional.empty();
    }
    return new TrainResult(plan, signed, judged, folder.path(), Optional.of(folder.model()));
  }

  /** What is left of a training in which no network has ended an epoch. */
  private TrainResult nothing(Committee.Outcome outcome) {
    if (outcome.members().isEmpty()) {
      throw new CancellationException("training: cancelled before a network was begun");
    }
    return new TrainResult(
        plan, outcome.members().get(0), Optional.empty(), folder.path(), Optional.empty());
  }

  private TrainResult.Judged judged(
      Committee.Outcome outcome, Training together, Session session, Consumer<JobEvent> listener)
      throws IOException {
    Rows rows = plan.rows();
    Optional<Evaluation> test =
        Judging.of(rows.test(), held -> Evaluation.of(together.model(), held, session.cancelled()));
    Training first = outcome.members().stream()
        .filter(training -> training.history().best() > 0)
        .findFirst()
        .orElseThrow();
    Split fold = outcome.folds().get(outcome.members().indexOf(first));
    Rows own = new Rows(fold.train(), fold.test(), fold.test().pick());
    Examined examined =
        Examined.of(plan.trainer(), first, own, Optional.empty(), planned.leaks(), session);
    Optional<Evaluation> others = outcome
        .held()
        .evaluation()
        .filter(evaluation ->
            evaluation.rows() == rows.train().rows()); // all networks have ended an epoch
    boolean reported = FolderJob.report(
        () -> TrainPage.write(folder, command, plan, together, examined, test, others), listener);
    return new TrainResult.Judged(
        examined.diagnosis(), test, others, Optional.empty(), reported, examined.comparison());
  }

  /** A checkpoint file for each network. */
  private final class MemberFiles implements Committee.Memory {
    @Override
    public Optional<Checkpoint> from(int member) {
      return Optional.ofNullable(planned.members().get(member));
    }

    @Override
    public Consumer<Event> keeper(int member) {
      return new Checkpoints(folder.checkpoint(member));
    }
  }
}
