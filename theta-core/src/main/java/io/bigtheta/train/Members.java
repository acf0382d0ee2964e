package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Ensemble;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The trainings of an ensemble: {@code count} trainings of one recipe that differ only in their seeds. So they differ
 * in the initial θ, the order of the rows, dropout and the changes to images (Lakshminarayanan, Pritzel and Blundell,
 * NeurIPS 2017). Member k, from 1, is trained with {@code trainer.seed(trainer.seed() + k − 1)} on the same rows, bit
 * for bit.
 *
 * @param trainer the recipe with the seed of the first member
 * @param count the number of members, at least 1
 */
public record Members(Trainer trainer, int count) {
  public Members {
    if (count < 1) {
      throw Refusal.of("members", "at least 1", count);
    }
  }

  /** The seed of member k, from 1: first + k − 1. After 2^63 − 1 comes −2^63. */
  public static long seed(long first, int member) {
    return first + member - 1;
  }

  /** The recipe of member {@code member}, from 1. */
  public Trainer trainer(int member) {
    if (member < 1 || member > count) {
      throw Refusal.of("member", "one from 1 to " + count, member);
    }
    return trainer.seed(seed(trainer.seed(), member));
  }

  /**
   * Trains all members one after the other on the same rows.
   *
   * @param session how to run the trainings; its listener gets the events of all of them, and its {@link Session#from}
   *     must be empty
   * @return one training for each member; fewer if the session was cancelled, and the last of them is then interrupted
   */
  public List<Training> fit(
      Blueprint blueprint, Dataset train, Dataset validation, Session session) {
    if (session.from().isPresent()) {
      throw Refusal.of(
          "session", "one that begins anew", "a checkpoint", "go on with the one member it is of");
    }
    List<Training> trainings = new ArrayList<>();
    for (int member = 1; member <= count; member++) {
      Training training = trainer(member).fit(blueprint, train, validation, session);
      trainings.add(training);
      if (training.reason() instanceof StopReason.Interrupted) {
        break;
      }
    }
    return List.copyOf(trainings);
  }

  /** An ensemble of the models of these trainings. */
  public static Ensemble ensemble(List<Training> trainings) {
    return new Ensemble(trainings.stream().map(Training::model).toList());
  }
}
