package io.bigtheta.select;

import io.bigtheta.data.Preparation;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.stopping.Never;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains one fold. The result is a function of structure, trainer, number and rows, whatever else is trained before,
 * after or at the same time.
 *
 * <p>Everything is learnt from the fold's training rows, and the initial θ has a seed made of the trainer's seed and
 * the number.
 *
 * @param structure the layers of the network
 * @param trainer the trainer of the fold
 * @param scored which weights are evaluated
 * @param number the number of the fold, from 1
 */
public record FoldRun(Structure structure, Trainer trainer, Scored scored, int number) {
  /**
   * Trains on {@code split.train()} and evaluates on {@code split.test()}. Empty if it was cancelled.
   *
   * @param session how to run the training; its own listener is not called
   * @param listener called with every epoch
   */
  public Optional<Fold> run(Split split, Session session, Consumer<Epoch> listener) {
    return train(split, session, listener).map(Trained::fold);
  }

  /** A fold and the model that was evaluated. */
  record Trained(Fold fold, Model model) {}

  /** Does the same as {@link #run} and also returns the model. */
  Optional<Trained> train(Split split, Session session, Consumer<Epoch> listener) {
    Trainer mine = trainer.seed(new Seed(trainer.seed()).child("fold", number).key());
    if (scored == Scored.LAST) {
      mine = mine.stopping(new Never());
    }
    EpochRecorder recorder = new EpochRecorder(listener);
    Preparation preparation = mine.preparation(split.train());
    Training training = mine.fit(
        preparation,
        structure.blueprint(preparation),
        split.train(),
        split.test(),
        session.listener(recorder));
    if (training.reason() instanceof StopReason.Interrupted) {
      return Optional.empty();
    }
    try {
      return Optional.of(judged(split, training, recorder.last, session.cancelled()));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /**
   * The evaluation of a fold.
   *
   * @param last θ after the last epoch, if that is to be evaluated and was reached; otherwise the weights that the
   *     training kept are evaluated
   */
  private Trained judged(
      Split split, Training training, Optional<float[]> last, BooleanSupplier cancelled) {
    Model kept = training.model();
    Model model = last.map(theta -> new Model(
            kept.preparation(),
            new Network(kept.network().blueprint(), theta),
            kept.loss(),
            kept.provenance()))
        .orElse(kept);
    int epoch =
        last.isPresent() ? training.history().epochs() : kept.provenance().epoch();
    Fold fold = new Fold(
        number,
        split.train().rows(),
        epoch,
        training.history().best(),
        epoch == 0 ? Double.NaN : training.history().epoch(epoch).trainLoss(),
        Evaluation.of(model, split.test(), cancelled),
        model.network().digest(),
        training.reason(),
        training.history().list());
    return new Trained(fold, model);
  }

  /** Passes on the epochs, and keeps the weights after the last one. */
  private final class EpochRecorder implements Consumer<Event> {
    private final Consumer<Epoch> listener;
    private Optional<float[]> last = Optional.empty();

    EpochRecorder(Consumer<Epoch> listener) {
      this.listener = listener;
    }

    @Override
    public void accept(Event event) {
      if (event instanceof Event.EpochEnded ended) {
        if (scored == Scored.LAST && ended.epoch().number() == trainer.epochs()) {
          Checkpoint at = ended.checkpoint().get();
          last = Optional.of(at.average().length == 0 ? at.theta() : at.average());
        }
        listener.accept(ended.epoch());
      }
    }
  }
}
