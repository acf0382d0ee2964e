package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Mask;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * The pruning loop: prune, fine-tune, tidy and evaluate, then go on from the result, or again from the last network
 * that held.
 */
final class PruningRun {
  /** The smallest share that is tried. */
  private static final double FINEST = 0.03;

  private final Pruning recipe;
  private final Dataset train;
  private final Dataset validation;
  private final Dataset test;
  private final Session session;
  private final PruningLog log;
  private final Consumer<PruningEvent> listener;
  private final Seed seed;
  private final List<Point> curve = new ArrayList<>();

  PruningRun(
      Pruning recipe,
      Dataset train,
      Dataset validation,
      Dataset test,
      Session session,
      PruningLog log,
      Consumer<PruningEvent> listener) {
    this.recipe = recipe;
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.session = session;
    this.log = log;
    this.listener = listener;
    seed = new Seed(recipe.trainer().seed());
  }

  /** A network with its point and the units removed on the way to it. */
  private record Held(Model model, Point point, int dead, int duplicated) {}

  Pruned run(Model given) {
    Optional<PruningState> known = log.last();
    PruningState state;
    if (known.isPresent()) {
      state = known.get();
      state.model().preparation().check(train);
      curve.addAll(state.curve());
      listener.accept(new PruningEvent.Resumed(state.curve()));
    } else {
      Point point = Point.of(0, given, validation, test, session.cancelled());
      Held start = judged(new Held(given, point, 0, 0));
      try {
        start = tidied(start);
      } catch (CancellationException e) {
        return pruned(state(start, recipe.step(), 1), given, false);
      }
      state = state(start, recipe.step(), 1);
      log.keep(state);
    }
    while (state.share() >= Math.min(FINEST, recipe.step())) {
      int left = recipe.pruner().left(state.model().network());
      int least = recipe.pruner().least(state.model().network());
      int count = Math.max(least, Math.min(left - 1, (int) (left * (1 - state.share()))));
      if (count >= left) {
        break;
      }
      Optional<Held> next = round(state, left, count);
      if (next.isEmpty()) {
        return pruned(state, given, false);
      }
      state = after(state, next.get(), count < left - 1);
      log.keep(state);
    }
    return pruned(state, given, true);
  }

  private PruningState state(Held best, double share, int round) {
    return new PruningState(
        best.model(), best.point(), best.dead(), best.duplicated(), curve, share, round);
  }

  /**
   * The state after a round.
   *
   * @param several whether the round removed more than one part; if not, no part can be spared
   */
  private PruningState after(PruningState before, Held next, boolean several) {
    if (next.point().held()) {
      return state(next, before.share(), before.round() + 1);
    }
    Held best = new Held(before.model(), before.point(), before.dead(), before.duplicated());
    return state(best, several ? before.share() / 2 : 0, before.round() + 1);
  }

  private Pruned pruned(PruningState state, Model given, boolean complete) {
    return new Pruned(
        signed(state, given),
        curve,
        state.point(),
        Score.threshold(curve.get(0).validation(), recipe.tolerance()),
        state.dead(),
        state.duplicated(),
        recipe.pruner().parts(),
        complete);
  }

  /** Runs one round. Empty if it was cancelled. */
  private Optional<Held> round(PruningState from, int left, int count) {
    if (session.cancelled().getAsBoolean()) {
      return Optional.empty();
    }
    try {
      return tried(from, left, count);
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private Optional<Held> tried(PruningState from, int left, int count) {
    int round = from.round();
    listener.accept(new PruningEvent.Started(round, left, count));
    Probe probe = new Probe(
        from.model(), train, session.kernels(), seed.child("probe", round), session.cancelled());
    Model smaller = from.model().network(recipe.pruner().prune(probe, count));
    Training training = recipe
        .trainer()
        .seed(seed.child("round", round).key())
        .fineTune(
            smaller,
            Mask.of(smaller.network()),
            train,
            validation,
            session.listener(event -> listener.accept(new PruningEvent.Tuned(round, event))));
    if (training.reason() instanceof StopReason.Interrupted) {
      return Optional.empty();
    }
    boolean ruined = training.reason() instanceof StopReason.Diverged;
    Model tuned = ruined ? smaller : training.model();
    Tidied tidied = Tidied.of(tuned, train, session.kernels(), session.cancelled());
    Model model = tuned.network(tidied.network());
    Point point = Point.of(round, model, validation, test, session.cancelled());
    Score start = curve.get(0).validation();
    return Optional.of(judged(new Held(
        model,
        point.held(!ruined && point.validation().holds(start, recipe.tolerance())),
        from.dead() + tidied.dead(),
        from.duplicated() + tidied.duplicated())));
  }

  /** Removes the units that no prediction depends on; the same network if there are none. */
  private Held tidied(Held start) {
    Tidied tidied = Tidied.of(start.model(), train, session.kernels(), session.cancelled());
    if (!tidied.changed()) {
      return start;
    }
    Model model = start.model().network(tidied.network());
    Point point = Point.of(0, model, validation, test, session.cancelled());
    boolean held = point.validation().holds(start.point().validation(), recipe.tolerance());
    Held smaller = judged(new Held(model, point.held(held), tidied.dead(), tidied.duplicated()));
    return held ? smaller : start;
  }

  private Held judged(Held held) {
    curve.add(held.point());
    listener.accept(new PruningEvent.Judged(held.point(), held.model()));
    return held;
  }

  /** The model with its provenance. */
  private Model signed(PruningState best, Model given) {
    if (best.point().round() == 0 && best.dead() + best.duplicated() == 0) {
      return given;
    }
    Provenance made = best.model().provenance();
    String recipeText = Spec.whole(recipe) + ", round " + best.point().round() + ", from θ "
        + given.network().digest() + " of " + given.provenance().recipe();
    return new Model(
        best.model().preparation(),
        best.model().network(),
        best.model().loss(),
        new Provenance(
            recipeText,
            made.data(),
            made.dataDigest(),
            made.rows(),
            made.epoch(),
            made.kernels(),
            made.java(),
            made.learnt().and(train)));
  }
}
