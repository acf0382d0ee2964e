package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Split;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a network has learnt less than it could: compares it with a linear model, and with a wider network that is
 * tried for a few epochs.
 */
final class Capacity {
  private static final int MOST_ROWS = 10_000;

  /** With fewer validation rows than this, some of the training rows are kept from the wider network to judge it. */
  private static final int MANY_HELD = 1_000;

  private static final double LEARNT_FROM = 2 / 3.0;

  /** A network whose error is below this share of a constant's has little left to learn. */
  private static final double LITTLE = 0.005;

  private final Training training;
  private final Dataset train;
  private final Dataset held;
  private final double[] units;
  private final Wider wider;
  private final Session session;

  Capacity(Trainer trainer, Training training, Rows rows, Session session) {
    this.training = training;
    this.session = session;
    train = Measured.some(rows.train(), MOST_ROWS);
    held = Measured.some(rows.validation(), MOST_ROWS);
    units = Paired.units(train);
    wider = new Wider(trainer, training, rows.train().rows(), session);
  }

  /**
   * The finding that the network underfits.
   *
   * @param diagnosis what is known of the network already
   * @param linear a linear model, if there is one
   */
  Optional<Finding> finding(Diagnosis diagnosis, Optional<Model> linear) {
    if (diagnosis.validation().isEmpty()
        || !(diagnosis.train().error() > LITTLE * diagnosis.train().spread())) {
      return Optional.empty();
    }
    Optional<Paired> line = linear.map(this::onAll).filter(it -> it.better(Chance.CAREFUL));
    Optional<String> wide = wider.wanted(diagnosis) ? wide() : Optional.empty();
    String linearly =
        line.map(it -> "a linear model reaches " + it.otherScore()).orElse("");
    if (wide.isPresent()) {
      return Optional.of(new Finding(
          Kind.UNDERFITTING,
          wide.get() + ": more units help" + (line.isPresent() ? ", and " + linearly : "")));
    }
    return line.map(
        it -> new Finding(
            Kind.UNDERFITTING,
            linearly + " on the training and validation rows, where this network reaches "
                + it.score()
                + ": it has not even learnt that; more units, more epochs or another learning rate may help"));
  }

  /**
   * Compares a linear model on all rows, if it errs less on the validation rows as well. On training rows, too, this is
   * fair to the network, which could have learnt the same.
   */
  private Paired onAll(Model linear) {
    Paired onHeld = compared(linear, held);
    return onHeld.less() ? onHeld.plus(compared(linear, train)) : onHeld;
  }

  /**
   * What a wider network does better on rows that it has not seen, in words. The network itself has seen some of them,
   * so the comparison is not in favour of the wider one.
   */
  private Optional<String> wide() {
    Split split = held.rows() < MANY_HELD && train.rows() > 2
        ? train.split(LEARNT_FROM, new Seed(0).child("wider", 0))
        : new Split(train, train.pick());
    Optional<Training> tried = wider.tried(split.train(), held);
    if (tried.isEmpty()) {
      return Optional.empty();
    }
    Paired onHeld = compared(tried.get().model(), held);
    Paired both = split.test().rows() == 0
        ? onHeld
        : onHeld.plus(compared(tried.get().model(), split.test()));
    return onHeld.other() <= onHeld.network() && both.better(Chance.CAREFUL)
        ? Optional.of(String.format(
            Locale.ROOT,
            "%s reaches %s on %,d rows that it has not seen, where this one reaches %s",
            Wider.words(tried.get()),
            both.otherScore(),
            both.rows(),
            both.score()))
        : Optional.empty();
  }

  private Paired compared(Model other, Dataset data) {
    return Paired.of(data, answers(training.model(), data), answers(other, data), units);
  }

  private Matrix answers(Model model, Dataset data) {
    return Evaluation.of(model, data, session.cancelled()).answers();
  }
}
