package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How the rows were divided for a training. {@link #again} draws the same three parts from the same data.
 *
 * @param data {@link #digest} of all rows before they were divided
 * @param official {@link #digest} of the test set that comes with the data; empty if there is none
 * @param seed the seed of the training, with which the validation rows were drawn
 * @param test the share of the test rows, in [0, 1); if a test set comes with the data, 0 leaves it out and any other
 *     share keeps all of it
 * @param validation the share of the validation rows among the rows that are not test rows, in [0, 1)
 * @param time the column by whose times the rows were divided; empty if they were drawn at random
 */
public record Division(
    String data, String official, long seed, double test, double validation, String time) {
  public Division {
    share("test", test);
    share("validation", validation);
  }

  /** A division of rows drawn at random. */
  public Division(String data, String official, long seed, double test, double validation) {
    this(data, official, seed, test, validation, "");
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of(name, "a share in [0, 1)", value);
    }
  }

  /**
   * The division of these rows with these shares.
   *
   * @param all all rows before they are divided
   * @param official the test set that comes with the data, if there is one
   */
  public static Division of(
      Dataset all, Optional<Dataset> official, long seed, double test, double validation) {
    return new Division(
        digest(all),
        official.map(Division::digest).orElse(""),
        seed,
        test,
        validation,
        all.times().map(Times::column).orElse(""));
  }

  /**
   * SHA-256 of the number of rows, the names of the classes and the hash of each row in its order, in hexadecimal. It
   * does not depend on how words are numbered. It depends on the order of the classes, because rows are drawn class by
   * class.
   */
  public static String digest(Dataset rows) {
    return digest(rows, () -> false);
  }

  private static String digest(Dataset rows, BooleanSupplier cancelled) {
    Digest digest = new Digest().add(rows.rows());
    digest.add(
        rows.targets() instanceof Targets.Classes classes ? classes.labels().toString() : "");
    for (long hash : Fingerprint.hashes(rows, cancelled)) {
      digest.add((int) (hash >>> Integer.SIZE)).add((int) hash);
    }
    return digest.hex();
  }

  /** Draws the three parts again. The result is empty if these are not the rows that were divided. */
  public Optional<Rows> again(Dataset all, Optional<Dataset> official) {
    boolean same = timed(all)
        && digest(all).equals(data)
        && official.map(Division::digest).orElse("").equals(this.official);
    return same
        ? Optional.of(Rows.drawn(all, official, this))
            .filter(rows -> rows.train().rows() > 0)
        : Optional.empty();
  }

  /**
   * Draws the training rows again, with or without the test set that came with them. The result is empty if these are
   * not the rows that were divided.
   *
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says yes
   */
  public Optional<Dataset> train(Dataset all, BooleanSupplier cancelled) {
    Optional<Dataset> other = official.isEmpty() ? Optional.empty() : Optional.of(all.pick());
    return timed(all) && digest(all, cancelled).equals(data)
        ? Optional.of(Rows.drawn(all, other, this).train())
        : Optional.empty();
  }

  /** Whether these rows have times just as the rows had that were divided. */
  private boolean timed(Dataset all) {
    return all.times().map(Times::column).orElse("").equals(time);
  }

  /** Reads the text form. */
  public static Division parse(String text) {
    return Spec.parse(Division.class, text);
  }

  /** The text form, such as {@code division(3f…, "", seed=3, test=0.2, validation=0.1)}. */
  @Override
  public String toString() {
    return Spec.text(this);
  }
}
