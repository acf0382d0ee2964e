package io.bigtheta.train;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Seed;
import io.bigtheta.math.Team;
import io.bigtheta.math.TeamKernels;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Spec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop: epochs of batches, each a gather, a loss with its gradient, and a step of the optimizer; then the validation.
 *
 * <p>Inside, one θ, one ∇θ and the optimizer's slots change in place; nobody outside sees them.
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
  private final String trainDigest;
  private final String dataDigest;
  private final int[] order;
  private final int batchRows;
  private final int stepsPerEpoch;
  private final State state;
  private final History history;
  private final Pace pace = new Pace();
  private float[] kept;

  Descent(Trainer trainer, Origin origin, Dataset train, Dataset held, Session session) {
    this.trainer = trainer;
    this.origin = origin;
    this.blueprint = origin.blueprint();
    this.train = train;
    this.session = session;
    preparation = origin.preparation();
    origin.check(train, held);
    validation = new Validation(trainer.loss(), preparation, held);
    trainDigest = train.digest();
    dataDigest = origin.digest(trainDigest, held);
    order = new int[train.rows()];
    batchRows = trainer.batch() == 0 ? train.rows() : Math.min(trainer.batch(), train.rows());
    stepsPerEpoch = (train.rows() + batchRows - 1) / batchRows;
    if ((long) stepsPerEpoch * trainer.epochs() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("epochs: expected fewer than 2^31 steps in all, got "
          + trainer.epochs() + " epochs of " + stepsPerEpoch);
    }
    @Nullable Checkpoint from = session.from().map(this::check).orElse(null);
    state = new State(trainer, blueprint, origin.theta(), origin.mask(), from);
    history = from == null
        ? new History(trainer.criterion(), java.util.List.of())
        : from.history().copy();
    kept = from == null ? new float[0] : from.kept().clone();
  }

  private Checkpoint check(Checkpoint from) {
    if (!from.trainer().equals(trainer) || !from.blueprint().equals(blueprint)) {
      throw new IllegalArgumentException("checkpoint: expected one of " + trainer + " on "
          + blueprint + ", got " + from.trainer() + " on " + from.blueprint());
    }
    if (!from.dataDigest().equals(dataDigest)) {
      throw new IllegalArgumentException("checkpoint: expected the rows it was trained on"
          + (origin.model().isEmpty() ? "" : " and the model it went on from")
          + ", got others in " + train.name() + "; start a new training for new data");
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
      StopReason reason = epochs(kernels);
      session.listener().accept(new Event.Ended(reason, history.best()));
      return new Training(model(reason), history.copy(), reason);
    }
  }

  private StopReason epochs(TeamKernels kernels) {
    Feed feed = new Feed(preparation, train, trainer.augment());
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

  /** One epoch; says why training must end at once, or null. */
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
    Validation.Outcome held = validation.at(blueprint, state.judged(), kernels);
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
        dataDigest,
        state.step,
        state.theta().toArray(),
        state.slots(),
        state.average(),
        kept.clone(),
        history.copy());
  }

  /**
   * With the weights at the minimum of the validation error; with nothing held out, the newest ones, unless those diverged.
   */
  private Model model(StopReason reason) {
    boolean ruined = reason instanceof StopReason.Diverged;
    boolean newest = kept.length == 0 || (validation.rows() == 0 && !ruined);
    return newest ? model(state.judged(), history.epochs()) : model(kept, history.best());
  }

  private Model model(float[] theta, int epoch) {
    Provenance provenance = new Provenance(
        origin.recipe(Spec.whole(trainer)),
        train.name(),
        trainDigest,
        train.rows(),
        epoch,
        session.kernels().name(),
        Runtime.version().toString());
    return new Model(preparation, new Network(blueprint, theta), trainer.loss(), provenance);
  }
}
