package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The training loop. An epoch consists of batches: each gathers rows, calculates the loss and its gradient, and takes a
 * step of the optimizer. The validation ends the epoch.
 *
 * <p>Within the loop, one θ, one ∇θ and the slots of the optimizer change in place. No other object sees them.
 */
final class Descent {
  private static final long PROGRESS_NANOS = 100_000_000;

  private final Trainer trainer;
  private final Origin origin;
  private final Blueprint blueprint;
  private final Dataset train;
  private final Session session;
  private final Preparation preparation;
  private final Validation validation;
  private final Rows rows;
  private final int[] order;
  private final int batchRows;
  private final int stepsPerEpoch;
  private final State state;
  private final History history;
  private final Pace pace = new Pace();
  private float[] kept;
  private @Nullable Learnt learnt;

  Descent(Trainer trainer, Origin origin, Dataset train, Dataset held, Session session) {
    this.trainer = trainer;
    this.origin = origin;
    this.blueprint = origin.blueprint();
    this.train = train;
    this.session = session;
    preparation = origin.preparation();
    origin.check(train, held);
    validation = new Validation(trainer.loss(), preparation, held);
    rows = rows(held);
    order = new int[train.rows()];
    batchRows = trainer.batch() == 0 ? train.rows() : Math.min(trainer.batch(), train.rows());
    stepsPerEpoch = (train.rows() + batchRows - 1) / batchRows;
    if ((long) stepsPerEpoch * trainer.epochs() > Integer.MAX_VALUE) {
      throw Refusal.of(
          "epochs",
          "fewer than 2^31 steps in all",
          trainer.epochs() + " epochs of " + stepsPerEpoch);
    }
    @Nullable Checkpoint from = session.from().map(this::check).orElse(null);
    state = new State(trainer, blueprint, origin.theta(), origin.mask(), from);
    history = from == null
        ? new History(trainer.monitor(), java.util.List.of())
        : from.history().copy();
    kept = from == null ? new float[0] : from.kept().clone();
  }

  /**
   * Digests of the rows.
   *
   * @param train the digest of the training rows; empty if the training was cancelled before it was known
   * @param all the digest of all that a continuation must have in common; empty in the same case, and then no epoch
   *     ends
   */
  private record Rows(String train, String all) {}

  private Rows rows(Dataset held) {
    try {
      String digest = train.digest(session.cancelled());
      return new Rows(digest, origin.digest(digest, held.digest(session.cancelled())));
    } catch (CancellationException e) {
      return new Rows("", "");
    }
  }

  private Checkpoint check(Checkpoint from) {
    if (!from.trainer().equals(trainer) || !from.blueprint().equals(blueprint)) {
      throw Refusal.of(
          "checkpoint",
          "one of " + trainer + " on " + blueprint,
          from.trainer() + " on " + from.blueprint());
    }
    if (!rows.all().isEmpty() && !from.dataDigest().equals(rows.all())) {
      throw Refusal.of(
          "checkpoint",
          "the rows it was trained on"
              + (origin.model().isEmpty() ? "" : " and the model it went on from"),
          "others in " + train.name(),
          "start a new training for new data");
    }
    return from;
  }

  Training run() {
    try (Team team = new Team(session.threads())) {
      TeamKernels kernels = new TeamKernels(session.kernels(), team);
      session
          .listener()
          .accept(new Event.Started(
              blueprint, train.rows(), validation.rows(), trainer.epochs(), stepsPerEpoch));
      StopReason reason =
          rows.all().isEmpty() ? new StopReason.Interrupted(history.epochs() + 1) : epochs(kernels);
      session.listener().accept(new Event.Ended(reason, history.best()));
      return new Training(model(reason), history.copy(), reason);
    }
  }

  private StopReason epochs(TeamKernels kernels) {
    Feed feed = new Feed(preparation, train, trainer.augment()).prepare();
    Batch full = new Batch(batchRows, preparation, blueprint, state, trainer, feed, order, kernels);
    int rest = train.rows() % batchRows;
    Batch last = rest == 0
        ? full
        : new Batch(rest, preparation, blueprint, state, trainer, feed, order, kernels);
    while (true) {
      int epoch = history.epochs() + 1;
      if (epoch > trainer.epochs()) {
        return new StopReason.Completed(trainer.epochs());
      }
      if (epoch > 1 && trainer.stopping().stop(history)) {
        return new StopReason.Stopped(Spec.text(trainer.stopping()), epoch - 1);
      }
      @Nullable StopReason reason = epoch(epoch, full, last, kernels);
      if (reason != null) {
        return reason;
      }
    }
  }

