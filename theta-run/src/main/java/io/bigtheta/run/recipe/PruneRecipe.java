package io.bigtheta.run.recipe;

import io.bigtheta.data.Rows;
import io.bigtheta.model.Model;
import io.bigtheta.prune.Pruner;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.Units;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Cosine;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Never;
import java.util.Optional;

/**
 * A smaller network that is as good on the validation rows.
 *
 * @param model the file of the network that is pruned, or the folder of its run
 * @param train which rows, and how each round is fine-tuned: as the model was trained, but for its loss, rate and epochs
 * @param pruner what is taken away
 * @param tolerance how much validation accuracy may be lost, as a share in [0, 1); for numbers, by what share the RMSE may grow
 * @param step share of the units or weights that the first rounds take away, in (0, 1)
 * @param epochs of fine-tuning in each round; if open, 6, or for few rows as many as make 600 steps, up to 50
 * @param rate of each round; if open, it falls along a cosine from the optimizer's own rate
 */
public record PruneRecipe(
    String model,
    TrainRecipe train,
    Pruner pruner,
    double tolerance,
    double step,
    Optional<Integer> epochs,
    Optional<Schedule> rate) {
  /** Where no epochs are given; for few rows more, until they make {@link #STEPS}. */
  private static final int EPOCHS = 6;

  private static final int STEPS = 600;
  private static final int MOST_EPOCHS = 50;

  public PruneRecipe {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw Refusal.of("tolerance", "a share in [0, 1), as 0.5% or 0.005", tolerance)
          .setting("tolerance");
    }
    if (!(step > 0 && step < 1)) {
      throw Refusal.of("step", "a share in (0, 1)", step).setting("step");
    }
    if (epochs.orElse(1) < 1) {
      throw Field.EPOCHS.refuse("at least 1", epochs.get(), "");
    }
  }

  /** Hidden units, three tenths of them a round, for at most half a point of accuracy. */
  public PruneRecipe(String model, TrainRecipe train) {
    this(model, train, new Units(), 0.005, 0.3, Optional.empty(), Optional.empty());
  }

  public PruneRecipe train(TrainRecipe value) {
    return new PruneRecipe(model, value, pruner, tolerance, step, epochs, rate);
  }

  public PruneRecipe pruner(Pruner value) {
    return new PruneRecipe(model, train, value, tolerance, step, epochs, rate);
  }

  public PruneRecipe tolerance(double value) {
    return new PruneRecipe(model, train, pruner, value, step, epochs, rate);
  }

  public PruneRecipe step(double value) {
    return new PruneRecipe(model, train, pruner, tolerance, value, epochs, rate);
  }

  public PruneRecipe epochs(Optional<Integer> value) {
    return new PruneRecipe(model, train, pruner, tolerance, step, value, rate);
  }

  public PruneRecipe rate(Optional<Schedule> value) {
    return new PruneRecipe(model, train, pruner, tolerance, step, epochs, value);
  }

  /** What this comes to for a model and rows: optimizer, batch, penalty and all else as in its training, the loss as the model's. */
  public Pruning pruning(Model given, Rows rows) {
    TrainRecipe own = train.learning(train.learning().loss(given.loss()));
    Trainer trainer = Plan.of(own, rows).trainer();
    int batch = trainer.batch() == 0 ? rows.train().rows() : trainer.batch();
    int steps = (rows.train().rows() + batch - 1) / batch;
    int usual = Math.max(EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps));
    float first = trainer.optimizer().rate();
    Schedule falling = trainer.optimizer().fullBatch() ? new Constant(first) : new Cosine(first);
    return Pruning.of(
            pruner,
            trainer.epochs(epochs.orElse(usual)).rate(rate.orElse(falling)).stopping(new Never()))
        .tolerance(tolerance)
        .step(step);
  }
}
