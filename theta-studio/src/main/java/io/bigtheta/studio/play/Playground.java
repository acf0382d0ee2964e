package io.bigtheta.studio.play;

import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A network that learns points of the plane a few epochs at a time.
 *
 * <p>Between two calls it is nothing but a {@link Checkpoint}: {@link #train} lets the trainer of core go on from there and keeps
 * the next one. So it needs no thread and no loop of its own, a pause costs nothing, and the bits are those of one long training.
 * A changed weight is a checkpoint with another θ. For any number of threads, one at a time.
 */
public final class Playground {
  /** The history of more would make each epoch slow. */
  public static final int MOST_EPOCHS = 20_000;

  private final PlayRecipe begun;
  private final Scores scores;
  private PlayRecipe recipe;
  private Plan plan;
  private Checkpoint now;
  private String problem = "";
  private boolean edited;
  private long version;

  /** Begins with the θ that a training with this recipe begins with. */
  public Playground(PlayRecipe recipe) {
    begun = recipe;
    this.recipe = recipe;
    plan = recipe.plan();
    scores = new Scores(plan);
    now = start(plan);
  }

  /** The state before the first epoch. Core checks its digest of the rows when the training goes on. */
  private static Checkpoint start(Plan plan) {
    Trainer trainer = plan.trainer();
    Blueprint blueprint = plan.blueprint();
    return new Checkpoint(
        trainer,
        blueprint,
        new Digest()
            .add(plan.rows().train().digest())
            .add(plan.rows().test().digest())
            .hex(),
        0,
        blueprint.start(new Seed(trainer.seed()).child("theta", 0)),
        new float[trainer.optimizer().slots()][blueprint.trainable()],
        new float[0],
        new float[0],
        new History(trainer.monitor(), List.of()));
  }

  /**
   * Trains until {@code epochs} epochs have ended or {@code nanos} have passed, and at least one epoch. Does nothing after an epoch
   * that diverged, and after the last one.
   */
  public synchronized void train(int epochs, long nanos) {
    int goal = (int) Math.min(MOST_EPOCHS, (long) epoch() + epochs);
    if (goal <= epoch() || !problem.isEmpty()) {
      return;
    }
    long end = System.nanoTime() + nanos;
    AtomicReference<@Nullable Checkpoint> next = new AtomicReference<>();
    Session session = Session.quiet()
        .listener(event -> {
          if (event instanceof Event.EpochEnded ended
              && (ended.epoch().number() >= goal || System.nanoTime() - end > 0)) {
            next.set(ended.checkpoint().get());
          }
        })
        .cancelled(() -> next.get() != null)
        .from(now);
    StopReason reason = plan.trainer()
        .fit(
            plan.preparation(),
            plan.blueprint(),
            plan.rows().train(),
            plan.rows().test(),
            session)
        .reason();
    Checkpoint reached = next.get();
    if (reached != null) {
      now = reached;
    } else {
      problem = reason.toString();
    }
    version++;
  }

  /** Goes back to the state before the first epoch. */
  public synchronized void reset() {
    recipe = begun;
    plan = begun.plan();
    now = start(plan);
    problem = "";
    edited = false;
    version++;
  }

  /**
   * Goes on with other settings of the training, and with the same θ.
   *
   * @param fields all settings that differ from the defaults
   * @throws Refusal if one is refused, or if it needs another network or other rows
   */
  public synchronized void change(Map<String, String> fields) {
    PlayRecipe other = recipe.with(fields);
    Plan next = other.plan();
    boolean sameRows = next.rows().test().digest().equals(plan.rows().test().digest());
    if (!next.blueprint().equals(plan.blueprint())
        || next.trainer().seed() != plan.trainer().seed()
        || !sameRows) {
      throw Refusal.of(
          "settings", "the same network, rows and seed", "others", "begin another playground");
    }
    Trainer trainer = next.trainer();
    if (trainer.equals(plan.trainer())) {
      return;
    }
    boolean same = trainer.optimizer().getClass() == plan.trainer().optimizer().getClass();
    float[][] slots = same
        ? now.slots()
        : new float[trainer.optimizer().slots()][plan.blueprint().trainable()];
    now = new Checkpoint(
        trainer,
        now.blueprint(),
        now.dataDigest(),
        same ? now.step() : 0,
        now.theta(),
        slots,
        now.average(),
        now.kept(),
        now.history());
    edited = edited || epoch() > 0;
    recipe = other;
    plan = next;
    problem = "";
    version++;
  }

  /**
   * Gives one number of θ another value.
   *
   * @param index in θ
   */
  public synchronized void weight(int index, float value) {
    if (index < 0 || index >= now.theta().length || !(Math.abs(value) <= 1e6f)) {
      throw Refusal.of("weight", "a number up to a million, for a weight of the network", value)
          .setting("weight");
    }
    float[] theta = now.theta().clone();
    theta[index] = value;
    now = new Checkpoint(
        now.trainer(),
        now.blueprint(),
        now.dataDigest(),
        now.step(),
        theta,
        now.slots(),
        now.average(),
        now.kept(),
        now.history());
    edited = true;
    problem = "";
    version++;
  }

  /** How many epochs have ended. */
  public synchronized int epoch() {
    return now.history().epochs();
  }

  /** Rises with every change. */
  public synchronized long version() {
    return version;
  }

  /** Why the training cannot go on; empty if it can. */
  public synchronized String problem() {
    return problem;
  }

  /** Whether somebody changed a weight or a setting on the way, so that no recipe ends in this θ. */
  public synchronized boolean edited() {
    return edited;
  }

  /** The epochs that have ended after the first {@code known} ones. */
  public synchronized List<Epoch> epochs(int known) {
    List<Epoch> all = now.history().list();
    return all.subList(Math.min(known, all.size()), all.size());
  }

  /** The network as it is now. */
  public synchronized Network network() {
    return new Network(now.blueprint(), now.theta());
  }

  /** A copy of θ as it is now. */
  public synchronized float[] theta() {
    return now.theta().clone();
  }

  /** The recipe as it is now. */
  public synchronized PlayRecipe recipe() {
    return recipe;
  }

  /** Rows, network and trainer as they are now. */
  public synchronized Plan plan() {
    return plan;
  }

  /** Where the blocks of weights lie in θ. */
  public List<Block> blocks() {
    return plan().blueprint().blocks();
  }

  /** Measures a network on the training and test rows. */
  public Scores scores() {
    return scores;
  }

  /** The network and the trainer as texts, for people. */
  @Override
  public String toString() {
    return plan().blueprint().text() + ", " + Spec.text(plan().trainer());
  }
}