  /** Runs one epoch. Returns why the training must end at once, or null if it goes on. */
  private @Nullable StopReason epoch(int epoch, Batch full, Batch last, TeamKernels kernels) {
    long start = System.nanoTime();
    long told = start;
    Arrays.setAll(order, i -> i);
    new Seed(trainer.seed()).child("order", epoch).shuffle(order);
    Seed change = new Seed(trainer.seed()).child("augmentation", epoch);
    double lossSum = 0;
    int right = 0;
    long before = start;
    for (int s = 1; s <= stepsPerEpoch; s++) {
      kernels.together(pace.shared());
      if (session.cancelled().getAsBoolean()) {
        return new StopReason.Interrupted(epoch);
      }
      int from = (s - 1) * batchRows;
      Batch batch = s == stepsPerEpoch ? last : full;
      float rate = trainer.rate().at(state.step + 1, stepsPerEpoch * trainer.epochs(), history);
      double loss = batch.gradient(from, change);
      if (!Double.isFinite(loss)) {
        return new StopReason.Diverged(state.step + 1, loss);
      }
      right += batch.right();
      lossSum += loss * batch.rows();
      state.move(rate, kernels);
      long now = System.nanoTime();
      pace.took(now - before);
      before = now;
      if (now - told > PROGRESS_NANOS) {
        told = now;
        session
            .listener()
            .accept(new Event.Progressed(
                epoch, s, stepsPerEpoch, lossSum / (from + batch.rows()), rate));
      }
    }
    float rate = trainer.rate().at(state.step, stepsPerEpoch * trainer.epochs(), history);
    Validation.Outcome held;
    try {
      held = validation.at(blueprint, state.judged(), kernels, session.cancelled());
    } catch (CancellationException e) {
      return new StopReason.Interrupted(epoch); // an epoch without validation has not ended
    }
    double accuracy = full.countable() ? (double) right / train.rows() : Double.NaN;
    end(new Epoch(
        epoch,
        lossSum / train.rows(),
        accuracy,
        held.loss(),
        held.accuracy(),
        rate,
        (System.nanoTime() - start) / 1e9));
    return null;
  }

  private void end(Epoch epoch) {
    history.add(epoch);
    boolean best = history.best() == epoch.number();
    if (best) {
      float[] judged = state.judged();
      kept = kept.length == 0 ? new float[judged.length] : kept;
      System.arraycopy(judged, 0, kept, 0, judged.length);
    }
    session
        .listener()
        .accept(new Event.EpochEnded(
            epoch, best, this::checkpoint, () -> model(state.judged(), epoch.number())));
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        trainer,
        blueprint,
        rows.all(),
        state.step,
        state.theta().toArray(),
        state.slots(),
        state.average(),
        kept.clone(),
        history.copy());
  }

  /**
   * The model of the training, with the weights at the minimum of the validation error. If nothing is held out, it has
   * the newest weights, unless the training diverged.
   */
  private Model model(StopReason reason) {
    boolean ruined = reason instanceof StopReason.Diverged;
    boolean newest = kept.length == 0 || (validation.rows() == 0 && !ruined);
    return newest ? model(state.judged(), history.epochs()) : model(kept, history.best());
  }

  /** Calculated when the first model is made, so that no step waits for it. */
  private Learnt learnt() {
    Learnt known = learnt == null ? origin.learnt(train) : learnt;
    learnt = known;
    return known;
  }

  private Model model(float[] theta, int epoch) {
    Provenance provenance = new Provenance(
        origin.recipe(Spec.whole(trainer)),
        train.name(),
        rows.train(),
        train.rows(),
        epoch,
        session.kernels().name(),
        Runtime.version().toString(),
        learnt());
    return new Model(preparation, new Network(blueprint, theta), trainer.loss(), provenance);
  }
}
