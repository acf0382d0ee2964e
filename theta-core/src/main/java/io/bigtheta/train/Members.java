package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Ensemble;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The trainings of an ensemble: {@code count} of one recipe that differ in nothing but their seeds, and so in where θ begins,
 * in the order of the rows, in dropout and in how images are changed (Lakshminarayanan, Pritzel and Blundell, NeurIPS 2017).
 * Member k, from 1, is what {@code trainer.seed(trainer.seed() + k − 1)} makes of the same rows, bit for bit.
 *
 * @param trainer with the seed of the first member
 * @param count of members, at least 1
 */
public record Members(Trainer trainer, int count) {
  public Members {
    if (count < 1) {
      throw Refusal.of("members", "at least 1", count);
    }
  }

  /** first + k − 1, the seed of member k, from 1; beyond 2^63 − 1 comes −2^63. */
  public static long seed(long first, int member) {
    return first + member - 1;
  }

  /** The recipe of member k, from 1. */
  public Trainer trainer(int member) {
    if (member < 1 || member > count) {
      throw Refusal.of("member", "one from 1 to " + count, member);
    }
    return trainer.seed(seed(trainer.seed(), member));
  }

  /**
   * Trains one after the other on the same rows.
   *
   * @param session whose listener hears of them all, and which begins anew: it is {@link Session#from} nowhere
   * @return one training for each, fewer if the session was cancelled: then the last one was interrupted
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

  /** The models of trainings, which from now on answer together. */
  public static Ensemble ensemble(List<Training> trainings) {
    return new Ensemble(trainings.stream().map(Training::model).toList());
  }
}
