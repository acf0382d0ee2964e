package io.bigtheta.data;

import io.bigtheta.math.Digest;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How the rows of a training were divided: from the same data {@link #again} draws the same three parts.
 *
 * @param data {@link #digest} of all rows before they were divided
 * @param official {@link #digest} of the test set that comes with the data; empty if there is none
 * @param seed of the training, with which the validation rows were drawn
 * @param test share of the test rows, in [0, 1); with a test set of the makers' own 0 leaves that out, and all else keeps it whole
 * @param validation share of the validation rows of those not held out as test rows, in [0, 1)
 */
public record Division(String data, String official, long seed, double test, double validation) {
  public Division {
    share("test", test);
    share("validation", validation);
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Refusal.of(name, "a share in [0, 1)", value);
    }
  }

  /** Of these rows. */
  public static Division of(
      Dataset all, Optional<Dataset> official, long seed, double test, double validation) {
    return new Division(
        digest(all), official.map(Division::digest).orElse(""), seed, test, validation);
  }

  /**
   * SHA-256 of the number of rows, the names of the classes and the hash of each row in its order. It is the same however words
   * are numbered; the order of the classes matters, as rows are drawn class by class.
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

  /** The three parts, drawn again; nothing if these are not the rows that were divided. */
  public Optional<Rows> again(Dataset all, Optional<Dataset> official) {
    boolean same =
        digest(all).equals(data) && official.map(Division::digest).orElse("").equals(this.official);
    return same
        ? Optional.of(Rows.drawn(all, official, this))
            .filter(rows -> rows.train().rows() > 0)
        : Optional.empty();
  }

  /**
   * The rows to train on, drawn again, whatever became of a test set that came with them; nothing if these are other rows.
   *
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says so
   */
  public Optional<Dataset> train(Dataset all, BooleanSupplier cancelled) {
    Optional<Dataset> other = official.isEmpty() ? Optional.empty() : Optional.of(all.pick());
    return digest(all, cancelled).equals(data)
        ? Optional.of(Rows.drawn(all, other, this).train())
        : Optional.empty();
  }

  /** Reads the text form. */
  public static Division parse(String text) {
    return Spec.parse(Division.class, text);
  }

  /** The text form, as {@code division(3f…, "", seed=3, test=0.2, validation=0.1)}. */
  @Override
  public String toString() {
    return Spec.whole(this);
  }
}
