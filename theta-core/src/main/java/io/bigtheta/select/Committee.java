package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Average;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Several networks that become one: the rows are divided into folds, each network is trained without one fold, which chooses its
 * epoch, and the logits of the networks are averaged (Breiman, Machine Learning 1996; Krogh and Vedelsby, NeurIPS 1994). So the
 * average has learnt from all rows, and each row is judged by the network that has not learnt from it.
 *
 * @param member the blueprint of each network
 * @param trainer the trainer of each network; network k has a seed made of the trainer's seed and k
 * @param members the number of networks, which is the number of folds, at least 2
 */
public record Committee(Blueprint member, Trainer trainer, int members) {
  /** What is kept while networks are trained, so that an interrupted training can go on. */
  public interface Memory {
    /** The checkpoint of network {@code member}, from 1, if it was begun before. */
    Optional<Checkpoint> from(int member);

    /** Gets the events of network {@code member}, on its thread. */
    Consumer<Event> keeper(int member);

    /** Keeps nothing. */
    static Memory none() {
      return new Memory() {
        @Override
        public Optional<Checkpoint> from(int member) {
          return Optional.empty();
        }

        @Override
        public Consumer<Event> keeper(int member) {
          return event -> {};
        }
      };
    }
  }

  /**
   * The outcome of the training of all networks.
   *
   * @param members the trainings that were begun, in order
   * @param folds the rows that each of these trainings learnt from and was judged by
   * @param together the average of the networks that have ended an epoch; empty if there is none
   * @param held what the networks say about the rows that they have not learnt from
   */
  public record Outcome(
      List<Training> members, List<Split> folds, Optional<Training> together, OutOfFold held) {
    public Outcome {
      members = List.copyOf(members);
      folds = List.copyOf(folds);
    }
  }

  /** The rows of each network: those it learns from, and those that choose its epoch. Groups of rows stay together. */
  public List<Split> folds(Dataset data) {
    Folding folding = data.isGrouped() ? new Grouped(members) : new KFold(members);
    return folding.splits(data, new Seed(trainer.seed()).child("folds", 0));
  }

  /** The layers of the average. */
  public Blueprint together(int count) {
    return Blueprint.of(member.input(), new Average(count, member.layers()));
  }

  /**
   * Trains all networks with a session, which does not change the result. It trains as many networks at a time as the session has
   * threads.
   *
   * @param preparation learnt from all rows of {@code data}, so that all networks take the same inputs
   * @param session gives the kernels, the threads and the cancelling; its own listener is not called, because several trainings
   *     run at once
   * @param listener gets one event at a time
   */
  public Outcome fit(
      Preparation preparation,
      Dataset data,
      Session session,
      Memory memory,
      Consumer<MemberEvent> listener) {
    List<Split> folds = folds(data);
    List<Training> trained =
        new MemberRuns(this, preparation, folds, session, memory, listener).run();
    OutOfFold.Sum sum = new OutOfFold.Sum(data, preparation.outputs().size());
    List<Training> usable = new ArrayList<>();
    for (int k = 0; k < trained.size(); k++) {
      Training training = trained.get(k);
      if (training.history().best() > 0) {
        Dataset left = folds.get(k).test();
        sum.add(left, Evaluation.of(training.model(), left).answers());
        usable.add(training);
      }
    }
    Optional<Training> together =
        usable.isEmpty() ? Optional.empty() : Optional.of(joined(usable, trained, data, session));
    return new Outcome(trained, folds.subList(0, trained.size()), together, sum.mean());
  }

  /** The average of these networks as one training. Its history is the mean of theirs. */
  private Training joined(
      List<Training> usable, List<Training> all, Dataset data, Session session) {
    Joined joined = new Joined(usable);
    Trainer over = trainer.over(data);
    Provenance provenance = new Provenance(
        Spec.whole(over) + " in " + members + " folds",
        data.name(),
        data.digest(),
        data.rows(),
        joined.history().best(),
        session.kernels().name(),
        Runtime.version().toString(),
        Learnt.from(data));
    Training first = usable.get(0);
    Model model = new Model(
        first.model().preparation(),
        new Network(together(usable.size()), joined.theta()),
        over.loss(),
        provenance);
    StopReason reason = all.size() < members ? new StopReason.Interrupted(1) : Joined.reason(all);
    return new Training(model, joined.history(), reason);
  }

  /** The trainer of network {@code number}, from 1. */
  Trainer trainer(int number) {
    return trainer.seed(new Seed(trainer.seed()).child("fold", number).key());
  }
}
