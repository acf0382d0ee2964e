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
import java.nio.file.Path;
import java.util.Optional;

/**
 * The recipe of a pruning, which makes a network smaller while it stays about as good on the validation rows.
 *
 * @param model the model file that is pruned, or the folder of its run
 * @param train the data, and how each round is fine-tuned; its loss, rate and epochs are replaced
 * @param pruner what is removed
 * @param tolerance share in [0, 1) of validation accuracy that may be lost; for numbers, the share by which the RMSE may grow
 * @param step share in (0, 1) of the units or weights that the first rounds remove
 * @param epochs epochs of fine-tuning in each round; if empty, 6, or for few rows as many as make 600 steps, up to 50
 * @param rate learning rate of each round; if empty, it falls along a cosine from the optimizer's own rate
 */
public record PruneRecipe(
    String model,
    TrainRecipe train,
    Pruner pruner,
    double tolerance,
    double step,
    Optional<Integer> epochs,
    Optional<Schedule> rate) {
  /** The default number of epochs. Few rows get more, until the epochs make {@link #STEPS}. */
  private static final int EPOCHS = 6;

  private static final int STEPS = 600;
  private static final int MOST_EPOCHS = 50;

  public PruneRecipe {
    if (train
        .network()
        .open()) { // the model has a network, so the defaults for a table without one do not count
      train = train.network(train.network().hidden(Optional.of(NetworkRecipe.RULE)));
    }
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

  /** Removes hidden units, three tenths of them per round, for at most half a percentage point of accuracy. */
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

  /** The pruning of a model on these rows. It has the loss of the model, and all else as the recipe says. */
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

  /** The same, ready to be kept, see {@link TrainRecipe#found}; the path of the model is absolute, too. */
  public PruneRecipe found() {
    return new PruneRecipe(
        Path.of(model).toAbsolutePath().normalize().toString(),
        train.found(),
        pruner,
        tolerance,
        step,
        epochs,
        rate);
  }
}
