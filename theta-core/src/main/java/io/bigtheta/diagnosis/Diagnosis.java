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
 * What a training shows, in plain words: whether the network underfits, fits well or overfits.
 *
 * <p>Training and validation rows are measured in the same way: at the weights kept, without noise such as dropout. So
 * they can be compared, unlike the training loss of an epoch, which is a mean while θ changes. Chance alone would cause
 * one gap in a hundred, and one suspected leak in a thousand. The validation rows chose the epoch, so the validation
 * error is slightly too small.
 *
 * @param train the measurement on the training rows; on 10,000 of them if there are more
 * @param validation the measurement on the validation rows; empty if there are none
 * @param findings the findings, at least one
 * @param overfitting the epoch from which the validation loss rose for good; empty if it did not
 */
public record Diagnosis(
    Measured train,
    Optional<Measured> validation,
    List<Finding> findings,
    OptionalInt overfitting) {
  /** With more rows than this the intervals would be narrower than any threshold here. */
  private static final int MOST_ROWS = 10_000;

  /**
   * If the error is above this share of the error of a constant prediction, the network has not learnt the training
   * rows.
   */
  private static final double LEARNT = 0.5;

  /**
   * The smallest gap to report: two points of accuracy, or five of R². Smaller gaps do not matter, however many rows
   * prove them.
   */
  private static final double GAP = 0.02;

  private static final double GAP_R2 = 0.05;

  /** The largest gap that counts as close: five points of accuracy, or 0.1 of R². In between nothing is certain. */
  private static final double CLOSE = 0.05;

  private static final double CLOSE_R2 = 0.1;

  /** The validation loss has to rise by this share of its minimum. A smaller rise is the noise of single steps. */
  private static final double RISE = 0.05;

  /** The validation loss has to rise by this many standard errors. The same rows are compared, so this is cautious. */
  private static final double RISE_ERRORS = 2;

  /** If half of the 95 % interval is wider than five points of accuracy, or 0.1 of R², the validation says little. */
  private static final double VAGUE = 0.05;

  private static final double VAGUE_R2 = 0.1;

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /**
   * Diagnoses a training on these rows.
   *
   * @throws Refusal if the training kept no weights, because no epoch ended
   */
  public static Diagnosis of(Training training, Dataset train, Dataset validation) {
    return of(training, train, validation, () -> false);
  }

  /**
   * The same as {@link #of(Training, Dataset, Dataset)}, and it can be cancelled.
   *
   * @param cancelled asked before every batch of rows that is measured
   * @throws java.util.concurrent.CancellationException if {@code cancelled} said yes
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

  /**
   * The same with more findings, which come first. A fit is not called good beside them, and underfitting that they
   * explain is not said twice.
   */
  Diagnosis and(List<Finding> more) {
    List<Finding> all = new ArrayList<>(more);
    boolean explained = more.stream().anyMatch(finding -> finding.kind() == Kind.UNDERFITTING);
    findings.stream()
        .filter(finding -> more.isEmpty() || finding.kind() != Kind.GOOD_FIT)
        .filter(finding -> !explained || finding.kind() != Kind.UNDERFITTING)
        .forEach(all::add);
    return new Diagnosis(train, validation, all, overfitting);
  }

  /**
   * The epoch after the minimum of the validation loss, if that loss has since risen by more than noise while the
   * training loss fell.
   */
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

  /**
   * The mean validation loss of the last quarter of the epochs from {@code from} on, because a single epoch may be an
   * exception.
   */
  private static double end(History history, int from) {
    int quarter = Math.max(1, (history.epochs() - from + 1) / 4);
    return history.list().subList(history.epochs() - quarter, history.epochs()).stream()
            .mapToDouble(Epoch::validationLoss)
            .sum()
        / quarter;
  }

  /** Makes the findings, one after another. */
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
                  + ", but nothing is known about rows it has not seen: hold some out")));
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
          ? text("always answering the most frequent class gives %s", percent(1 - train.spread()))
          : "always answering the mean gives 0";
      findings.add(
          new Finding(
              Kind.UNDERFITTING,
              side(train, "training") + ", where " + constant
                  + "; try more units, more epochs or another learning rate; if nothing helps, the inputs may not contain enough"));
      return true;
    }

    private void compare(Measured validation, boolean fits, List<Finding> findings) {
      from.ifPresent(epoch -> findings.add(rose(epoch)));
      double[] gap = Chance.difference(validation, train, classes(), Chance.CAREFUL);
      boolean tooWide = gap[0] > (classes() ? GAP : GAP_R2 * validation.spread());
      boolean leak = Chance.difference(train, validation, classes(), Chance.RARE)[0] > 0;
      boolean vague = vague(validation);
      String both = side(train, "training") + " and " + side(validation, "validation");
      if (tooWide) {
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
                    + ", which chance does not explain (99.9 % interval); look for validation rows that are training rows too, and for inputs that give away the target there"));
      }
      int parameters = training.model().network().blueprint().size();
      if (tooWide && rows.rows() < parameters) {
        findings.add(new Finding(
            Kind.TOO_FEW_ROWS,
            text(
                "%,d training rows for a network of %,d parameters that does better on them than on others",
                rows.rows(), parameters)));
      }
      if (vague) {
        findings.add(new Finding(Kind.TOO_FEW_ROWS, judgedByFew(validation)));
      }
      if (tooWide || leak || vague || !fits) {
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
      String told = text("%,d validation rows are too few for a sure answer: ", validation.rows());
      String instead = "; cross-validate, which evaluates on every row";
      if (!classes()) {
        return told
            + side(validation, "validation")
            + (Double.isFinite(validation.errorError())
                ? text(
                    ", and the 95 %% interval is ± %.2f",
                    Chance.USUAL * validation.errorError() / validation.spread())
                : ", which may be off by any amount")
            + instead;
      }
      double[] ends = Chance.interval(validation.accuracy(), validation.rows(), Chance.USUAL);
      return told
          + text(
              "%s of them are right, and the 95 %% interval is %.1f … %s",
              percent(validation.accuracy()), 100 * ends[0], percent(ends[1]))
          + instead;
    }

    /** How large the gap is, from its smallest to its largest likely value. */
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
