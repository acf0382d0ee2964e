package io.bigtheta.diagnosis;

import io.bigtheta.data.Features;
import io.bigtheta.data.Rows;
import io.bigtheta.data.TextInputs;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training examined with more effort than {@link Diagnosis#of} takes: in a table, columns that give away the target
 * are looked for, a linear model is fitted to compare the network with, and if the network may be too small, a wider
 * one is tried. The same arguments give the same findings.
 *
 * @param diagnosis the diagnosis, with all findings
 * @param comparison the network beside simpler predictors; empty for images and grids, if nothing is held out, and if
 *     the training was interrupted
 */
public record Examined(Diagnosis diagnosis, Optional<Comparison> comparison) {
  /**
   * Examines a training on the rows of {@code rows}. It takes less than half as long as the training did, or less than a
   * second.
   *
   * @param trainer the trainer that was used
   * @param test the evaluation on the test rows, if there is one
   * @param session gives the kernels, the threads and the cancelling
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws io.bigtheta.spec.Refusal if the training kept no weights, because no epoch ended
   */
  public static Examined of(
      Trainer trainer, Training training, Rows rows, Optional<Evaluation> test, Session session) {
    return of(
        trainer, training, rows, test, Leaks.suspected(rows.train(), session.cancelled()), session);
  }

  /**
   * Does what {@link #of(Trainer, Training, Rows, Optional, Session)} does, with the leaks that were looked for before the
   * training.
   *
   * @param leaks what {@link Leaks#suspected} says of the rows
   */
  public static Examined of(
      Trainer trainer,
      Training training,
      Rows rows,
      Optional<Evaluation> test,
      List<Finding> leaks,
      Session session) {
    Diagnosis diagnosis =
        Diagnosis.of(training, rows.train(), rows.validation(), session.cancelled());
    if (rows.train().features().kind() != Features.Kind.TABLE
        || training.reason() instanceof StopReason.Interrupted) {
      return new Examined(diagnosis, Optional.empty());
    }
    List<Finding> more = new ArrayList<>(leaks);
    Model model = training.model();
    Optional<Model> linear = rows.train().signed()
            || rows.test().rows() + rows.validation().rows() == 0
            || model.preparation().inputs() instanceof TextInputs // ids are no numbers
        ? Optional.empty()
        : Optional.of(LinearFit.of(model.preparation(), rows.train(), session));
    new Capacity(trainer, training, rows, session).finding(diagnosis, linear).ifPresent(more::add);
    Optional<Comparison> comparison = Comparison.of(model, rows, test, linear, session.cancelled());
    comparison.flatMap(Comparison::finding).ifPresent(more::add);
    return new Examined(diagnosis.and(more), comparison);
  }
}
