package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.train.Session;
import io.bigtheta.train.StopReason;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Tries a wider network than the one that was trained: with four times the hidden units, at least 64, all rectified, by
 * the same recipe, but for a few epochs. It costs at most three tenths of what the training cost, counted in
 * multiplications and not in time, so that the result is always the same.
 */
final class Wider {
  private static final int LEAST_UNITS = 64;
  private static final int MOST_UNITS = 1_024;
  private static final int TIMES = 4;
  private static final int LEAST_ROWS = 500;
  private static final int LEAST_EPOCHS = 5;
  private static final int MOST_STEPS = 4_000;
  private static final double SHARE = 0.3;

  /** What a trial may cost even if the training was shorter: one or two tenths of a second. */
  private static final double SHORT = 1e8;

  /** What a step costs apart from its rows, and a row apart from the parameters, in parameters · rows. */
  private static final double STEP = 4_000;

  private static final double ROW = 40;

  /** The share of a constant's error above which even a wide network is compared with a wider one. */
  private static final double MUCH = 0.5;

  private final Trainer trainer;
  private final Training training;
  private final int rows;
  private final Session session;

  /** @param rows the number of rows that the training learnt from */
  Wider(Trainer trainer, Training training, int rows, Session session) {
    this.trainer = trainer;
    this.training = training;
    this.rows = rows;
    this.session = session;
  }

  /** Whether the network is small, or has learnt little; and does not overfit, as a wider one would too. */
  boolean wanted(Diagnosis diagnosis) {
    boolean overfits =
        diagnosis.findings().stream().anyMatch(finding -> finding.kind() == Kind.OVERFITTING);
    boolean lost = diagnosis.train().error() > MUCH * diagnosis.train().spread();
    return !overfits && widest() < MOST_UNITS && (widest() < LEAST_UNITS || lost);
  }

  /** The wider network in words, such as {@code a network with 64 hidden units, tried for 20 epochs,}. */
  static String words(Training wider) {
    List<Integer> units = hidden(wider.model());
    int epochs = wider.history().epochs();
    return String.format(
        Locale.ROOT,
        "a network with %s%d hidden units, tried for %d epoch%s,",
        units.size() == 1 ? "" : units.size() + " × ",
        units.get(0),
        epochs,
        epochs == 1 ? "" : "s");
  }

  private static List<Integer> hidden(Model model) {
    List<Layer> layers = model.network().blueprint().layers();
    List<Integer> units = new ArrayList<>();
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      if (layer instanceof Dense dense) {
        units.add(dense.units());
      }
    }
    return units;
  }

  private int widest() {
    return hidden(training.model()).stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /**
   * Trains the wider network on {@code train}, or on fewer rows if that would cost too much. The result is empty if the
   * rows would be too few, or if no epoch had a loss that is a number.
   *
   * @param held the rows by which the best epoch is chosen
   * @throws CancellationException if it was cancelled
   */
  Optional<Training> tried(Dataset train, Dataset held) {
    Model model = training.model();
    Blueprint blueprint = new Blueprint(model.network().blueprint().input(), layers());
    double spent =
        training.history().epochs() * cost(rows, model.network().blueprint().size());
    double epochs = Math.max(SHORT, SHARE * spent) / cost(train.rows(), blueprint.size());
    Dataset some = train;
    if (epochs < LEAST_EPOCHS) {
      some = Measured.some(train, (int) (train.rows() * epochs / LEAST_EPOCHS));
      epochs = LEAST_EPOCHS;
    }
    if (some.rows() < Math.min(LEAST_ROWS, train.rows())) {
      return Optional.empty();
    }
    int limit = Math.max(LEAST_EPOCHS, MOST_STEPS / steps(some.rows()));
    Trainer shorter = trainer.epochs((int) Math.min(trainer.epochs(), Math.min(limit, epochs)));
    Training wider = shorter.fit(
        model.preparation(),
        blueprint,
        some,
        held,
        Session.quiet()
            .kernels(session.kernels())
            .threads(session.threads())
            .cancelled(session.cancelled()));
    if (wider.reason() instanceof StopReason.Interrupted) {
      throw new CancellationException("diagnosis: cancelled while a wider network was tried");
    }
    return wider.history().best() == 0 ? Optional.empty() : Optional.of(wider);
  }

  private List<Layer> layers() {
    int units = Math.min(MOST_UNITS, Math.max(LEAST_UNITS, TIMES * widest()));
    List<Layer> layers = new ArrayList<>(List.of(new Dense(units, new Relu())));
    if (hidden(training.model()).size() > 1) {
      layers.add(new Dense(units, new Relu()));
    }
    layers.add(new Dense(training.model().preparation().outputs().size()));
    return layers;
  }

  private int steps(int count) {
    int batch = trainer.batch() == 0 ? count : Math.min(trainer.batch(), count);
    return (count + batch - 1) / batch;
  }

  /** The cost of an epoch, in parameters · rows. */
  private double cost(int count, int parameters) {
    return steps(count) * STEP + count * (ROW + parameters);
  }
}
