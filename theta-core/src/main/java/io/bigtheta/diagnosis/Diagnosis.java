package io.bigtheta.diagnosis;

import io.bigtheta.data.Dataset;
import io.bigtheta.diagnosis.Finding.Kind;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Training;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * What a training shows, in plain words: whether the network is too small, about right, or knows the training rows by heart.
 *
 * <p>Like is compared with like: training and validation rows are both measured at the weights kept, with nothing left out at
 * random, unlike the training loss of an epoch, which is a mean while θ moves. Chance alone would bring about
 * one gap in a hundred, and one suspected leak in a thousand. The validation rows chose the epoch, so they flatter the network by a little.
 *
 * @param train on the training rows, 10,000 of them if there are more
 * @param validation on the validation rows, where there are any
 * @param findings at least one
 * @param overfitting the epoch from which the validation loss rose for good, if it did
 */
public record Diagnosis(
    Measured train,
    Optional<Measured> validation,
    List<Finding> findings,
    OptionalInt overfitting) {
  /** More rows make the intervals narrower than any threshold here. */
  private static final int MOST_ROWS = 10_000;

  /** Half of what a constant answer gets wrong: a network that leaves more has not learnt the training rows. */
  private static final double LEARNT = 0.5;

  /** A gap to be named: two points of accuracy, five of R². Smaller ones trouble nobody, however many rows prove them. */
  private static final double GAP = 0.02;

  private static final double GAP_R2 = 0.05;

  /** A gap that may be called close: five points of accuracy, or 0.1 of R². Between the two kinds nothing is certain. */
  private static final double CLOSE = 0.05;

  private static final double CLOSE_R2 = 0.1;

  /** By which share of its minimum the validation loss must rise: less is the noise of single steps. */
  private static final double RISE = 0.05;

  /** Standard errors of the validation loss by which it must rise. The same rows are compared, so this is cautious. */
  private static final double RISE_ERRORS = 2;

  /** Half an interval wider than five points of accuracy, or 0.1 of R², says little. */
  private static final double VAGUE = 0.05;

  private static final double VAGUE_R2 = 0.1;

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Of a training on these rows, that came to keep weights. */
  public static Diagnosis of(Training training, Dataset train, Dataset validation) {
    return of(training, train, validation, () -> false);
  }

  /**
   * The same, until somebody no longer wants it.
   *
   * @param cancelled asked before every batch of rows that is measured
   * @throws java.util.concurrent.CancellationException if the answer was yes
   */
  public static Diagnosis of(
      Training training, Dataset train, Dataset validation, BooleanSupplier cancelled) {
    if (training.model().provenance().epoch() == 0) {
      throw Refusal.of(
          "diagnosis", "a training that ended an epoch", training.reason(), "see why it stopped");
    }
    Measured learnt = Measured.of(training.model(), train, MOST_ROWS, cancelled);
    Optional<Measured> held = validation.rows() == 0
        ? Optional.empty()
        : Optional.of(Measured.of(training.model(), validation, MOST_ROWS, cancelled));
    OptionalInt from = held.isPresent()
        ? overfitting(training.history(), held.get().lossError())
        : OptionalInt.empty();
    return new Diagnosis(learnt, held, new Judge(training, train, learnt, held, from).all(), from);
  }

  /** The epoch after the minimum of the validation loss, if that rose since by more than noise while the training loss fell. */
  static OptionalInt overfitting(History history, double lossError) {
    OptionalInt from = history.overfitting();
    if (from.isEmpty()) {
      return from;
    }
    Epoch least = history.epoch(from.getAsInt() - 1);
    double rise = end(history, from.getAsInt()) - least.validationLoss();
    double noise = Math.max(RISE * least.validationLoss(), RISE_ERRORS * lossError);
    return rise > noise ? from : OptionalInt.empty();
  }

  /** The mean validation loss of the last quarter of the epochs from {@code from} on: one epoch alone may be an exception. */
  private static double end(History history, int from) {
    int quarter = Math.max(1, (history.epochs() - from + 1) / 4);
    return history.list().subList(history.epochs() - quarter, history.epochs()).stream()
            .mapToDouble(Epoch::validationLoss)
            .sum()
        / quarter;
  }

  /** The findings, one after another. */
  private record Judge(
      Training training, Dataset rows, Measured train, Optional<Measured> held, OptionalInt from) {
    List<Finding> all() {
      List<Finding> findings = new ArrayList<>();
      boolean fits = !underfitting(findings);
      held.ifPresentOrElse(
          validation -> compare(validation, fits, findings),
          () -> findings.add(new Finding(
              Kind.NOTHING_HELD_OUT,
              side(train, "training")
                  + ", and how rows not seen would do nobody knows: hold some out")));
      return findings;
    }

    private boolean classes() {
      return training.model().classifies();
    }

    private boolean underfitting(List<Finding> findings) {
      double least = classes()
          ? Chance.interval(train.error(), train.rows(), Chance.USUAL)[0]
          : train.error() - Chance.USUAL * train.errorError();
      if (!(least > LEARNT * train.spread())) {
        return false;
      }
      String constant = classes()
          ? text("always answering the most frequent class makes %s", percent(1 - train.spread()))
          : "always answering the mean makes 0";
      findings.add(
          new Finding(
              Kind.UNDERFITTING,
              side(train, "training") + ", where " + constant
                  + "; try more units, more epochs or another rate, and if that does not help, the inputs do not tell more"));
      return true;
    }

    private void compare(Measured validation, boolean fits, List<Finding> findings) {
      from.ifPresent(epoch -> findings.add(rose(epoch)));
      double[] gap = Chance.difference(validation, train, classes(), Chance.CAREFUL);
      boolean heart = gap[0] > (classes() ? GAP : GAP_R2 * validation.spread());
      boolean leak = Chance.difference(train, validation, classes(), Chance.RARE)[0] > 0;
      boolean vague = vague(validation);
      String both = side(train, "training") + " and " + side(validation, "validation");
      if (heart) {
        findings.add(new Finding(
            Kind.OVERFITTING,
            "at the weights kept, " + both + ", " + points(gap, validation)
                + " less (99 % interval); more rows, dropout, a penalty or fewer units may help"));
      }
      if (leak) {
        findings.add(
            new Finding(
                Kind.LEAKAGE_SUSPECTED,
                both
                    + ", which chance does not explain (99.9 % interval); look for validation rows that are training rows too, and for inputs that tell the target there alone"));
      }
      int parameters = training.model().network().blueprint().size();
      if (heart && rows.rows() < parameters) {
        findings.add(new Finding(
            Kind.TOO_FEW_ROWS,
            text(
                "%,d training rows for a network of %,d parameters that does better on them than on others",
                rows.rows(), parameters)));
      }
      if (vague) {
        findings.add(new Finding(Kind.TOO_FEW_ROWS, judgedByFew(validation)));
      }
      if (heart || leak || vague || !fits) {
        return;
      }
      boolean close = validation.error() - train.error()
          <= (classes() ? CLOSE : CLOSE_R2 * validation.spread());
      findings.add(
          close
              ? new Finding(Kind.GOOD_FIT, both + ", which is close")
              : new Finding(
                  Kind.TOO_FEW_ROWS,
                  both + ", which may be chance or overfitting: " + points(gap, validation)
                      + " less (99 % interval); cross-validate to know"));
    }

    private Finding rose(int epoch) {
      Epoch least = training.history().epoch(epoch - 1);
      Epoch last = training.history().last();
      int kept = training.model().provenance().epoch();
      return new Finding(
          Kind.OVERFITTING,
          text(
              "from epoch %d the validation loss rose, from %.4f to %.4f, while the training loss fell, from %.4f to %.4f; the weights kept are those of epoch %d",
              epoch,
              least.validationLoss(),
              last.validationLoss(),
              least.trainLoss(),
              last.trainLoss(),
              kept));
    }

    private boolean vague(Measured validation) {
      if (!classes()) {
        return !(Chance.USUAL * validation.errorError() <= VAGUE_R2 * validation.spread());
      }
      double[] ends = Chance.interval(validation.error(), validation.rows(), Chance.USUAL);
      return ends[1] - ends[0] > 2 * VAGUE;
    }

    private String judgedByFew(Measured validation) {
      String told = text("%,d validation rows tell little: ", validation.rows());
      String instead = "; cross-validate, which judges by every row";
      if (!classes()) {
        return told + side(validation, "validation") + ", give or take "
            + (Double.isFinite(validation.errorError())
                ? text("%.2f", Chance.USUAL * validation.errorError() / validation.spread())
                : "anything")
            + instead;
      }
      double[] ends = Chance.interval(validation.accuracy(), validation.rows(), Chance.USUAL);
      return told
          + text(
              "%s of them are right, and %.1f … %s may be true",
              percent(validation.accuracy()), 100 * ends[0], percent(ends[1]))
          + instead;
    }

    /** How far apart, from … to. */
    private String points(double[] gap, Measured validation) {
      double unit = classes() ? 1 : validation.spread();
      String format = classes() ? "%.1f to %.1f points" : "%.2f to %.2f";
      double scale = classes() ? 100 : 1;
      return text(format, scale * gap[0] / unit, scale * gap[1] / unit);
    }

    private String side(Measured measured, String part) {
      return classes()
          ? percent(measured.accuracy()) + " of the " + part + " rows are right"
          : text("R² is %.3f on the %s rows", measured.explained(), part);
    }
  }

  private static String percent(double share) {
    return text("%.1f %%", 100 * share);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
